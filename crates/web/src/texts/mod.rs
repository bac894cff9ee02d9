//! Everything a user reads comes from here: Fluent files in `i18n/<language>/`, compiled in.
//!
//! A page says `t.get("key")` or `t.with("key", &[("count", 3)])`. A key that is missing shows
//! itself in brackets; the test `every_key_is_there_in_every_language` fails before that can happen.

mod calendar;
mod catalog;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use base::{FieldError, Locale};
use fluent_bundle::{FluentArgs, FluentValue};

use catalog::catalog;

/// The texts of one language; as cheap to copy as the language itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// The language.
    pub locale: Locale,
}

impl Texts {
    /// The texts of a language.
    pub fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// A text without arguments.
    pub fn get(self, key: &str) -> Cow<'static, str> {
        match catalog(self.locale).plain.get(key) {
            Some(text) => Cow::Borrowed(text.as_str()),
            None => Cow::Owned(self.with::<&str>(key, [])),
        }
    }

    /// A text with arguments: numbers for plurals, or finished words.
    pub fn with<'a, V>(self, key: &str, args: impl AsRef<[(&'a str, V)]>) -> String
    where
        V: Into<FluentValue<'a>> + Clone,
    {
        let bundle = &catalog(self.locale).bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let args: FluentArgs<'_> =
            args.as_ref().iter().map(|(name, value)| (*name, value.clone().into())).collect();
        // Missing arguments come out as `{$name}`: ugly, visible, harmless.
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Whether there is such a text.
    pub fn has(self, key: &str) -> bool {
        catalog(self.locale).bundle.has_message(key)
    }

    /// The message of a refused field: written in the form definition, or by its key.
    pub fn message(self, error: &FieldError) -> String {
        if let Some(text) = &error.text {
            return text.clone();
        }
        let args: Vec<(&str, &str)> =
            error.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if self.has(error.key) {
            self.with(error.key, args)
        } else {
            // A message nobody wrote yet must still say that the field is wrong.
            tracing::warn!(key = error.key, "a message is missing");
            self.get("field-invalid").into_owned()
        }
    }
}
