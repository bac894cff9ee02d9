//! The one-off enquiry (*einmalige Anfrage*): Rahmendaten only, no person (rule W01).

use base::{Date, FieldError, Id, Kind};
use db::{DbError, FromRow, Row};

use crate::identity::{AccountId, AgencyId};

#[doc(hidden)]
pub struct EnquiryKind;
impl Kind for EnquiryKind {
    const NAME: &'static str = "enquiry";
}
/// An enquiry.
pub type EnquiryId = Id<EnquiryKind>;

/// Access routes of the printed form (data dictionary 4.2, Nr. 4).
pub const ACCESS_ROUTES: [&str; 4] = ["zuweisung", "uebergabe", "eigeninitiative", "sonstiges"];
/// How an enquiry came in.
pub const CHANNELS: [&str; 5] =
    ["persoenlich", "telefonisch", "digital", "schriftlich", "aufsuchend"];
/// What came of it.
pub const OUTCOMES: [&str; 4] = ["beantwortet", "verwiesen", "termin", "offen"];
/// A whole working day: more minutes than this are a slip of the hand.
const MINUTES: std::ops::RangeInclusive<i64> = 0..=600;

/// An enquiry as it is entered. Every code comes from a list, so that no free text can carry a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnquiryInput {
    /// The day; today unless told.
    pub made_on: Option<Date>,
    /// One of [`ACCESS_ROUTES`].
    pub access_route: String,
    /// `mit` or `ohne` Integrationsplan, when handed over by another case manager.
    pub with_plan: Option<String>,
    /// An area of the goal list.
    pub topic: Option<String>,
    /// Language spoken (ISO 639-3).
    pub language: Option<String>,
    /// One of [`CHANNELS`].
    pub channel: Option<String>,
    /// One of [`OUTCOMES`].
    pub outcome: Option<String>,
    /// A service of list L11 the person was referred to.
    pub referred_to: Option<String>,
    /// Length in minutes.
    pub minutes: Option<i64>,
}

impl EnquiryInput {
    /// What does not fit.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.made_on.is_some_and(|day| day > today) {
            errors.push(FieldError::new("made_on", "error-date-future"));
        }
        if self.access_route.is_empty() {
            errors.push(FieldError::new("access_route", "error-choose"));
        } else if !ACCESS_ROUTES.contains(&self.access_route.as_str()) {
            errors.push(FieldError::new("access_route", "error-unknown-choice"));
        }
        let codes: [(&str, &Option<String>, &[&str]); 3] = [
            ("with_plan", &self.with_plan, &["mit", "ohne"]),
            ("channel", &self.channel, &CHANNELS),
            ("outcome", &self.outcome, &OUTCOMES),
        ];
        for (field, value, known) in codes {
            if value.as_deref().is_some_and(|value| !known.contains(&value)) {
                errors.push(FieldError::new(field, "error-unknown-choice"));
            }
        }
        for (field, value) in [
            ("topic", &self.topic),
            ("language", &self.language),
            ("referred_to", &self.referred_to),
        ] {
            // A code, not a sentence: what is no code could be a name.
            let is_code = |code: &str| {
                code.len() <= 40 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            };
            if value.as_deref().is_some_and(|code| !is_code(code)) {
                errors.push(FieldError::new(field, "error-unknown-choice"));
            }
        }
        if self.minutes.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
            errors.push(
                FieldError::new("minutes", "error-number-range").with("min", 0).with("max", 600),
            );
        }
        errors
    }
}

/// A recorded enquiry.
#[derive(Debug, Clone)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// The agency it was made to.
    pub agency: AgencyId,
    /// Who answered it.
    pub case_manager: AccountId,
    /// Municipality key (AGS, 8 digits).
    pub municipality_key: String,
    /// What was entered; `made_on` is always set.
    pub input: EnquiryInput,
}

impl FromRow for Enquiry {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            agency: row.get(1)?,
            case_manager: row.get(2)?,
            municipality_key: row.get(3)?,
            input: EnquiryInput {
                made_on: Some(row.get(4)?),
                access_route: row.get(5)?,
                with_plan: row.get(6)?,
                topic: row.get(7)?,
                language: row.get(8)?,
                channel: row.get(9)?,
                outcome: row.get(10)?,
                referred_to: row.get(11)?,
                minutes: row.get(12)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn w01_an_enquiry_takes_codes_only_so_no_name_slips_in() {
        let today = date(2026, 11, 22);
        let mut enquiry =
            EnquiryInput { access_route: "eigeninitiative".into(), ..EnquiryInput::default() };
        assert_eq!(enquiry.check(today), []);
        enquiry.referred_to = Some("Frau Müller".into());
        enquiry.minutes = Some(-5);
        enquiry.made_on = Some(date(2026, 11, 23));
        let fields: Vec<_> = enquiry.check(today).into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["made_on", "referred_to", "minutes"]);
    }

    #[test]
    fn an_access_route_is_all_that_must_be_chosen() {
        let errors = EnquiryInput::default().check(date(2026, 1, 1));
        assert_eq!((errors.len(), errors[0].key), (1, "error-choose"));
    }
}
