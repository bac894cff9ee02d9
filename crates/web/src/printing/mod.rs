//! What leaves the screen as a document: the printed plan and the evaluation record.
//!
//! `documents` sets plain structs and knows no case; this slice says which answers stand where, in the
//! order and wording of Anhang 3. The command line prints through the same functions.

pub mod evaluation;
pub mod pages;
pub mod paths;
pub mod plan;

use std::collections::BTreeSet;

use base::{Outcome, Problem};
use documents::plan::PlanDocument;
use forms::Form;

/// A language that can stand beside German.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondLanguage {
    /// Its code, as in the form's headings.
    pub code: String,
    /// Nobody has checked the translation yet: a printout says so on every page.
    pub draft: bool,
}

/// The languages a form is translated into.
pub fn languages(form: &Form) -> Vec<SecondLanguage> {
    let drafts = form.settings.get("geleit::entwurf_sprachen").map_or("", String::as_str);
    let others = form.languages.iter().filter(|code| *code != "de");
    let language = |code: &String| SecondLanguage {
        code: code.clone(),
        draft: drafts.split_whitespace().any(|draft| draft == code),
    };
    others.map(language).collect()
}

/// Sets a document as PDF.
///
/// # Errors
/// [`Problem::Internal`], which would be a defect of the template.
pub fn pdf(document: &PlanDocument) -> Outcome<Vec<u8>> {
    documents::plan_pdf(document).map_err(Problem::internal)
}

/// Characters that the fonts do not hold, to be told before paper is wasted.
///
/// # Errors
/// As [`pdf`].
pub fn unprintable(document: &PlanDocument) -> Outcome<BTreeSet<char>> {
    documents::unprintable(document).map_err(Problem::internal)
}
