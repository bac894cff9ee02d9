//! Consents: every purpose answered by itself, provable, and as easily withdrawn as given (Art. 7 GDPR).

use base::{Date, FieldError, Id, Kind, Personal};
use serde::{Deserialize, Serialize};

use crate::identity::AccountId;

#[doc(hidden)]
pub struct ConsentKind;
impl Kind for ConsentKind {
    const NAME: &'static str = "consent";
}
/// A consent, given once, for several purposes.
pub type ConsentId = Id<ConsentKind>;

/// What personal data are processed for. The text form is what the store keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Counselling with Rahmendaten, Teil A and Teil B.
    Counselling,
    /// Health and disability: special categories, always by explicit consent (Art. 9 GDPR).
    Health,
    /// Pseudonymous figures for the evaluation.
    Evaluation,
}

impl Purpose {
    /// Every purpose, in the order it is asked.
    pub const ALL: [Self; 3] = [Self::Counselling, Self::Health, Self::Evaluation];

    /// The stored name, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counselling => "beratung",
            Self::Health => "gesundheit",
            Self::Evaluation => "evaluation",
        }
    }

    /// Reads the stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }

    /// Whether only an explicit consent can carry it.
    pub fn needs_explicit_consent(self) -> bool {
        matches!(self, Self::Health)
    }
}

/// How the person declared it. Health data need writing or an electronic form (§ 67b Abs. 2 SGB X).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentForm {
    /// Signed on paper, the original is kept.
    Written,
    /// On the staff's device.
    Electronic,
    /// Spoken, with the reason on record.
    Oral,
}

impl ConsentForm {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Written, Self::Electronic, Self::Oral];

    /// The stored name, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Electronic => "electronic",
            Self::Oral => "oral",
        }
    }

    /// Reads the stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// How a withdrawal reached the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawalChannel {
    /// Said in person.
    InPerson,
    /// By telephone.
    Phone,
    /// In writing, by letter or mail.
    Writing,
}

impl WithdrawalChannel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Phone, Self::Writing];

    /// The stored name, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Phone => "phone",
            Self::Writing => "writing",
        }
    }

    /// Reads the stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// The sealed part of a consent: what proves it (fact sheet 2.5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentDetails {
    /// The whole text that was shown, in both languages.
    pub text: String,
    /// Where it was given.
    pub place: Personal<String>,
    /// Interpreter's name or function, empty without one.
    pub interpreter: Personal<String>,
    /// Whether the interpreter is bound to secrecy.
    pub interpreter_bound: bool,
    /// Legal representatives of a minor, or a note on the minor's own understanding.
    pub representative: Personal<String>,
    /// Why the form was neither written nor electronic.
    pub other_form_reason: String,
    /// Withdrawals, the latest last.
    pub withdrawals: Vec<Withdrawal>,
}

/// A withdrawal: when, how, who took it, what it stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The day.
    pub on: Date,
    /// How it came in.
    pub channel: WithdrawalChannel,
    /// Who received it.
    pub received_by: AccountId,
    /// The purposes it stopped.
    pub purposes: Vec<String>,
}

/// A recorded consent.
#[derive(Debug, Clone)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Data protection law of the agency when it was given.
    pub law: String,
    /// Version of the text.
    pub version: String,
    /// SHA-256 of the text, hexadecimal.
    pub text_hash: String,
    /// Language shown beside German (ISO 639-3).
    pub language: String,
    /// How it was declared.
    pub form: ConsentForm,
    /// The day it was given.
    pub given_on: Date,
    /// The day it lapses by itself, if limited.
    pub expires_on: Option<Date>,
    /// The day it was withdrawn as a whole.
    pub withdrawn_on: Option<Date>,
    /// Each purpose with its answer and the day that answer was withdrawn.
    pub purposes: Vec<(Purpose, bool, Option<Date>)>,
    /// Everything that stays sealed.
    pub details: ConsentDetails,
}

impl Consent {
    /// The purposes that were agreed to and not taken back, in the order they are asked.
    pub fn held(&self) -> Vec<Purpose> {
        let holds = |purpose: &Purpose| {
            self.purposes.iter().any(|(asked, yes, end)| asked == purpose && *yes && end.is_none())
        };
        Purpose::ALL.into_iter().filter(holds).collect()
    }

