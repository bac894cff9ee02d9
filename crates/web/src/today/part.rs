//! What somebody can do here whose work has no page of its own in this version yet.

use domain::identity::Role;

use crate::shell::NavItem;
use crate::texts::Texts;
use crate::{account, info, printing};

/// What a role finds on Heute instead of blocks.
pub struct Part {
    /// What there is for this role, and what not yet.
    pub text: String,
    /// Where something exists.
    pub links: Vec<NavItem>,
}

/// The part of a role; none for those whose work stands on Heute.
pub fn part(role: Role, t: Texts) -> Option<Part> {
    let key = match role {
        Role::DataProtectionOfficer => "today-part-data-protection-officer",
        Role::CouncilMember => "today-part-council-member",
        Role::CaseManager
        | Role::Speaker
        | Role::TeamLead
        | Role::IntegrationOfficer
        | Role::Administrator
        | Role::RoundMember => return None,
    };
    let links = [
        ("shell-help", info::paths::HELP),                   // text
        ("today-part-form", printing::paths::BLANK),         // text
        ("shell-account-settings", account::paths::ACCOUNT), // text
    ];
    let link = |(key, href): (&str, &str)| NavItem {
        label: t.get(key).into_owned(),
        href: href.to_owned(),
        current: false,
    };
    Some(Part { text: t.get(key).into_owned(), links: links.map(link).into() })
}
