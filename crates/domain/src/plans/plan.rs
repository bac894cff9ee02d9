//! A plan, opened, with everything the form says about it.

use base::{Date, Locale, Timestamp};
use forms::{Answers, Context, Evaluation, Path};

use super::derived::Derived;
use super::form::{OPEN_ALWAYS, form};
use super::revision::Edit;
use super::visible::{group_of, shows};
use crate::cases::{CaseFile, Sight};
use crate::privacy::LegalStanding;

/// An opened plan. It holds personal data: it exists only behind a permit and is never kept.
pub struct Plan {
    /// The case.
    pub file: CaseFile,
    /// The legal standing of the client on the day of this view.
    pub standing: LegalStanding,
    /// Which form it was written with.
    pub form_version: String,
    /// Counts every save.
    pub version: i64,
    /// When it was saved last.
    pub changed_at: Timestamp,
    /// What of it this reader may see.
    pub sight: Sight,
    /// The answers this reader may see.
    pub answers: Answers,
    /// What the form says about them.
    pub evaluation: Evaluation,
    /// What the evaluation knew besides the answers.
    pub context: Context,
    /// All answers, when some of them stay sealed for this reader: a save must not lose them.
    pub(super) whole: Option<Answers>,
}

impl Plan {
    /// Whether Teil A and Teil B may be written (W04, W06); a closed case is read only.
    pub fn is_writable(&self) -> bool {
        self.standing.may_counsel() && self.file.state == crate::cases::CaseState::Open
    }

    /// Whether Teil A and Teil B may be seen: while counselling has its grounds, and after it ended with them.
    pub fn is_readable(&self) -> bool {
        self.sight.counselling
    }

    /// Whether a top group exists for the reader now, asked or not: what is locked or not agreed to does not.
    pub fn may_show_group(&self, group: &str) -> bool {
        let unlocked = self.evaluation.calculated("plan_offen") == Some("ja");
        OPEN_ALWAYS.contains(&group) || (unlocked && (self.sight.health || !needs_health(group)))
    }

    /// Whether an address exists for the reader now.
    pub fn may_show(&self, path: &Path) -> bool {
        group_of(path).is_some_and(|group| self.may_show_group(group)) && shows(self.sight, path)
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

    /// All answers, those included that this reader does not see: for the store, never for a page.
    pub(super) fn stored(&self) -> &Answers {
        self.whole.as_ref().unwrap_or(&self.answers)
    }

    /// Carries an edit out, in front of the reader and behind.
    pub(super) fn apply(&mut self, edit: &Edit) {
        edit.apply(&mut self.answers);
        if let Some(whole) = &mut self.whole {
            edit.apply(whole);
        }
    }

    /// What lists draw from it. Deadlines and standings of what this reader does not see are among them: the
    /// clear rows belong to the plan, and every list opens a plan before it shows one.
    pub fn derived(&self) -> Derived {
        match &self.whole {
            None => Derived::from(&self.answers, &self.evaluation),
            Some(whole) => Derived::from(whole, &forms::evaluate(form(), whole, &self.context)),
        }
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

/// Whether a whole group is asked only with the explicit consent to health data (W29).
fn needs_health(group: &str) -> bool {
    let Some(forms::Item::Group(group)) = form().item(group) else { return false };
    group.extra.get("einwilligung").is_some_and(|needs| needs == "gesundheit")
}
