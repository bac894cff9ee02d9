//! Accounts and memberships, as given and as read.

use base::{Date, FieldError, Locale, Outcome, Personal, Problem, Timestamp};

use super::LoginName;
use crate::identity::{AccountId, AgencyId, MembershipId, Role};

/// An account, without anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The login name.
    pub login: Personal<String>,
    /// How the person is called on the screen.
    pub display_name: Personal<String>,
    /// Where notices go, if anywhere.
    pub email: Option<Personal<String>>,
    /// The language of the screens.
    pub language: Locale,
    /// Whether the password has to be changed at the next login.
    pub must_change: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// When it was created.
    pub created_at: Timestamp,
    /// Since when nobody can log in with it.
    pub disabled_at: Option<Timestamp>,
}

/// One role of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The account.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// The agency; none for roles of the whole Kreis.
    pub agency: Option<AgencyId>,
    /// IntMan-Nr. (data dictionary Nr. 13).
    pub case_manager_no: Option<i64>,
    /// The first day.
    pub valid_from: Date,
    /// The last day, if any.
    pub valid_until: Option<Date>,
}

impl Membership {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|last| day <= last)
    }
}

/// A role to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMembership {
    /// The role.
    pub role: Role,
    /// The agency; none for roles of the whole Kreis.
    pub agency: Option<AgencyId>,
    /// IntMan-Nr.; the next free one of the agency when none is given to a role that carries cases.
    pub case_manager_no: Option<i64>,
}

impl NewMembership {
    /// A role in an agency.
    pub fn new(role: Role, agency: AgencyId) -> Self {
        Self { role, agency: Some(agency), case_manager_no: None }
    }

    /// A role of the whole Kreis.
    pub fn of_the_house(role: Role) -> Self {
        Self { role, agency: None, case_manager_no: None }
    }

    pub(super) fn check(&self) -> Outcome<()> {
        if self.role.needs_agency() && self.agency.is_none() {
            return Err(Problem::at("agency", "membership-agency-missing"));
        }
        if self.case_manager_no.is_some_and(|no| !(1..=99_999).contains(&no)) {
            return Err(Problem::at("case_manager_no", "case-manager-no-invalid"));
        }
        if self.case_manager_no.is_some() && !self.role.carries_cases() {
            return Err(Problem::at("case_manager_no", "case-manager-no-not-for-role"));
        }
        Ok(())
    }
}

/// What somebody gives to create an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The login name as typed.
    pub login: String,
    /// The name on the screen.
    pub display_name: String,
    /// Where notices go, if anywhere.
    pub email: Option<String>,
    /// The language of the screens.
    pub language: Locale,
    /// A password; without one a fresh one is made and returned.
    pub password: Option<Personal<String>>,
    /// Whether it has to be changed at the first login.
    pub must_change: bool,
    /// The roles, at least one.
    pub memberships: Vec<NewMembership>,
}

impl NewAccount {
    /// The tidied login, name and address, or what does not fit, field by field.
    pub(super) fn checked(&self) -> Outcome<(LoginName, String, Option<String>)> {
        let mut errors = Vec::new();
        let login = LoginName::read(&self.login);
        if login.is_none() {
            errors.push(FieldError::new("login", "login-invalid"));
        }
        let name = self.display_name.trim().to_owned();
        if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
            errors.push(FieldError::new("display_name", "display-name-invalid"));
        }
        let email = self.email.as_deref().map(str::trim).filter(|mail| !mail.is_empty());
        if email.is_some_and(|mail| !base::is_mail_address(mail)) {
            errors.push(FieldError::new("email", "email-invalid"));
        }
        if self.memberships.is_empty() {
            errors.push(FieldError::new("role", "role-missing"));
        }
        match login {
            Some(login) if errors.is_empty() => Ok((login, name, email.map(str::to_owned))),
            _ => Err(Problem::Invalid(errors)),
        }
    }
}
/// A created account.
#[derive(Debug, Clone)]
pub struct Created {
    /// The account.
    pub account: AccountId,
    /// The password that was made, to be handed over once; none when one was given.
    pub password: Option<Personal<String>>,
}

/// An account with its roles, for lists of administrators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The account.
    pub account: Account,
    /// Its roles that hold today or later.
    pub memberships: Vec<Membership>,
}
