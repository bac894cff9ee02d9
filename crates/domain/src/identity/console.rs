//! The command line among clients' data: in whose place it acts, and what the audit says of it.
//!
//! Whoever sits at the server holds the master key and could read everything past the program. What the program
//! does for them still goes the way of everybody else: the policies decide, a [`crate::identity::Permit`] comes
//! out, the audit keeps it. The console therefore takes the place of the one person the policies foresee for the
//! work at hand, and the entry says that it was the console: it names no account.

use base::Locale;
use serde_json::Value;

use super::{AccountId, Actor, AgencyId, Doer, Role};
use crate::audit::Entry;
use crate::house::House;

impl Actor {
    /// The console in the place of the case manager `account`, for one of their cases.
    pub fn console_for_manager(house: &House, agency: AgencyId, account: AccountId) -> Self {
        console(house, Role::CaseManager, agency, account)
    }

    /// The console in the place of a team lead of the agency, for figures of all its cases.
    pub fn console_for_agency(house: &House, agency: AgencyId) -> Self {
        console(house, Role::TeamLead, agency, house.new_id())
    }
}

fn console(house: &House, role: Role, agency: AgencyId, account: AccountId) -> Actor {
    Actor {
        account,
        membership: house.new_id(),
        role,
        agency: Some(agency),
        case_manager_no: None,
        display_name: String::new(),
        language: Locale::De,
    }
}

impl Doer<'_> {
    /// An audit entry of something done in an agency to a client (by pseudonym) or a thing. Of the console it
    /// names no account, and says so in the detail.
    pub fn entry(
        self,
        agency: AgencyId,
        action: &'static str,
        subject: String,
        mut detail: Value,
    ) -> Entry {
        if let (Self::Console, Some(detail)) = (self, detail.as_object_mut()) {
            detail.insert("console".to_owned(), Value::Bool(true));
        }
        let actor = self.account().map(|account| account.text());
        Entry { agency: Some(agency.text()), actor, action, subject, detail }
    }
}
