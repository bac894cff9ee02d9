//! What somebody types to raise a topic, or to say "with me, too".

use base::FieldError;

/// What a topic can be about: the areas of action of Teil B, and what concerns the work itself.
pub const CATEGORIES: [&str; 15] = [
    "sprache",
    "schule_ausbildung",
    "arbeit",
    "wohnen",
    "gesundheit",
    "kinder_familie",
    "soziale_teilhabe",
    "aufenthalt_recht",
    "existenz_finanzen",
    "alltag_selbststaendigkeit",
    "datenschutz",
    "dokumentation",
    "zusammenarbeit",
    "ausstattung",
    "sonstiges",
];

/// How often it happens.
pub const FREQUENCIES: [&str; 4] = ["einmal", "mehrmals", "regelmaessig", "staendig"];

/// The most characters of a title.
const TITLE: usize = 120;
/// The most characters of a text.
const TEXT: usize = 4_000;
/// More own cases than this nobody has.
const CASES: std::ops::RangeInclusive<i64> = 1..=999;

/// A topic as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicInput {
    /// What it is about, in a line.
    pub title: String,
    /// What goes wrong.
    pub problem: String,
    /// What could be done; may be empty.
    pub proposal: String,
    /// One of [`CATEGORIES`].
    pub category: String,
    /// One of [`FREQUENCIES`], or empty.
    pub frequency: String,
    /// The raiser's own part in it.
    pub voice: Voice,
    /// The raiser was shown similar topics, and says this is another one.
    pub is_new: bool,
    /// The raiser was shown what looks like a person in the text, and says it is none.
    pub names_nobody: bool,
}

/// The part one person has in a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// The forum reads "anonym" instead of a name. The answer comes back all the same.
    pub anonymous: bool,
    /// How many of the own cases are concerned. A number, never which.
    pub cases: Option<i64>,
}

impl TopicInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let texts = [
            ("title", &self.title, TITLE, true),
            ("problem", &self.problem, TEXT, true),
            ("proposal", &self.proposal, TEXT, false),
        ];
        for (field, text, most, required) in texts {
            if required && text.trim().is_empty() {
                errors.push(FieldError::new(field, "error-required"));
            } else if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        let codes = [
            ("category", &self.category, CATEGORIES.as_slice(), true),
            ("frequency", &self.frequency, FREQUENCIES.as_slice(), false),
        ];
        for (field, code, known, required) in codes {
            if code.is_empty() && !required {
                continue;
            }
            if code.is_empty() {
                errors.push(FieldError::new(field, "error-choose"));
            } else if !known.contains(&code.as_str()) {
                errors.push(FieldError::new(field, "error-unknown-choice"));
            }
        }
        errors.extend(self.voice.check());
        errors
    }
}

impl Voice {
    /// What does not fit.
    pub fn check(&self) -> Option<FieldError> {
        let fits = self.cases.is_none_or(|cases| CASES.contains(&cases));
        let error = FieldError::new("cases", "error-number-range");
        (!fits).then(|| error.with("min", CASES.start()).with("max", CASES.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_needs_a_title_a_problem_and_an_area() {
        let fields = |input: &TopicInput| -> Vec<String> {
            input.check().into_iter().map(|error| error.field).collect()
        };
        assert_eq!(fields(&TopicInput::default()), ["title", "problem", "category"]);
        let mut fine = TopicInput {
            title: "Kein Termin".into(),
            problem: "Die Ausländerbehörde vergibt keine Termine.".into(),
            category: "aufenthalt_recht".into(),
            frequency: "staendig".into(),
            ..TopicInput::default()
        };
        assert!(fields(&fine).is_empty());
        fine.title = "ä".repeat(120);
        assert!(fields(&fine).is_empty());
        fine.title.push('ä');
        fine.voice.cases = Some(0);
        fine.category = "politik".into();
        fine.frequency = "nie".into();
        assert_eq!(fields(&fine), ["title", "category", "frequency", "cases"]);
    }

    #[test]
    fn the_areas_are_those_of_the_plan() {
        let areas: Vec<&str> =
            crate::registers::areas().iter().map(|area| area.id.as_str()).collect();
        assert_eq!(CATEGORIES[..areas.len()], areas);
    }
}
