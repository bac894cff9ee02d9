//! Text that a spreadsheet program would take for a formula.

use std::borrow::Cow;

/// Puts an apostrophe before text that begins like a formula, also behind white space, control and
/// invisible characters, and with the full-width forms that some programs read alike.
pub(super) fn neutral(text: &str) -> Cow<'_, str> {
    let begins_like_formula = text.chars().find(|c| !is_skipped(*c)).is_some_and(|c| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−' | '﹢' | '﹣' | '﹦' | '﹫'
        )
    });
    // A leading tab or line end can move what follows into a cell of its own.
    let begins_with_control = text.starts_with(|c: char| c.is_control());
    if begins_like_formula || begins_with_control {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Characters before which programs do not stop looking for a formula; quotes because a second program may strip them.
fn is_skipped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\'' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_in_disguise_are_disarmed() {
        for text in [
            "=1+1",
            "+49 7731",
            "-",
            "@SUM(A1)",
            "\t=1",
            " \u{a0}=1",
            "\r\n=1",
            "\u{feff}=1",
            "＝1",
            "\"=1",
            "\tx",
            "\u{0}=1",
        ] {
            assert_eq!(neutral(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn honest_text_stays() {
        for text in ["", "Kind-1", "a=b", "3 - 2", "(-1)", "08335075", "'s Heerenberg"] {
            assert_eq!(neutral(text), text);
        }
    }
}
