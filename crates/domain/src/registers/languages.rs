//! Languages by their codes of ISO 639-3.

use std::sync::OnceLock;

use base::Locale;

/// A language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Three letters.
    pub code: String,
    /// German name.
    pub de: String,
    /// English name.
    pub en: String,
}

impl Language {
    /// The name in a language.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::De { &self.de } else { &self.en }
    }
}

/// All of them, in their order.
pub fn languages() -> &'static [Language] {
    static ALL: OnceLock<Vec<Language>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = super::rows(include_str!("../../registers/sprachen.csv")).into_iter();
        let language = |row: std::collections::HashMap<String, String>| {
            let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
            Language { code: cell("iso639_3"), de: cell("name_de"), en: cell("name_en") }
        };
        rows.map(language).collect()
    })
}

/// The language of a code, or of a name as people write it.
pub fn language(typed: &str) -> Option<&'static Language> {
    let typed = typed.trim().to_lowercase();
    let is_it = |one: &&Language| {
        one.code == typed || is_called(&one.de, &typed) || is_called(&one.en, &typed)
    };
    languages().iter().find(is_it)
}

/// `Farsi/Persisch` is called by both names and by the whole, `Sorani (Zentralkurdisch)` by what stands before, too.
fn is_called(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    let short = name.split(" (").next().unwrap_or_default();
    name == typed || short == typed || name.split('/').any(|one| one == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_code_and_by_name() {
        for (typed, code) in [("Persisch", "pes"), ("farsi", "pes"), ("sorani", "ckb")] {
            assert_eq!(language(typed).unwrap().code, code);
        }
        for typed in ["ara", "Arabisch", "ARABIC "] {
            assert_eq!(language(typed).unwrap().code, "ara", "{typed}");
        }
        assert_eq!((language(""), language("Klingonisch")), (None, None));
    }
}