    /// Whether it carries `purpose` on `day`.
    pub fn covers(&self, purpose: Purpose, day: Date) -> bool {
        let in_time = self.given_on <= day
            && self.expires_on.is_none_or(|last| day <= last)
            && self.withdrawn_on.is_none_or(|end| day < end);
        in_time
            && self.purposes.iter().any(|(asked, granted, withdrawn)| {
                *asked == purpose && *granted && withdrawn.is_none_or(|end| day < end)
            })
    }
}

/// A consent as it is entered: every purpose has an answer, yes or no.
#[derive(Debug, Clone)]
pub struct NewConsent {
    /// The day it was given.
    pub given_on: Date,
    /// The day it lapses by itself, if limited.
    pub expires_on: Option<Date>,
    /// How it was declared.
    pub form: ConsentForm,
    /// Language shown beside German (ISO 639-3).
    pub language: String,
    /// The answers.
    pub answers: Vec<(Purpose, bool)>,
    /// The sealed part; the text is filled in by the action.
    pub details: ConsentDetails,
}

impl NewConsent {
    /// What does not fit, with field names of the consent form; every purpose that is asked for wants an answer.
    pub fn check(&self, today: Date, asked: &[Purpose]) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.given_on > today {
            errors.push(FieldError::new("given_on", "error-date-future"));
        }
        if self.expires_on.is_some_and(|last| last < self.given_on) {
            errors.push(FieldError::new("expires_on", "error-end-before-start"));
        }
        let health = self.answers.iter().any(|(purpose, yes)| *purpose == Purpose::Health && *yes);
        if self.form == ConsentForm::Oral {
            if self.details.other_form_reason.trim().is_empty() {
                errors.push(FieldError::new("other_form_reason", "error-consent-form-reason"));
            }
            if health {
                errors.push(FieldError::new("form", "error-consent-health-written"));
            }
        }
        for purpose in asked {
            if !self.answers.iter().any(|(answered, _)| answered == purpose) {
                let field = format!("purpose_{}", purpose.name());
                errors.push(FieldError::new(field, "error-consent-answer"));
            }
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn entered() -> NewConsent {
        NewConsent {
            given_on: date(2026, 1, 10),
            expires_on: None,
            form: ConsentForm::Written,
            language: "tir".to_owned(),
            answers: Purpose::ALL.map(|purpose| (purpose, true)).to_vec(),
            details: ConsentDetails::default(),
        }
    }

    #[test]
    fn every_purpose_wants_an_answer_of_its_own() {
        let mut consent = entered();
        assert_eq!(consent.check(date(2026, 1, 10), &Purpose::ALL), []);
        consent.answers.pop();
        assert_eq!(consent.check(date(2026, 1, 10), &Purpose::ALL)[0].field, "purpose_evaluation");
    }

    #[test]
    fn health_is_never_consented_to_by_word_of_mouth_alone() {
        let mut consent = entered();
        consent.form = ConsentForm::Oral;
        let keys: Vec<_> =
            consent.check(date(2026, 1, 10), &Purpose::ALL).into_iter().map(|e| e.key).collect();
        assert_eq!(keys, ["error-consent-form-reason", "error-consent-health-written"]);
    }

    #[test]
    fn a_withdrawal_works_from_its_own_day_on() {
        let consent = Consent {
            id: "01234567-89ab-7def-8123-456789abcdef".parse().unwrap(),
            law: "KDG".into(),
            version: "1".into(),
            text_hash: String::new(),
            language: "deu".into(),
            form: ConsentForm::Written,
            given_on: date(2026, 1, 10),
            expires_on: Some(date(2026, 12, 31)),
            withdrawn_on: None,
            purposes: vec![
                (Purpose::Counselling, true, None),
                (Purpose::Health, true, Some(date(2026, 3, 1))),
                (Purpose::Evaluation, false, None),
            ],
            details: ConsentDetails::default(),
        };
        assert!(!consent.covers(Purpose::Counselling, date(2026, 1, 9)));
        assert!(consent.covers(Purpose::Counselling, date(2026, 12, 31)));
        assert!(!consent.covers(Purpose::Counselling, date(2027, 1, 1)));
        assert!(consent.covers(Purpose::Health, date(2026, 2, 28)));
        assert!(!consent.covers(Purpose::Health, date(2026, 3, 1)));
        assert!(!consent.covers(Purpose::Evaluation, date(2026, 2, 1)));
    }
}
