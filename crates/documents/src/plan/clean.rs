//! Makes any text printable: whatever a person pasted, the page stays whole and the PDF valid.
//!
//! PDF/UA-1 forbids characters without a glyph, so what the shipped fonts do not hold becomes `�`; control
//! characters vanish; marks that reorder the rest of the line (a spoofing trick) vanish too.

use typst::text::Font;

/// Most marks one letter may carry; honest scripts need up to four.
const MARKS: usize = 6;

/// Words up to this length are left to hyphenation; longer runs and runs with digits are no words.
const WORD: usize = 40;

/// Which characters the shipped fonts hold, and which share a font.
pub(crate) struct Glyphs {
    fonts: Vec<Font>,
}

impl Glyphs {
    pub(super) fn new(fonts: Vec<Font>) -> Self {
        Self { fonts }
    }

    /// Bit set of the fonts that hold `c`.
    fn holders(&self, c: char) -> u32 {
        self.fonts.iter().enumerate().fold(0, |set, (bit, font)| {
            set | (u32::from(font.info().coverage.contains(u32::from(c))) << bit)
        })
    }

    /// Whether `c` can be printed; line breaks and tabs count as printable.
    pub(super) fn holds(&self, c: char) -> bool {
        is_dropped(c)
            || matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
            || self.holders(c) != 0
    }

    /// Text that prints safely and keeps everything printable.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut base, mut marks) = (0, 0);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    out.push('\n');
                    base = 0;
                }
                '\t' => {
                    out.push(' ');
                    base = 0;
                }
                _ if is_dropped(c) => {}
                _ if is_mark(c) => {
                    // A mark prints only on a letter of its own font, or there would be no glyph for both.
                    marks += 1;
                    if marks <= MARKS && base & self.holders(c) != 0 {
                        out.push(c);
                    }
                }
                // Joiners belong to the letters around them and must not stand alone.
                '\u{200c}' | '\u{200d}' => {
                    if base & self.holders(c) != 0 {
                        out.push(c);
                    }
                }
                _ => {
                    base = self.holders(c);
                    marks = 0;
                    out.push(if base == 0 { '\u{fffd}' } else { c });
                }
            }
        }
        out
    }
}

/// Allows a break inside runs that would not fit: at most `limit` characters stay together,
/// unless they are a word that hyphenation can divide.
pub(crate) fn soften(text: &str, limit: usize) -> String {
    let limit = limit.max(8);
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let length = piece.chars().count();
        let word = length <= WORD && piece.trim_end().chars().all(char::is_alphabetic);
        if length <= limit || word {
            out.push_str(piece);
            continue;
        }
        let mut run = 0;
        for c in piece.chars() {
            if run >= limit && !is_mark(c) && !c.is_whitespace() {
                out.push('\u{200b}');
                run = 0;
            }
            out.push(c);
            run += 1;
        }
    }
    out
}

/// Characters that never reach the paper: controls, overrides and isolates of direction, fillers, tags,
/// variation selectors, byte order marks.
fn is_dropped(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
        || matches!(c,
            '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Combining marks of the scripts the shipped fonts hold.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}' | '\u{135d}'..='\u{135f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::world::fonts;

    fn clean(text: &str) -> String {
        Glyphs::new(fonts().unwrap()).clean(text)
    }

    #[test]
    fn honest_text_of_every_script_stays_as_it_is() {
        for text in [
            "Weiterführende Straße 12a – „Größe“ 5 €",
            "Şanlıurfa, Černivci, Đặng",
            "Українська Її Ґ",
            "می‌خواهم سَلام",
            "ትግርኛ ምስክር ወረቀት",
            "a\nb",
            "e\u{301}",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn what_cannot_be_printed_is_shown_as_such_and_what_deceives_is_gone() {
        assert_eq!(clean("ok 🎉 中"), "ok \u{fffd} \u{fffd}");
        assert_eq!(clean("a\0b\u{1b}[31m"), "ab[31m");
        assert_eq!(clean("\u{202e}gnp.exe\u{202c}\u{2066}x\u{2069}"), "gnp.exex");
        assert_eq!(clean("a\r\nb\u{2028}c\td"), "a\nb\nc d");
    }

    #[test]
    fn marks_stay_only_on_letters_of_their_own_font() {
        assert_eq!(clean("ا\u{301}"), "ا");
        assert_eq!(clean("\u{301}x"), "x");
        assert_eq!(clean(&format!("Z{}", "\u{301}".repeat(10_000))).chars().count(), 1 + MARKS);
    }

    #[test]
    fn endless_runs_may_break_and_long_words_are_left_to_hyphenation() {
        assert_eq!(
            soften("Bundesausbildungsförderungsgesetz", 12),
            "Bundesausbildungsförderungsgesetz"
        );
        assert_eq!(soften("012345678901", 8), "01234567\u{200b}8901");
        assert_eq!(soften(&"x".repeat(100), 20).matches('\u{200b}').count(), 4);
    }
}
