//! Letters, agendas and questionnaires for the steps: German texts of our own, filled with what is known.

use std::sync::LazyLock;

use base::Locale;
use include::text;

/// A letter, an agenda or a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTemplate {
    /// Its code, as in addresses.
    pub code: String,
    /// The step it belongs to.
    pub step: i64,
    title: [String; 2],
    text: &'static str,
}

/// What is filled in; what is empty stays a line to be filled by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// For whom.
    pub municipality: String,
    /// The body.
    pub body: String,
    /// The day, in words.
    pub day: String,
    /// The time, in words.
    pub time: String,
    /// The place.
    pub place: String,
    /// Whose step it is.
    pub office: String,
    /// Today, in words.
    pub today: String,
    /// The agenda: title, minutes, who, points of each item.
    pub agenda: Vec<(String, i64, String, Vec<String>)>,
}

/// A line to be filled by hand.
const BLANK: &str = "____________________";

impl LetterTemplate {
    /// What it is called, in a language. The text itself is German: it goes to German offices.
    pub fn title(&self, locale: Locale) -> &str {
        &self.title[usize::from(locale != Locale::De)]
    }

    /// The text, filled. Lines beginning with `# `, `## `, `- ` and `[ ] ` are headings, points and boxes.
    pub fn filled(&self, filling: &Filling) -> String {
        // What is filled in is one line and never becomes a heading or a place of its own.
        let or_blank = |text: &str| {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = words.replace(['{', '}'], "");
            match words.trim_start_matches(['#', '-', '[', ' ']) {
                "" => BLANK.to_owned(),
                words => words.to_owned(),
            }
        };
        let places = [
            ("{gemeinde}", or_blank(&filling.municipality)),
            ("{gremium}", or_blank(&filling.body)),
            ("{tag}", or_blank(&filling.day)),
            ("{uhrzeit}", or_blank(&filling.time)),
            ("{ort}", or_blank(&filling.place)),
            ("{stelle}", or_blank(&filling.office)),
            ("{heute}", or_blank(&filling.today)),
            ("{tagesordnung}", agenda(&filling.agenda)),
        ];
        let fill = |text: String, (place, words): &(&str, String)| text.replace(place, words);
        places.iter().fold(self.text.to_owned(), fill)
    }
}

fn agenda(items: &[(String, i64, String, Vec<String>)]) -> String {
    let mut lines = Vec::new();
    for (number, (title, minutes, who, points)) in items.iter().enumerate() {
        lines.push(format!("## {} {title} ({minutes} Minuten, {who})", number + 1));
        lines.extend(points.iter().map(|point| format!("- {point}")));
    }
    let all: i64 = items.iter().map(|item| item.1).sum();
    lines.push(format!("\nZusammen {all} Minuten"));
    lines.join("\n")
}

/// Every letter, in the order of the steps.
pub fn letters() -> &'static [LetterTemplate] {
    static ALL: LazyLock<Vec<LetterTemplate>> = LazyLock::new(|| {
        let rows = crate::registers::rows(include_str!("../../../registers/vorlagen.csv"));
        let read = |row: std::collections::HashMap<String, String>| LetterTemplate {
            step: row["schritt"].parse().unwrap_or(0),
            title: [row["titel_de"].clone(), row["titel_en"].clone()],
            text: text(&row["code"]).unwrap_or_default(),
            code: row["code"].clone(),
        };
        rows.into_iter().map(read).collect()
    });
    &ALL
}

/// The letters of a step.
pub fn letters_of(step: i64) -> impl Iterator<Item = &'static LetterTemplate> {
    letters().iter().filter(move |letter| letter.step == step)
}

/// One letter.
pub fn letter(code: &str) -> Option<&'static LetterTemplate> {
    letters().iter().find(|letter| letter.code == code)
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of the whole.
    Title(String),
    /// A heading.
    Heading(String),
    /// One of several points.
    Point(String),
    /// A box to tick.
    Tick(String),
    /// Anything else: one line.
    Line(String),
    /// A gap between parts.
    Gap,
}

/// The parts of a filled letter.
pub fn blocks(text: &str) -> Vec<Block> {
    let block = |line: &str| {
        let after = |mark| line.strip_prefix(mark).map(|rest: &str| rest.trim().to_owned());
        if line.trim().is_empty() {
            return Block::Gap;
        }
        after("## ")
            .map(Block::Heading)
            .or_else(|| after("# ").map(Block::Title))
            .or_else(|| after("- ").map(Block::Point))
            .or_else(|| after("[ ] ").map(Block::Tick))
            .unwrap_or_else(|| Block::Line(line.trim().to_owned()))
    };
    text.trim().lines().map(block).collect()
}

mod include {
    /// Names and texts of the files in the register.
    macro_rules! texts {
        ($($name:literal),* $(,)?) => {
            const TEXTS: &[(&str, &str)] =
                &[$(($name, include_str!(concat!("../../../registers/vorlagen/", $name, ".txt")))),*];
        };
    }
    texts!(
        "bedarf",
        "entscheidung",
        "einladung-auftakt",
        "anschreiben",
        "zusage",
        "tagesordnung-auftakt",
        "gespraech-fachkraefte",
        "gespraech-leitungen",
        "gespraech-partner",
        "tagesordnung-erste-runde",
        "einladung-runder-tisch",
        "tagesordnung-runder-tisch",
        "arbeitsblatt",
        "tagesordnung-zweite-runde",
        "mandat",
        "jahresplan",
    );

    pub(super) fn text(code: &str) -> Option<&'static str> {
        TEXTS.iter().find(|(name, _)| *name == code).map(|(_, text)| *text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_step_has_a_letter_and_every_letter_a_text() {
        for step in 1..=super::super::STEPS {
            assert!(letters_of(step).next().is_some(), "{step}");
        }
        for letter in letters() {
            assert!(letter.text.starts_with("# "), "{}", letter.code);
            assert!(letter.text.contains("{gemeinde}"), "{}", letter.code);
            let filled = letter.filled(&Filling::default());
            assert!(!filled.contains(['{', '}']), "{}: a place nobody fills", letter.code);
            assert!(!letter.title(Locale::En).is_empty());
        }
        assert!(letter("../bedarf").is_none());
    }

    proptest! {
        #[test]
        fn whatever_is_filled_in_stays_words(words in "\\PC{0,60}") {
            for letter in letters() {
                let heads = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
                let plain = letter.filled(&Filling::default());
                let filling = Filling {
                    municipality: format!("{words}\n# {words}"),
                    office: words.clone(),
                    day: "{heute}".to_owned(),
                    ..Filling::default()
                };
                let filled = letter.filled(&filling);
                prop_assert_eq!(plain.lines().count(), filled.lines().count());
                // Only a heading that is the place itself could change, and none is.
                prop_assert_eq!(heads(&plain), heads(&filled));
            }
        }
    }
}
