//! What a form may know besides its answers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::expression::Environment;

/// The context of an evaluation. Everything is given; nothing is looked up.
#[derive(Clone, Debug)]
pub struct Context {
    /// `today()`: the day, or the Stichtag. Validity of choices is judged on this day.
    pub today: Date,
    /// `now()`, in local time.
    pub now: DateTime,
    /// The time zone of the agency.
    pub zone: TimeZone,
    /// Language of messages and of month names.
    pub language: String,
    /// Switched-on additions (`Z04`, `Z50` …).
    pub enabled_additions: BTreeSet<String>,
    /// Values of `hidden` questions that come from outside, such as `beratungsart`.
    pub outer: BTreeMap<String, String>,
}

impl Context {
    /// A context for a day, at noon, in German, with no additions and nothing from outside.
    #[must_use]
    pub fn on(today: Date) -> Context {
        Context {
            today,
            now: today.at(12, 0, 0, 0),
            zone: TimeZone::UTC,
            language: "de".to_owned(),
            enabled_additions: BTreeSet::new(),
            outer: BTreeMap::new(),
        }
    }

    /// The same with additions switched on.
    #[must_use]
    pub fn with_additions<S: Into<String>>(
        mut self,
        additions: impl IntoIterator<Item = S>,
    ) -> Context {
        self.enabled_additions.extend(additions.into_iter().map(Into::into));
        self
    }

    pub(crate) fn environment(&self) -> Environment {
        Environment {
            today: self.today,
            now: self.now,
            zone: self.zone.clone(),
            language: self.language.clone(),
        }
    }

    pub(crate) fn allows(&self, additions: &[String]) -> bool {
        additions.is_empty() || additions.iter().any(|a| self.enabled_additions.contains(a))
    }
}
