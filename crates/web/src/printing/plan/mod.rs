//! The printed plan: which answers stand where.
//!
//! Order, wording, lists and tables come from the form; [`layout`] only says how wide things are and which
//! questions share a line. So a revised form prints without a change here.

mod answers;
mod frame;
mod goals;
mod layout;
mod lines;
mod sections;
mod tables;
mod wording;

use std::collections::{BTreeSet, HashMap};

use base::Date;
use documents::plan::PlanDocument;
use domain::plans::Plan;
use forms::{Form, Question};

use wording::Wording;

/// What is printed of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printout {
    /// With the answers; else for the pen.
    pub filled: bool,
    /// With the additions that are switched on, or in the wording of Anhang 3 alone.
    pub additions: bool,
    /// The client's language beside German.
    pub second: Option<String>,
    /// Told in the head when the plan is of a past day.
    pub as_of: Option<Date>,
}

/// Whose form it is.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// Nobody's: an empty form with these additions.
    Nobody(&'a BTreeSet<String>),
    /// A client's.
    Plan(&'a Plan),
}

/// Puts the form onto paper.
pub fn document(form: &Form, subject: Subject<'_>, how: &Printout, today: Date) -> PlanDocument {
    let (plan, additions) = match subject {
        Subject::Nobody(additions) => (None, additions),
        Subject::Plan(plan) => (Some(plan), &plan.context.enabled_additions),
    };
    let mut belonging: HashMap<&str, Vec<&Question>> = HashMap::new();
    let mut derived = HashMap::new();
    for question in form.questions() {
        if let Some(main) = question.extra.get("gehoert_zu") {
            belonging.entry(main.as_str()).or_default().push(question);
        }
        if let Some(main) = question.extra.get("wert_fuer") {
            derived.insert(main.as_str(), question.name.as_str());
        }
    }
    let composition = Composition {
        form,
        plan,
        filled: how.filled && plan.is_some(),
        additions: how.additions.then_some(additions),
        second: how.second.clone(),
        as_of: how.as_of.filter(|_| how.filled),
        today,
        wording: Wording::new(how.second.as_deref()),
        belonging,
        derived,
    };
    composition.document()
}

/// Everything a part of the printout needs to know.
struct Composition<'a> {
    form: &'a Form,
    plan: Option<&'a Plan>,
    filled: bool,
    /// The additions to print; none in the wording of Anhang 3 alone.
    additions: Option<&'a BTreeSet<String>>,
    second: Option<String>,
    as_of: Option<Date>,
    today: Date,
    wording: Wording,
    /// What is printed together with a question (`geleit::gehoert_zu`).
    belonging: HashMap<&'a str, Vec<&'a Question>>,
    /// Whose value counts where a question is not asked (`geleit::wert_fuer`).
    derived: HashMap<&'a str, &'a str>,
}
