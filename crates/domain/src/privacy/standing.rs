//! What may be documented about a person today, and on which ground.

use base::Date;

use super::{Agreement, Consent, Purpose};

/// Where a purpose rests for one agency: on consent, or on a ground its data protection officer configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Each person is asked.
    Consent,
    /// A statutory task or a contract, with its norm.
    Configured {
        /// The norm, as the agency cites it.
        norm: String,
    },
}

/// The legal standing of one client on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// A counselling agreement holds.
    pub agreement: bool,
    /// One was concluded at some time; it may have ended with the case.
    pub agreed: bool,
    /// Counselling has a valid ground (W04).
    pub counselling: bool,
    /// The person expressly consented to health answers (W29).
    pub health: bool,
    /// Figures for the evaluation may be passed on.
    pub evaluation: bool,
    /// A consent to counselling existed and was withdrawn or ran out (W06).
    pub withdrawn: bool,
}

impl Standing {
    /// Works it out from the records; `ground` tells where a purpose rests.
    pub fn on(
        day: Date,
        agreements: &[Agreement],
        consents: &[Consent],
        ground: impl Fn(Purpose) -> Ground,
    ) -> Self {
        let consented = |purpose| consents.iter().any(|consent| consent.covers(purpose, day));
        let carried = |purpose: Purpose| {
            let configured = matches!(ground(purpose), Ground::Configured { .. });
            (configured && !purpose.needs_explicit_consent()) || consented(purpose)
        };
        let counselling = carried(Purpose::Counselling);
        Self {
            agreed: agreements.iter().any(|agreement| agreement.concluded_on <= day),
            agreement: agreements.iter().any(|agreement| {
                agreement.concluded_on <= day && agreement.ended_on.is_none_or(|end| day < end)
            }),
            counselling,
            health: carried(Purpose::Health),
            evaluation: carried(Purpose::Evaluation),
            withdrawn: !counselling
                && consents.iter().any(|consent| {
                    consent
                        .purposes
                        .iter()
                        .any(|(purpose, granted, _)| *purpose == Purpose::Counselling && *granted)
                }),
        }
    }

    /// Whether Teil A and Teil B may be opened and written at all (W04).
    pub fn may_counsel(&self) -> bool {
        self.agreement && self.counselling
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::{AgreementDetails, ConsentDetails, ConsentForm};
    use jiff::civil::date;

    const ID: &str = "01234567-89ab-7def-8123-456789abcdef";

    fn agreement() -> Agreement {
        Agreement {
            id: ID.parse().unwrap(),
            concluded_on: date(2026, 1, 1),
            ended_on: None,
            language: "deu".into(),
            taken_by: ID.parse().unwrap(),
            details: AgreementDetails::default(),
        }
    }

    fn consent(purposes: &[(Purpose, bool)]) -> Consent {
        Consent {
            id: ID.parse().unwrap(),
            law: "KDG".into(),
            version: "1".into(),
            text_hash: String::new(),
            language: "deu".into(),
            form: ConsentForm::Written,
            given_on: date(2026, 1, 1),
            expires_on: None,
            withdrawn_on: None,
            purposes: purposes.iter().map(|(purpose, yes)| (*purpose, *yes, None)).collect(),
            details: ConsentDetails::default(),
        }
    }

    #[test]
    fn w04_neither_agreement_nor_ground_alone_opens_counselling() {
        let day = date(2026, 2, 1);
        let yes = [consent(&[(Purpose::Counselling, true)])];
        let only_consent = Standing::on(day, &[], &yes, |_| Ground::Consent);
        let only_agreement = Standing::on(day, &[agreement()], &[], |_| Ground::Consent);
        let both = Standing::on(day, &[agreement()], &yes, |_| Ground::Consent);
        let task = |_| Ground::Configured { norm: "§ 18 Abs. 2 FlüAG".into() };
        let by_task = Standing::on(day, &[agreement()], &[], task);
        assert!(!only_consent.may_counsel() && !only_agreement.may_counsel());
        assert!(both.may_counsel() && by_task.may_counsel());
    }

    #[test]
    fn w29_a_public_task_never_opens_the_health_section() {
        let task = |_| Ground::Configured { norm: "§ 18 Abs. 2 FlüAG".into() };
        let without = Standing::on(date(2026, 2, 1), &[agreement()], &[], task);
        let health = [consent(&[(Purpose::Health, true)])];
        let with = Standing::on(date(2026, 2, 1), &[agreement()], &health, task);
        assert!(!without.health && with.health);
    }

    #[test]
    fn w06_a_withdrawn_consent_closes_what_rested_on_it() {
        let mut given = consent(&[(Purpose::Counselling, true)]);
        given.withdrawn_on = Some(date(2026, 3, 1));
        let after = Standing::on(date(2026, 3, 1), &[agreement()], &[given], |_| Ground::Consent);
        assert!(after.withdrawn && !after.may_counsel());
    }
}
