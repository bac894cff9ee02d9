//! What an agency decided; absent means the default of the program.

use std::collections::BTreeSet;

use base::{Outcome, Problem};

/// The 35 additions to the printed plan (data dictionary section 7).
pub const ADDITIONS: [&str; 35] = [
    "Z01", "Z02", "Z03", "Z04", "Z05", "Z06", "Z07", "Z08", "Z09", "Z10", "Z20", "Z21", "Z22",
    "Z23", "Z30", "Z33", "Z34", "Z35", "Z40", "Z41", "Z42", "Z43", "Z44", "Z45", "Z50", "Z51",
    "Z52", "Z53", "Z60", "Z61", "Z62", "Z70", "Z80", "Z81", "Z82",
];

/// The additions that are on unless an agency decides otherwise (data dictionary, end of section 7).
pub const DEFAULT_ADDITIONS: [&str; 14] = [
    "Z01", "Z04", "Z05", "Z06", "Z09", "Z10", "Z20", "Z21", "Z30", "Z33", "Z40", "Z44", "Z50",
    "Z52",
];

/// Whose count the running number of a plan (Nr. 14) belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanNumberScope {
    /// Every case manager counts by themselves.
    Manager,
    /// The agency counts as a whole.
    Agency,
}

/// The settings of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which additions are switched on, of [`ADDITIONS`].
    pub additions: BTreeSet<String>,
    /// Whether a browser may keep an encrypted draft when the server cannot be reached.
    pub local_drafts: bool,
    /// Years from the end of counselling to deletion (1 to 10).
    pub retention_years: i64,
    /// How plans are numbered.
    pub plan_number_scope: PlanNumberScope,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            additions: DEFAULT_ADDITIONS.map(str::to_owned).into(),
            local_drafts: false,
            retention_years: 3,
            plan_number_scope: PlanNumberScope::Agency,
        }
    }
}

const ADDITIONS_NAME: &str = "additions";
const LOCAL_DRAFTS: &str = "local_drafts";
const RETENTION_YEARS: &str = "retention_years";
const PLAN_NUMBER_SCOPE: &str = "plan_number_scope";

impl Settings {
    /// Whether an addition is switched on.
    pub fn has(&self, addition: &str) -> bool {
        self.additions.contains(addition)
    }

    /// Settings from stored rows; what cannot be read (a row of a newer program) leaves the default.
    pub(super) fn from_rows(rows: &[(String, String)]) -> Self {
        let mut settings = Self::default();
        for (name, value) in rows {
            match (name.as_str(), value.as_str()) {
                (ADDITIONS_NAME, list) => {
                    let known = |code: &&str| ADDITIONS.contains(code);
                    settings.additions =
                        list.split_whitespace().filter(known).map(str::to_owned).collect();
                }
                (LOCAL_DRAFTS, flag) => settings.local_drafts = flag == "1",
                (RETENTION_YEARS, years) => {
                    settings.retention_years = years.parse().unwrap_or(settings.retention_years);
                }
                (PLAN_NUMBER_SCOPE, "manager") => {
                    settings.plan_number_scope = PlanNumberScope::Manager;
                }
                (PLAN_NUMBER_SCOPE, "agency") => {
                    settings.plan_number_scope = PlanNumberScope::Agency;
                }
                _ => {}
            }
        }
        settings
    }

    pub(super) fn to_rows(&self) -> [(&'static str, String); 4] {
        let additions: Vec<&str> = self.additions.iter().map(String::as_str).collect();
        let scope = match self.plan_number_scope {
            PlanNumberScope::Manager => "manager",
            PlanNumberScope::Agency => "agency",
        };
        [
            (ADDITIONS_NAME, additions.join(" ")),
            (LOCAL_DRAFTS, i64::from(self.local_drafts).to_string()),
            (RETENTION_YEARS, self.retention_years.to_string()),
            (PLAN_NUMBER_SCOPE, scope.to_owned()),
        ]
    }

    pub(super) fn check(&self) -> Outcome<()> {
        if self.additions.iter().any(|code| !ADDITIONS.contains(&code.as_str())) {
            return Err(Problem::at("additions", "addition-unknown"));
        }
        if !(1..=10).contains(&self.retention_years) {
            return Err(Problem::at("retention_years", "retention-years-range"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back_and_strange_rows_leave_the_default() {
        let mut settings = Settings { retention_years: 5, ..Settings::default() };
        settings.additions.insert("Z62".to_owned());
        settings.plan_number_scope = PlanNumberScope::Manager;
        let rows = settings.to_rows().map(|(name, value)| (name.to_owned(), value));
        assert_eq!(Settings::from_rows(&rows), settings);
        let strange = [
            ("retention_years".to_owned(), "lange".to_owned()),
            ("additions".to_owned(), "Z01 Z99 ; DROP".to_owned()),
            ("farbe".to_owned(), "rot".to_owned()),
        ];
        let read = Settings::from_rows(&strange);
        assert_eq!(read.retention_years, 3);
        assert!(read.has("Z01") && !read.has("Z99") && !read.has("Z04"));
    }

    #[test]
    fn defaults_are_known_additions() {
        assert!(DEFAULT_ADDITIONS.iter().all(|code| ADDITIONS.contains(code)));
        assert!(Settings::default().check().is_ok());
        assert!(Settings { retention_years: 0, ..Settings::default() }.check().is_err());
    }
}
