//! The ground a purpose of processing stands on.

use std::fmt;
use std::str::FromStr;

use base::{Date, FieldError, Outcome, Problem};

use super::Law;
use crate::identity::{AgencyId, LegalBasisId};

/// The kind of ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Consent: withdrawal stops the purposes that rest on it, and no others.
    Consent,
    /// A public task (Art. 6 Abs. 1 lit. e DSGVO).
    PublicTask,
    /// The counselling agreement itself (the view of Caritas: § 6 Abs. 1 lit. c KDG).
    Contract,
}

impl Basis {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Consent, Self::PublicTask, Self::Contract];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::PublicTask => "public_task",
            Self::Contract => "contract",
        }
    }

    /// The Fluent key of its name.
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Consent => "basis-consent",
            Self::PublicTask => "basis-public-task",
            Self::Contract => "basis-contract",
        }
    }

    /// The norm a fresh agency of this law would cite, for its data protection officer to confirm
    /// (law-and-practice 2.2 and 2.3). Empty where the officer has to name it.
    pub const fn proposed_norm(self, law: Law) -> &'static str {
        match (self, law) {
            (Self::Consent, Law::Kdg) => "§ 6 Abs. 1 lit. b, § 8 KDG",
            (Self::Consent, Law::DsgEkd) => "§ 6 Nr. 2, § 11 DSG-EKD",
            (Self::Consent, Law::DsgvoSgbX) => "Art. 6 Abs. 1 lit. a DSGVO, § 67b Abs. 2 SGB X",
            (Self::Consent, Law::DsgvoLdsgBw | Law::DsgvoBdsg) => {
                "Art. 6 Abs. 1 lit. a, Art. 7 DSGVO"
            }
            (Self::PublicTask, Law::DsgvoLdsgBw) => {
                "Art. 6 Abs. 1 lit. e DSGVO, § 4 LDSG BW, § 18 Abs. 2 FlüAG"
            }
            (Self::PublicTask, Law::DsgvoSgbX) => "Art. 6 Abs. 1 lit. e DSGVO, § 67a SGB X",
            (Self::Contract, Law::Kdg) => "§ 6 Abs. 1 lit. c KDG",
            (Self::Contract, Law::DsgEkd) => "§ 6 Nr. 5 DSG-EKD",
            (Self::Contract, Law::DsgvoLdsgBw | Law::DsgvoBdsg | Law::DsgvoSgbX) => {
                "Art. 6 Abs. 1 lit. b DSGVO"
            }
            _ => "",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Basis {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|basis| basis.code() == code).ok_or(())
    }
}

/// One ground of one agency for one purpose, in a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalBasis {
    /// Its id.
    pub id: LegalBasisId,
    /// The agency.
    pub agency: AgencyId,
    /// The purpose, in the codes of the slice `privacy`.
    pub purpose: String,
    /// The kind of ground.
    pub basis: Basis,
    /// The norm as the agency cites it.
    pub norm: String,
    /// The first day.
    pub valid_from: Date,
    /// The last day, if any.
    pub valid_until: Option<Date>,
    /// Who approved it: name or function of the data protection officer.
    pub approved_by: String,
    /// The day it was entered, whatever day it counts from.
    pub decided_on: Date,
}

/// What somebody gives to set the ground of a purpose from a day on.
#[derive(Debug, Clone)]
pub struct NewLegalBasis {
    /// The purpose.
    pub purpose: String,
    /// The kind of ground.
    pub basis: Basis,
    /// The norm.
    pub norm: String,
    /// The first day; an earlier ground ends the day before.
    pub valid_from: Date,
    /// Who approved it.
    pub approved_by: String,
}

impl NewLegalBasis {
    pub(super) fn check(&self) -> Outcome<()> {
        let mut errors = Vec::new();
        let code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=40).contains(&self.purpose.len()) || !self.purpose.chars().all(code) {
            errors.push(FieldError::new("purpose", "purpose-unknown"));
        }
        for (field, text) in [("norm", &self.norm), ("approved_by", &self.approved_by)] {
            let length = text.trim().chars().count();
            if !(2..=300).contains(&length) || text.chars().any(char::is_control) {
                errors.push(FieldError::new(field, "legal-basis-text-missing"));
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
    }
}
