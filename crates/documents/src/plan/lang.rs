//! Languages and bilingual wording.

use std::fmt;
use std::str::FromStr;

use crate::DocumentError;

/// A language tag: language, optionally script and region (`de`, `fa-AF`, `ku-Arab`, `ti`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lang {
    language: String,
    script: Option<String>,
    region: Option<String>,
}

impl Lang {
    /// German.
    #[must_use]
    pub fn german() -> Self {
        Self { language: "de".to_owned(), script: None, region: None }
    }

    /// The language subtag alone (`fa` of `fa-AF`).
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The region subtag (`AF` of `fa-AF`).
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Whether it is written from right to left: by its script if given, else by the language's usual one.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        match self.script.as_deref() {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo"),
            None => matches!(
                self.language.as_str(),
                "ar" | "ckb" | "dv" | "fa" | "he" | "ks" | "prs" | "ps" | "sd" | "ug" | "ur" | "yi"
            ),
        }
    }
}

impl FromStr for Lang {
    type Err = DocumentError;

    fn from_str(tag: &str) -> Result<Self, DocumentError> {
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        if !(2..=3).contains(&language.len()) || !letters(language) {
            return Err(DocumentError::Language);
        }
        let mut lang = Self { language: language.to_ascii_lowercase(), script: None, region: None };
        for part in parts {
            match part.len() {
                4 if letters(part) && lang.script.is_none() && lang.region.is_none() => {
                    let (first, rest) = part.split_at(1);
                    lang.script = Some(first.to_ascii_uppercase() + &rest.to_ascii_lowercase());
                }
                2 if letters(part) && lang.region.is_none() => {
                    lang.region = Some(part.to_ascii_uppercase());
                }
                _ => return Err(DocumentError::Language),
            }
        }
        Ok(lang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.language)?;
        for part in [&self.script, &self.region].into_iter().flatten() {
            write!(f, "-{part}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The languages of a document: the authoritative one and, beside it, the client's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Authoritative language, as a rule German; also the document language of the PDF.
    pub main: Lang,
    /// The client's language; `None` prints one language.
    pub second: Option<Lang>,
}

impl Languages {
    /// German alone.
    #[must_use]
    pub fn german() -> Self {
        Self { main: Lang::german(), second: None }
    }

    /// German with a second language beside it.
    #[must_use]
    pub fn german_and(second: Lang) -> Self {
        Self { main: Lang::german(), second: Some(second) }
    }
}

/// Wording in the main language and, where there is one, in the client's.
///
/// Only *reviewed* translations belong in `second`: what is missing there prints in the main language alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text2 {
    /// Main language.
    pub main: String,
    /// The client's language.
    pub second: Option<String>,
}

impl Text2 {
    /// Wording in the main language only.
    pub fn new(main: impl Into<String>) -> Self {
        Self { main: main.into(), second: None }
    }

    /// Wording in both languages.
    pub fn both(main: impl Into<String>, second: impl Into<String>) -> Self {
        Self { main: main.into(), second: Some(second.into()) }
    }

    /// Characters of the longer of both, the measure for how much room it takes.
    pub(crate) fn chars(&self) -> usize {
        let second = self.second.as_ref().map_or(0, |text| text.chars().count());
        self.main.chars().count().max(second)
    }
}

impl From<&str> for Text2 {
    fn from(main: &str) -> Self {
        Self::new(main)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_script_and_region() {
        let rtl = |tag: &str| tag.parse::<Lang>().map(|lang| (lang.to_string(), lang.is_rtl()));
        assert_eq!(rtl("DE"), Ok(("de".to_owned(), false)));
        assert_eq!(rtl("fa-af"), Ok(("fa-AF".to_owned(), true)));
        assert_eq!(rtl("ku"), Ok(("ku".to_owned(), false)));
        assert_eq!(rtl("ku-arab-IQ"), Ok(("ku-Arab-IQ".to_owned(), true)));
        assert_eq!(rtl("ti"), Ok(("ti".to_owned(), false)));
    }

    #[test]
    fn a_tag_cannot_carry_anything_else() {
        for tag in ["", "d", "de\"", "deutsch", "de-", "de-AT-AT", "de_AT", "#panic()", "de-\0\0"] {
            assert_eq!(tag.parse::<Lang>(), Err(DocumentError::Language), "{tag:?}");
        }
    }
}
