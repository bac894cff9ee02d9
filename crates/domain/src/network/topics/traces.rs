//! What in a text looks like a person: topics name nobody, and a hint is kinder than a reproach later.

use std::sync::LazyLock;

use regex::Regex;

/// What was found. The text itself is not repeated: it stands in front of who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trace {
    /// A day, such as a date of birth.
    Day,
    /// A telephone number.
    Phone,
    /// An address for mails.
    Mail,
    /// A file or customer number.
    File,
    /// The name of one of the own clients.
    Name,
}

impl Trace {
    /// The Fluent key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "topic-trace-day",
            Self::Phone => "topic-trace-phone",
            Self::Mail => "topic-trace-mail",
            Self::File => "topic-trace-file",
            Self::Name => "topic-trace-name",
        }
    }
}

/// Numbers of norms are no numbers of people.
const NORMS: &str = r"(?:§+|Art\.|Artikel|Abs\.|Nr\.)\s*\d{1,4}[a-z]?\b";

static SHAPES: LazyLock<Vec<(Trace, Regex)>> = LazyLock::new(|| {
    let shapes = [
        (
            Trace::Day,
            r"\b\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?(?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b",
        ),
        (Trace::Phone, r"(?:\+|\b00?)[1-9][\d /()-]{5,}\d"),
        (Trace::Mail, r"[^\s@]+@[^\s@]+\.[a-z]{2,}"),
        // Aktenzeichen, BG-Nummer, AZR-Nummer: letters and digits in one word, or a long row of digits.
        (
            Trace::File,
            r"(?i)\b(?:az|aktenzeichen|azr|bg)[-. :]*(?:nr|nummer)?[. :]*[a-z0-9/-]*\d{3,}|\b\d{8,}\b|\b\d{3,}[A-Z]{1,3}\d{3,}\b|\b\d{3,}/\d{2,}\b",
        ),
    ];
    let read = |(trace, shape): (Trace, &str)| Some((trace, Regex::new(shape).ok()?));
    shapes.into_iter().filter_map(read).collect()
});

static NORM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(NORMS).ok());

/// What in the text looks like a person, each kind once. `is_name` tells whether a word is a client's name.
pub fn traces(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<Trace> {
    let text = match &*NORM {
        Some(norm) => norm.replace_all(text, " "),
        None => text.into(),
    };
    let mut found: Vec<Trace> =
        SHAPES.iter().filter(|(_, shape)| shape.is_match(&text)).map(|(trace, _)| *trace).collect();
    if text.split(|c: char| !c.is_alphabetic() && c != '-').any(is_name) {
        found.push(Trace::Name);
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Trace> {
        traces(text, |word| word == "Tesfay")
    }

    #[test]
    fn what_points_to_a_person_is_seen() {
        for (text, trace) in [
            ("geboren am 3.4.1990 in Asmara", Trace::Day),
            ("1990-04-03", Trace::Day),
            ("am 03. 04. 90", Trace::Day),
            ("Tel. 07731 / 85 123", Trace::Phone),
            ("+49 (171) 1234567", Trace::Phone),
            ("a.b@example.org", Trace::Mail),
            ("Az. 123/24", Trace::File),
            ("BG-Nummer 61502//0012345", Trace::File),
            ("AZR-Nr. 123456789012", Trace::File),
            ("Frau Tesfay wartet", Trace::Name),
        ] {
            assert!(found(text).contains(&trace), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_everybody_writes_is_not() {
        for text in [
            "",
            "Seit 2024 gibt es keine Termine, 30 Familien warten 12 Monate.",
            "Nach § 25 Abs. 2 AufenthG und Art. 6 DSGVO",
            "um 14.30 Uhr, 3 bis 4 Wochen",
            "Wartezeit: 18 Monate (vorher 6)",
            "😀 ﷽",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
