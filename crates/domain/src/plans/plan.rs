//! A plan, opened, with everything the form says about it.

use base::{Date, Locale, Timestamp};
use forms::{Answers, Context, Evaluation, Path};

use super::derived::Derived;
use super::form::{OPEN_ALWAYS, form};
use crate::cases::CaseFile;
use crate::privacy::Standing;

/// An opened plan. It holds personal data: it exists only behind a permit and is never kept.
pub struct Plan {
    /// The case.
    pub file: CaseFile,
    /// The legal standing of the client on the day of this view.
    pub standing: Standing,
    /// Which form it was written with.
    pub form_version: String,
    /// Counts every save.
    pub version: i64,
    /// When it was saved last.
    pub changed_at: Timestamp,
    /// The answers.
    pub answers: Answers,
    /// What the form says about them.
    pub evaluation: Evaluation,
    /// What the evaluation knew besides the answers.
    pub context: Context,
}

impl Plan {
    /// Whether Teil A and Teil B may be written (W04, W06); a closed case is read only.
    pub fn is_writable(&self) -> bool {
        self.standing.may_counsel() && self.file.state == crate::cases::CaseState::Open
    }

    /// Whether one address may be written now.
    pub fn may_write(&self, path: &Path) -> bool {
        if self.file.state != crate::cases::CaseState::Open || self.is_grown_up(path) {
            return false;
        }
        self.is_writable() || group_of(path).is_some_and(|group| OPEN_ALWAYS.contains(&group))
    }

    /// A child of eighteen is a person of their own: the row stays as it is (W13).
    fn is_grown_up(&self, path: &Path) -> bool {
        let row = if path.key().is_some() { Some(path.clone()) } else { path.row() };
        let Some(row) = row.filter(|row| row.name() == "kinder") else { return false };
        let age = self.evaluation.calculated(row.question("kinder_alter").as_str());
        age.and_then(|age| age.parse::<i64>().ok()).is_some_and(|age| age >= 18)
    }

    /// What lists draw from it.
    pub fn derived(&self) -> Derived {
        Derived::from(&self.answers, &self.evaluation)
    }

    /// The day it is seen as of.
    pub fn day(&self) -> Date {
        self.context.today
    }

    /// The language of its messages.
    pub fn language(&self) -> Locale {
        self.context.language.parse().unwrap_or_default()
    }
}

/// The top group an address belongs to.
pub(super) fn group_of(path: &Path) -> Option<&'static str> {
    let outermost = path.as_str().split(['.', '[']).next()?;
    form().items.iter().find(|item| contains(item, outermost)).map(forms::Item::name)
}

fn contains(item: &forms::Item, name: &str) -> bool {
    item.name() == name || item.items().iter().any(|inner| contains(inner, name))
}

/// Whether an address is asked only with the explicit consent to health data (W29).
pub(super) fn is_health(path: &Path) -> bool {
    let flagged = |extra: &std::collections::BTreeMap<String, String>| {
        extra.get("einwilligung").is_some_and(|needs| needs == "gesundheit")
    };
    form().question(path.name()).is_some_and(|question| flagged(&question.extra))
}
