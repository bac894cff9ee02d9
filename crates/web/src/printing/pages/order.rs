//! What shall be printed, as the address says.

use base::FieldError;
use domain::plans::actions::PrintOrder;
use domain::plans::form;

use crate::components::Choice;
use crate::http::Fields;
use crate::printing::languages;
use crate::printing::plan::Printout;
use crate::texts::Texts;
use crate::typed::{FormErrors, full_day, option};

/// Filled or for the pen.
pub(super) const EXTENT: &str = "umfang";
/// With the answers.
pub(super) const FILLED: &str = "ausgefuellt";
/// For the pen.
pub(super) const BLANK: &str = "leer";
/// With the additions.
pub(super) const ADDITIONS: &str = "zusaetze";
/// The language beside German.
pub(super) const LANGUAGE: &str = "sprache";
/// The day whose state is printed.
pub(super) const AS_OF: &str = "am";
/// Keep the file instead of showing it.
pub(super) const KEEP: &str = "laden";

/// Reads what is wanted.
///
/// # Errors
/// A language the form does not have, a day that is none.
pub(super) fn read(fields: &Fields) -> Result<PrintOrder, FormErrors> {
    let mut errors = Vec::new();
    let as_of = fields.some(AS_OF).and_then(|typed| {
        let day = full_day(typed);
        if day.is_none() {
            errors.push(FieldError::new(AS_OF, "error-date"));
        }
        day
    });
    let second_language = fields.some(LANGUAGE).map(str::to_owned);
    if let Some(code) = &second_language
        && !languages(form()).iter().any(|language| language.code == *code)
    {
        errors.push(FieldError::new(LANGUAGE, "error-unknown-choice"));
    }
    if errors.is_empty() {
        let filled = fields.get(EXTENT) != BLANK;
        let additions = fields.has(ADDITIONS);
        Ok(PrintOrder { as_of, filled, additions, second_language })
    } else {
        Err(FormErrors::new(errors))
    }
}

/// The printout an order asks for.
pub(super) fn printout(order: &PrintOrder) -> Printout {
    Printout {
        filled: order.filled,
        additions: order.additions,
        second: order.second_language.clone(),
        as_of: order.as_of,
    }
}

/// German alone, or with each language the form has.
pub(super) fn language_choices(t: Texts) -> Vec<Choice> {
    let mut choices = vec![option("", t.get("print-german-alone"))];
    choices.extend(languages(form()).into_iter().map(|language| {
        let name = name_of(&language.code, t);
        let key = if language.draft { "print-with-draft" } else { "print-with" };
        option(language.code, t.with(key, [("language", name)]))
    }));
    choices
}

fn name_of(code: &str, t: Texts) -> String {
    let key = format!("print-language-{code}");
    if t.has(&key) { t.get(&key).into_owned() } else { code.to_owned() }
}
