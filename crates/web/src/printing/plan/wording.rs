//! The words on paper: German, and the client's language beside it where the form has it.

use base::{Date, Locale};
use documents::plan::Text2;
use forms::Question;

use super::layout::{TRANSLATED, key};
use crate::texts::Texts;

/// The languages of one printout.
pub(super) struct Wording {
    second: Option<String>,
    german: Texts,
    foreign: Option<Texts>,
}

impl Wording {
    pub(super) fn new(second: Option<&str>) -> Self {
        let foreign = second.and_then(|code| code.parse().ok()).map(Texts::new);
        Self { second: second.map(str::to_owned), german: Texts::new(Locale::De), foreign }
    }

    /// A text of the form.
    pub(super) fn form(&self, texts: &forms::Texts) -> Text2 {
        self.pair(texts.get("de").to_owned(), texts)
    }

    /// The printed question: the wording of Anhang 3 where it differs from the screen's.
    pub(super) fn question(&self, question: &Question) -> Text2 {
        let label = self.printed(&question.label, question.extra.get("druck"));
        match key(TRANSLATED, &question.name).filter(|_| self.foreign.is_some()) {
            Some(key) => Text2 { main: label.main, second: self.own(key).second },
            None => label,
        }
    }

    /// The printed heading of a group, or question, with its wording of Anhang 3.
    pub(super) fn printed(&self, label: &forms::Texts, print: Option<&String>) -> Text2 {
        let german = print.map_or_else(|| label.get("de"), String::as_str);
        self.pair(german.to_owned(), label)
    }

    fn pair(&self, german: String, texts: &forms::Texts) -> Text2 {
        let second = self.second.as_deref().and_then(|code| texts.exact(code));
        let second = second.filter(|second| *second != german).map(str::to_owned);
        Text2 { main: german, second }
    }

    /// A text of the program.
    pub(super) fn own(&self, key: &str) -> Text2 {
        Text2 {
            main: self.german.get(key).into_owned(),
            second: self.foreign.map(|texts| texts.get(key).into_owned()),
        }
    }

    /// A text of the program with one argument, German alone.
    pub(super) fn german(&self, key: &str, name: &str, value: &str) -> String {
        self.german.with(key, [(name, value.to_owned())])
    }

    /// The same in both languages.
    pub(super) fn filled(&self, key: &str, name: &str, value: &str) -> Text2 {
        let foreign = self.foreign.map(|texts| texts.with(key, [(name, value.to_owned())]));
        Text2 { main: self.german(key, name, value), second: foreign }
    }

    /// A day as it stands on paper, whatever language is beside it.
    pub(super) fn day(&self, day: Date) -> String {
        self.german.date(day)
    }
}

/// Both languages of an answer in one line.
pub(super) fn line(text: Text2) -> String {
    match text.second {
        Some(second) if second != text.main => format!("{} / {second}", text.main),
        _ => text.main,
    }
}

/// The question with a colon before its line, unless it ends in a sign of its own.
pub(super) fn with_colon(mut label: Text2) -> Text2 {
    let colon = |text: &mut String| {
        if !text.is_empty() && !text.ends_with([':', '?', '؟', '.']) {
            text.push(':');
        }
    };
    colon(&mut label.main);
    label.second.as_mut().map(colon);
    label
}

/// The question without its colon: in facts and headings of tables.
pub(super) fn without_colon(label: Text2) -> Text2 {
    let trimmed = |text: String| text.trim_end_matches(':').to_owned();
    Text2 { main: trimmed(label.main), second: label.second.map(trimmed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_in_exactly_one_sign() {
        for (label, printed) in [
            ("Grund:", "Grund:"),
            ("Erstkontakt am", "Erstkontakt am:"),
            ("Welche?", "Welche?"),
            ("", ""),
        ] {
            assert_eq!(with_colon(Text2::new(label)).main, printed);
        }
        assert_eq!(without_colon(Text2::both("Niveau:", "Level:")), Text2::both("Niveau", "Level"));
    }

    #[test]
    fn the_same_word_in_both_languages_stands_once() {
        assert_eq!(line(Text2::both("Minijob", "Minijob")), "Minijob");
        assert_eq!(line(Text2::both("ja", "yes")), "ja / yes");
        assert_eq!(line(Text2::new("Asmara")), "Asmara");
    }
}
