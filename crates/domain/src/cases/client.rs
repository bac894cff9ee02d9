//! People: the identity store (Z10), kept apart from the nameless plan, and households (Z30).

use base::{FieldError, Id, Kind, PartialDate, Personal};
use serde::{Deserialize, Serialize};

use crate::identity::CaseId;
use crate::privacy::ClientId;

#[doc(hidden)]
pub struct HouseholdKind;
impl Kind for HouseholdKind {
    const NAME: &'static str = "household";
}
/// People who live and reckon together.
pub type HouseholdId = Id<HouseholdKind>;

/// What a person is in a household (Z30).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseholdRole {
    /// Who the case began with.
    Applicant,
    /// Spouse or partner.
    Partner,
    /// A child, minor or grown up.
    Child,
    /// Anybody else.
    Other,
}

impl HouseholdRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Applicant, Self::Partner, Self::Child, Self::Other];

    /// The stored name, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Partner => "partner",
            Self::Child => "child",
            Self::Other => "other",
        }
    }

    /// Reads the stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Who somebody is: the sealed content of the identity store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Family name as in the papers.
    pub last_name: Personal<String>,
    /// Given names.
    pub first_name: Personal<String>,
    /// Text form of a [`PartialDate`], empty when unknown.
    pub born: Personal<String>,
    /// Street, number and place.
    pub address: Personal<String>,
    /// Telephone.
    pub phone: Personal<String>,
    /// E-mail address.
    pub email: Personal<String>,
}

impl Person {
    /// `Nachname, Vorname`, as lists show it.
    pub fn listed(&self) -> Personal<String> {
        Personal::new(format!("{}, {}", self.last_name.reveal(), self.first_name.reveal()))
    }

    /// The birth date, if one is known.
    pub fn birth_date(&self) -> Option<PartialDate> {
        self.born.reveal().parse().ok()
    }
}

/// A person as typed into a form.
#[derive(Debug, Clone, Default)]
pub struct IdentityInput {
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_name: String,
    /// Birth date in any form [`PartialDate::read`] takes.
    pub born: String,
    /// Street, number and place.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

const LONGEST_NAME: usize = 200;

impl IdentityInput {
    /// The person, or what does not fit.
    pub fn person(&self, today: base::Date) -> Result<Person, Vec<FieldError>> {
        let mut errors = Vec::new();
        for (field, value) in [("last_name", &self.last_name), ("first_name", &self.first_name)] {
            if value.trim().is_empty() {
                errors.push(FieldError::new(field, "error-required"));
            }
        }
        let short = [
            ("last_name", &self.last_name),
            ("first_name", &self.first_name),
            ("address", &self.address),
            ("phone", &self.phone),
            ("email", &self.email),
        ];
        for (field, value) in short {
            if value.chars().count() > LONGEST_NAME {
                let error = FieldError::new(field, "error-too-long").with("max", LONGEST_NAME);
                errors.push(error);
            }
            if value.contains('\0') {
                errors.push(FieldError::new(field, "error-control-character"));
            }
        }
        if !self.email.trim().is_empty() && !self.email.contains('@') {
            errors.push(FieldError::new("email", "error-email"));
        }
        let mut born = String::new();
        if !self.born.trim().is_empty() {
            match PartialDate::read(&self.born) {
                Ok(date) if date.representative() > today => {
                    errors.push(FieldError::new("born", "error-date-future"));
                }
                Ok(date) => born = date.to_string(),
                Err(_) => errors.push(FieldError::new("born", "error-date")),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let tidy =
            |text: &str| Personal::new(text.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(Person {
            last_name: tidy(&self.last_name),
            first_name: tidy(&self.first_name),
            born: Personal::new(born),
            address: tidy(&self.address),
            phone: tidy(&self.phone),
            email: tidy(&self.email),
        })
    }
}

/// A household with its members.
#[derive(Debug, Clone)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// Clients in it, the first one first.
    pub members: Vec<Member>,
}

/// Somebody of a household. Names stay with whoever may open the person's case.
#[derive(Debug, Clone)]
pub struct Member {
    /// The client.
    pub client: ClientId,
    /// What the person is in the household.
    pub role: HouseholdRole,
    /// The newest case of the person.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// Who keeps it.
    pub manager: String,
    /// Who it is, for those who may open the case.
    pub person: Option<Person>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_keep_their_letters_and_lose_only_stray_blanks() {
        let typed = IdentityInput {
            last_name: "  Al-Şahin  ".into(),
            first_name: "Nûr  ابراهيم".into(),
            born: "1990".into(),
            ..IdentityInput::default()
        };
        let person = typed.person(date(2026, 1, 1)).unwrap();
        assert_eq!(person.last_name.reveal(), "Al-Şahin");
        assert_eq!(person.first_name.reveal(), "Nûr ابراهيم");
        assert_eq!(person.birth_date().map(|born| born.to_string()).as_deref(), Some("1990"));
        assert!(!format!("{person:?}").contains("Şahin"));
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let typed = IdentityInput {
            last_name: "x".repeat(10_000),
            first_name: "\0".into(),
            born: "31.02.2001".into(),
            email: "nobody".into(),
            ..IdentityInput::default()
        };
        let errors = typed.person(date(2026, 1, 1)).unwrap_err();
        let fields: Vec<_> = errors.into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["last_name", "first_name", "email", "born"]);
    }
}
