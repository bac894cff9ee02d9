//! Finding words in minutes: what is asked for, and where in a text it stands.

use base::{Date, FieldError, Timestamp};

use super::{ItemId, MeetingId};
use crate::cases::search::words as plain_words;
use crate::network::bodies::BodyId;

/// The most words one search looks for.
pub const TERMS: usize = 6;
/// The most letters of a word that are compared.
const LETTERS: usize = 40;
/// Letters shown before and after the place that was found.
const AROUND: usize = 90;

/// Words that stand everywhere and tell nothing, in plain spelling.
const EVERYWHERE: &[&str] = &[
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "das", "dass", "dem", "den",
    "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "es", "fuer", "hat", "ist",
    "im", "in", "ja", "mit", "nach", "nicht", "noch", "oder", "sich", "sie", "sind", "so", "um",
    "und", "von", "vor", "war", "was", "wer", "wie", "wird", "zu", "zum",
];

/// The words of a text that are looked up, each once, in plain spelling.
pub fn words(text: &str) -> Vec<String> {
    let mut all: Vec<String> = plain_words(text).into_iter().filter_map(known).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn known(word: String) -> Option<String> {
    let word: String = word.chars().take(LETTERS).collect();
    let tells = word.chars().nth(1).is_some() || word.chars().all(char::is_numeric);
    (tells && !EVERYWHERE.contains(&word.as_str())).then_some(word)
}

/// What is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words as typed; a word finds every word it begins.
    pub words: String,
    /// Of this body alone.
    pub body: Option<BodyId>,
    /// From this day.
    pub from: Option<Date>,
    /// Until this day, with it.
    pub until: Option<Date>,
}

impl Asked {
    /// The words to look up.
    ///
    /// # Errors
    /// At `words`, when there are too many, or only such as stand everywhere; at `until`, when it lies before `from`.
    pub fn terms(&self) -> Result<Vec<String>, Vec<FieldError>> {
        let mut errors = Vec::new();
        let terms = words(&self.words);
        if terms.len() > TERMS {
            errors.push(FieldError::new("words", "minutes-search-too-many").with("most", TERMS));
        } else if terms.is_empty() && !self.words.trim().is_empty() {
            errors.push(FieldError::new("words", "minutes-search-nothing"));
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            errors.push(FieldError::new("until", "minutes-search-backwards"));
        }
        if errors.is_empty() { Ok(terms) } else { Err(errors) }
    }
}

/// Where in an item something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// In its title.
    Title,
    /// In what was to be talked about.
    Points,
    /// In the notes.
    Notes,
    /// In a decision.
    Decision,
    /// In a task.
    Task,
}

/// A piece of text, and whether it is what was searched for.
pub type Piece = (String, bool);

/// An item in which everything was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The meeting.
    pub meeting: MeetingId,
    /// When it began.
    pub starts_at: Timestamp,
    /// The name of the body.
    pub body: String,
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Where it stands, with what stands around it.
    pub places: Vec<(Spot, Vec<Piece>)>,
}

/// The first place in a text where one of the terms stands, with what stands around it; none when none does.
pub fn place(text: &str, terms: &[String]) -> Option<Vec<Piece>> {
    let spans = spans(text, terms);
    let first = spans.first()?.0;
    let from = text[..first].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let until =
        text[first..].char_indices().nth(2 * AROUND).map_or(text.len(), |(at, _)| first + at);
    let mut pieces = Vec::new();
    let mut put = |words: &str, found: bool| {
        if !words.is_empty() {
            pieces.push((words.to_owned(), found));
        }
    };
    if from > 0 {
        put("… ", false);
    }
    let mut at = from;
    for (begin, end) in spans.into_iter().take_while(|(begin, _)| *begin < until) {
        put(&text[at..begin], false);
        put(&text[begin..end], true);
        at = end;
    }
    if at < until {
        put(&text[at..until], false);
    }
    if at.max(until) < text.len() {
        put(" …", false);
    }
    Some(pieces)
}

/// Whether every term begins a word of the text.
pub fn holds(text: &str, terms: &[String]) -> bool {
    let words = words(text);
    terms.iter().all(|term| words.iter().any(|word| word.starts_with(term)))
}

/// Where words stand that begin with one of the terms.
fn spans(text: &str, terms: &[String]) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut begin = None;
    let ends = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(ends) {
        let inside = at < text.len() && part_of_word(c);
        match (begin, inside) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                let plain = plain_words(&text[from..at]);
                let is_term = |word: &String| terms.iter().any(|term| word.starts_with(term));
                if plain.iter().any(is_term) {
                    spans.push((from, at));
                }
                begin = None;
            }
            _ => {}
        }
    }
    spans
}

/// Letters, digits, marks on letters and the apostrophes that part no word.
fn part_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\'' | '’' | 'ʼ' | 'ʿ' | 'ʾ' | '`')
        || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(words: &str) -> Vec<String> {
        Asked { words: words.to_owned(), ..Asked::default() }.terms().unwrap()
    }

    #[test]
    fn words_are_found_whatever_their_spelling_and_what_stands_everywhere_is_not() {
        assert_eq!(words("Die Ausländerbehörde, die AUSLAENDERBEHOERDE!"), ["auslaenderbehoerde"]);
        assert_eq!(words("Straße 12 b am Café"), ["12", "cafe", "strasse"]);
        assert!(words("und die \0 … 🎉").is_empty());
        assert_eq!(words(&"x".repeat(50_000))[0].len(), LETTERS);
        let asked = |words: &str| Asked { words: words.to_owned(), ..Asked::default() };
        assert_eq!(asked("der die").terms().unwrap_err()[0].key, "minutes-search-nothing");
        assert_eq!(asked("a1 b2 c3 d4 e5 f6 g7").terms().unwrap_err()[0].field, "words");
        assert!(asked(" ").terms().unwrap().is_empty());
    }

    #[test]
    fn the_place_is_shown_with_what_stands_around_it() {
        let text = "Die Wartezeit bei der Ausländerbehörde ist lang.";
        let shown = place(text, &terms("ausländer")).unwrap();
        let found: Vec<&str> =
            shown.iter().filter(|piece| piece.1).map(|piece| piece.0.as_str()).collect();
        assert_eq!(found, ["Ausländerbehörde"]);
        let whole: String = shown.into_iter().map(|piece| piece.0).collect();
        assert_eq!(whole, text);
        assert_eq!(place(text, &terms("behörde")), None, "a word is found by its beginning");
        let long = format!("{}Termin{}", "ä ".repeat(500), " ö".repeat(500));
        let shown = place(&long, &terms("termin")).unwrap();
        assert!(shown.iter().map(|piece| piece.0.chars().count()).sum::<usize>() < 300);
        assert!(
            holds("Wir laden ein.", &terms("laden wir"))
                && !holds("Wir laden ein.", &terms("lädt"))
        );
    }

    proptest! {
        #[test]
        fn a_place_never_loses_or_doubles_a_letter(text in "\\PC{0,300}", words in "\\PC{0,20}") {
            let terms = super::words(&words);
            if let Some(pieces) = place(&text, &terms) {
                let shown: String = pieces.iter().map(|piece| piece.0.as_str()).collect();
                let inner = shown.strip_prefix("… ").unwrap_or(&shown);
                let inner = inner.strip_suffix(" …").unwrap_or(inner);
                prop_assert!(text.contains(inner));
                prop_assert!(pieces.iter().any(|piece| piece.1));
            }
        }
    }
}
