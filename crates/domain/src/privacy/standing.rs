//! What may be documented about a person today, and on which ground.

use base::Date;

use super::Purpose;

/// Where a purpose rests for one agency: on consent, or on a ground its data protection officer configured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Each person is asked.
    Consent,
    /// A statutory task or a contract, with its norm.
    Configured {
        /// The norm, as the agency cites it.
        norm: String,
        /// When that was decided; it does not override what people took back before.
        decided_on: Date,
    },
}

/// The legal standing of one client on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LegalStanding {
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
    /// The purposes a consent of the person carries today, whatever other ground the agency has for them.
    pub consented: Vec<Purpose>,
}

/// One answer to one purpose, and the time it holds: what of a consent decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentTerm {
    /// The purpose.
    pub purpose: Purpose,
    /// Yes or no.
    pub granted: bool,
    /// The first day.
    pub given_on: Date,
    /// The last day, if limited.
    pub expires_on: Option<Date>,
    /// The day from which it holds no more.
    pub withdrawn_on: Option<Date>,
}

impl ConsentTerm {
    pub(super) fn carries(&self, purpose: Purpose, day: Date) -> bool {
        self.purpose == purpose
            && self.granted
            && self.given_on <= day
            && self.expires_on.is_none_or(|last| day <= last)
            && self.withdrawn_on.is_none_or(|end| day < end)
    }
}

impl LegalStanding {
    /// Works it out: `agreements` are days of beginning and end, `ground` tells where a purpose rests.
    /// Nothing sealed is needed, because it is asked at every request.
    pub fn on(
        day: Date,
        agreements: &[(Date, Option<Date>)],
        consents: &[ConsentTerm],
        ground: impl Fn(Purpose) -> Ground,
    ) -> Self {
        let consented = |purpose| consents.iter().any(|answer| answer.carries(purpose, day));
        let carried = |purpose: Purpose| {
            let configured = match ground(purpose) {
                Ground::Consent => false,
                Ground::Configured { decided_on, .. } => {
                    // Somebody took a consent back: another ground, found afterwards, must not undo that.
                    let taken_back = |answer: &ConsentTerm| {
                        answer.purpose == purpose
                            && answer.granted
                            && answer
                                .withdrawn_on
                                .is_some_and(|end| end <= day && end <= decided_on)
                    };
                    !purpose.needs_explicit_consent() && !consents.iter().any(taken_back)
                }
            };
            configured || consented(purpose)
        };
        let counselling = carried(Purpose::Counselling);
        Self {
            agreed: agreements.iter().any(|(begin, _)| *begin <= day),
            agreement: agreements
                .iter()
                .any(|(begin, end)| *begin <= day && end.is_none_or(|end| day < end)),
            counselling,
            health: carried(Purpose::Health),
            evaluation: carried(Purpose::Evaluation),
            withdrawn: !counselling
                && consents
                    .iter()
                    .any(|answer| answer.purpose == Purpose::Counselling && answer.granted),
            consented: Purpose::ALL.into_iter().filter(|purpose| consented(*purpose)).collect(),
        }
    }

    /// Whether Teil A and Teil B may be opened and written at all (W04).
    pub fn may_counsel(&self) -> bool {
        self.agreement && self.counselling
    }

    /// Whether a purpose has a ground today, a consent or another one.
    pub fn covers(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Counselling => self.counselling,
            Purpose::Health => self.health,
            Purpose::Evaluation => self.evaluation,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const AGREEMENT: (Date, Option<Date>) = (date(2026, 1, 1), None);

    fn yes(purpose: Purpose) -> ConsentTerm {
        let given_on = date(2026, 1, 1);
        ConsentTerm { purpose, granted: true, given_on, expires_on: None, withdrawn_on: None }
    }

    fn task(_: Purpose) -> Ground {
        Ground::Configured { norm: "§ 18 Abs. 2 FlüAG".into(), decided_on: date(2025, 12, 1) }
    }

    #[test]
    fn w04_neither_agreement_nor_ground_alone_opens_counselling() {
        let day = date(2026, 2, 1);
        let asked = [yes(Purpose::Counselling)];
        let only_consent = LegalStanding::on(day, &[], &asked, |_| Ground::Consent);
        let only_agreement = LegalStanding::on(day, &[AGREEMENT], &[], |_| Ground::Consent);
        let both = LegalStanding::on(day, &[AGREEMENT], &asked, |_| Ground::Consent);
        let by_task = LegalStanding::on(day, &[AGREEMENT], &[], task);
        assert!(!only_consent.may_counsel() && !only_agreement.may_counsel());
        assert!(both.may_counsel() && by_task.may_counsel());
        assert_eq!(both.consented, [Purpose::Counselling]);
        assert_eq!(by_task.consented, [], "nobody was asked");
    }

    #[test]
    fn w29_a_public_task_never_opens_the_health_section() {
        let day = date(2026, 2, 1);
        let without = LegalStanding::on(day, &[AGREEMENT], &[], task);
        let with = LegalStanding::on(day, &[AGREEMENT], &[yes(Purpose::Health)], task);
        assert!(!without.health && with.health);
    }

    #[test]
    fn w06_a_withdrawn_consent_closes_what_rested_on_it() {
        let mut given = yes(Purpose::Counselling);
        given.withdrawn_on = Some(date(2026, 3, 1));
        let on = |day| LegalStanding::on(day, &[AGREEMENT], &[given], |_| Ground::Consent);
        assert!(on(date(2026, 2, 28)).may_counsel());
        let after = on(date(2026, 3, 1));
        assert!(after.withdrawn && !after.may_counsel());
    }

    #[test]
    fn an_agreement_holds_until_the_day_before_its_end() {
        let ended = (date(2026, 1, 1), Some(date(2026, 3, 1)));
        let on = |day| LegalStanding::on(day, &[ended], &[], task).agreement;
        assert!(!on(date(2025, 12, 31)) && on(date(2026, 1, 1)));
        assert!(on(date(2026, 2, 28)) && !on(date(2026, 3, 1)));
    }

    #[test]
    fn a_ground_found_after_a_withdrawal_does_not_undo_it() {
        let given =
            ConsentTerm { withdrawn_on: Some(date(2026, 3, 1)), ..yes(Purpose::Counselling) };
        let on = |decided_on| {
            let ground = |_| Ground::Configured { norm: String::new(), decided_on };
            LegalStanding::on(date(2026, 6, 1), &[AGREEMENT], &[given], ground)
        };
        assert!(on(date(2026, 2, 28)).counselling, "the task was there before");
        assert!(!on(date(2026, 3, 1)).counselling && on(date(2026, 4, 1)).withdrawn);
    }
}
