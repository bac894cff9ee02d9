//! The recommendations, in our own words, as the register lists them.

use std::sync::LazyLock;

use base::Locale;

/// Sections of the paper with recommendations; `0` is the summary.
pub const SECTIONS: [&str; 7] = ["0", "1.1", "1.2", "1.3", "2.1", "2.2", "2.3"];

/// Who is asked about what the program cannot see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nobody: it is worked out.
    Nobody,
    /// The municipality, that is its integration officer.
    Municipality,
    /// Each agency with case managers, that is those who lead there.
    Agencies,
}

/// A recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// `E01` to `E30`, in the order of the paper.
    pub code: String,
    /// One of [`SECTIONS`].
    pub section: String,
    /// Who is asked about it.
    pub asked: Asked,
    words: [String; 2],
    question: [String; 2],
}

impl Recommendation {
    /// What is recommended, in a language.
    pub fn words(&self, locale: Locale) -> &str {
        &self.words[usize::from(locale != Locale::De)]
    }

    /// What is asked; empty where nobody is.
    pub fn question(&self, locale: Locale) -> &str {
        &self.question[usize::from(locale != Locale::De)]
    }
}

/// Every recommendation, in the order of the paper.
pub fn catalogue() -> &'static [Recommendation] {
    static ALL: LazyLock<Vec<Recommendation>> = LazyLock::new(|| {
        let rows = crate::registers::rows(include_str!("../../../registers/empfehlungen.csv"));
        let read = |row: std::collections::HashMap<String, String>| Recommendation {
            code: row["code"].clone(),
            section: row["abschnitt"].clone(),
            asked: match row["wer"].as_str() {
                "kommune" => Asked::Municipality,
                "traeger" => Asked::Agencies,
                _ => Asked::Nobody,
            },
            words: [row["de"].clone(), row["en"].clone()],
            question: [row["frage_de"].clone(), row["frage_en"].clone()],
        };
        rows.into_iter().map(read).collect()
    });
    &ALL
}

/// One recommendation.
pub fn recommendation(code: &str) -> Option<&'static Recommendation> {
    catalogue().iter().find(|one| one.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_in_the_paper() {
        let of = |section: &str| catalogue().iter().filter(|one| one.section == section).count();
        assert_eq!(SECTIONS.map(of), [6, 5, 6, 3, 4, 3, 3]);
        let codes: Vec<String> = (1..=30).map(|number| format!("E{number:02}")).collect();
        assert!(catalogue().iter().map(|one| &one.code).eq(&codes));
        for one in catalogue() {
            for locale in [Locale::De, Locale::En] {
                assert!(!one.words(locale).is_empty(), "{}", one.code);
                let is_asked = one.asked != Asked::Nobody;
                assert_eq!(is_asked, !one.question(locale).is_empty(), "{}", one.code);
            }
        }
        assert!(recommendation("E31").is_none() && recommendation("").is_none());
    }
}
