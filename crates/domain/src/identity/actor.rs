//! Who acts.

use base::Locale;

use super::{AccountId, AgencyId, MembershipId, Role};

/// The person behind a request, in the one role chosen for this session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// The membership the person acts in.
    pub membership: MembershipId,
    /// The role of that membership.
    pub role: Role,
    /// The agency of that membership; none for roles of the whole Kreis.
    pub agency: Option<AgencyId>,
    /// IntMan-Nr. (data dictionary Nr. 13).
    pub case_manager_no: Option<i64>,
    /// How the person is called on the screen (colleagues' names are no clients' data, but stay out of logs).
    pub display_name: String,
    /// The language of the person's screens.
    pub language: Locale,
}

impl Actor {
    /// An audit entry of something this person did to a client (by pseudonym) or a thing (by id).
    pub fn entry(
        &self,
        action: &'static str,
        subject: String,
        detail: serde_json::Value,
    ) -> crate::audit::Entry {
        let agency = self.agency.map(|agency| agency.text());
        let actor = Some(self.account.text());
        crate::audit::Entry { agency, actor, action, subject, detail }
    }
}

/// On whose behalf an account or an agency is administered.
#[derive(Debug, Clone, Copy)]
pub enum Doer<'a> {
    /// Somebody at the screen.
    Actor(&'a Actor),
    /// Somebody at the command line of the server, who can do everything there anyway. Only the
    /// executable's subcommands and the fictional data use this.
    Console,
}

impl<'a> Doer<'a> {
    /// The account behind it, for the audit.
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Actor(actor) => Some(actor.account),
            Self::Console => None,
        }
    }
}

impl<'a> From<&'a Actor> for Doer<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self::Actor(actor)
    }
}
