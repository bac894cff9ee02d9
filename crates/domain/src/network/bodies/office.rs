//! Offices, who holds them, and mandates.

use base::{Date, FieldError};

use super::{Duty, MandateId, OfficeId, Seat};
use crate::identity::{AccountId, AgencyId, Role};

/// The most characters of a name, a title or a scope.
const LINE: usize = 200;

/// An office in a body: what it is called, for whom it sits there, what it does, and who holds it today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// As on the door: "Leitung Amt für Migration".
    pub title: String,
    /// For whom it sits there.
    pub seat: Seat,
    /// The agency, where it is one of this installation.
    pub agency: Option<AgencyId>,
    /// What it does for the body.
    pub duties: Vec<Duty>,
    /// Since when those who lead have promised that somebody comes (working paper, 1.1).
    pub committed_on: Option<Date>,
    /// Who holds it today.
    pub holder: Option<Holder>,
}

/// Somebody who holds an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Their account; none for people who have none.
    pub account: Option<AccountId>,
    /// The name.
    pub name: String,
    /// Where invitations go.
    pub email: Option<String>,
    /// Since when.
    pub since: Date,
}

/// An office as it is typed, with who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeInput {
    /// As on the door.
    pub title: String,
    /// For whom it sits there.
    pub seat: Seat,
    /// The agency, where it is one of this installation.
    pub agency: Option<AgencyId>,
    /// What it does for the body.
    pub duties: Vec<Duty>,
    /// Since when those who lead have promised that somebody comes.
    pub committed_on: Option<Date>,
    /// Who holds it, if they have an account.
    pub account: Option<AccountId>,
    /// Who holds it, if they have none. Both empty: nobody does yet.
    pub name: String,
    /// Where invitations go.
    pub email: String,
}

impl OfficeInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.title.trim().is_empty() {
            errors.push(FieldError::new("title", "error-required"));
        }
        for (field, text) in [("title", &self.title), ("name", &self.name), ("email", &self.email)]
        {
            if text.chars().count() > LINE {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        let mail = self.email.trim();
        if !mail.is_empty() && !looks_like_mail(mail) {
            errors.push(FieldError::new("email", "email-invalid"));
        }
        if self.account.is_some() && !self.name.trim().is_empty() {
            errors.push(FieldError::new("name", "office-one-holder"));
        }
        if self.account.is_none() && self.name.trim().is_empty() && !mail.is_empty() {
            errors.push(FieldError::new("name", "error-required"));
        }
        errors
    }
}

/// Enough to catch slips and header injection; whether it arrives only the mail server knows.
pub(crate) fn looks_like_mail(mail: &str) -> bool {
    let tidy = mail.is_ascii() && !mail.chars().any(|c| c.is_whitespace() || c.is_control());
    tidy && mail.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !name.contains(['@', '<', '>', ',']) && host.contains('.')
    })
}

/// Leave of the team lead to take part and to speak for the agency (working paper, 1.2, 1.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// Who may take part.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// For which agency.
    pub agency: AgencyId,
    /// What they may say yes to.
    pub scope: String,
    /// Who granted it.
    pub granted_by: String,
    /// The first day.
    pub valid_from: Date,
    /// The last day, if any.
    pub valid_until: Option<Date>,
}

/// A mandate as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateInput {
    /// Who may take part.
    pub account: Option<AccountId>,
    /// What they may say yes to; may be empty.
    pub scope: String,
    /// The last day, if any.
    pub valid_until: Option<Date>,
}

impl MandateInput {
    /// What does not fit, as of a day.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.account.is_none() {
            errors.push(FieldError::new("account", "error-choose"));
        }
        if self.scope.chars().count() > LINE {
            errors.push(FieldError::new("scope", "error-too-long"));
        }
        if self.valid_until.is_some_and(|last| last < today) {
            errors.push(FieldError::new("valid_until", "error-date-past"));
        }
        errors
    }
}

/// Somebody who works in this installation, as others may know them: no more than stands at a door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The agency; none for roles of the whole Kreis.
    pub agency: Option<AgencyId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_has_a_title_and_one_holder_at_most() {
        let empty = OfficeInput {
            title: " ".into(),
            seat: Seat::Other,
            agency: None,
            duties: Vec::new(),
            committed_on: None,
            account: None,
            name: String::new(),
            email: String::new(),
        };
        let wrong = |input: &OfficeInput| -> Vec<String> {
            input.check().into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong(&empty), ["title"]);
        let vacant = OfficeInput { title: "Leitung".into(), ..empty };
        assert!(wrong(&vacant).is_empty());
        let nobody = OfficeInput { email: "a@b.de".into(), ..vacant.clone() };
        assert_eq!(wrong(&nobody), ["name"]);
        for ugly in ["a", "a@b", "a b@c.de", "a@b.de\nBcc: x@y.de", "<a@b.de>", "a,b@c.de"] {
            let office = OfficeInput { name: "X".into(), email: ugly.into(), ..vacant.clone() };
            assert_eq!(wrong(&office), ["email"], "{ugly}");
        }
    }
}
