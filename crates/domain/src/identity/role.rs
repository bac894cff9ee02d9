//! What a person is in an agency or in the whole Kreis.

use std::fmt;
use std::str::FromStr;

/// A role; a person may hold several, but acts in exactly one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Integrationsmanager*in: works with clients.
    CaseManager,
    /// Sprecher*in of the case managers: a case manager who also speaks for them in bodies.
    Speaker,
    /// Teamleitung: counts and assigns the cases of the own agency, without their content.
    TeamLead,
    /// Integrationsbeauftragte*r: works with topics and figures, never with a case.
    IntegrationOfficer,
    /// Datenschutzbeauftragte*r: reads audit and consents.
    DataProtectionOfficer,
    /// Systemadministration: accounts and settings, never content (§ 203 Abs. 3 and 4 StGB).
    Administrator,
    /// Member of the Koordinierungsrunde.
    RoundMember,
    /// Member of the municipal council.
    CouncilMember,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::CaseManager,
        Self::Speaker,
        Self::TeamLead,
        Self::IntegrationOfficer,
        Self::DataProtectionOfficer,
        Self::Administrator,
        Self::RoundMember,
        Self::CouncilMember,
    ];

    /// The text form, as stored and in policies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CaseManager => "case_manager",
            Self::Speaker => "speaker",
            Self::TeamLead => "team_lead",
            Self::IntegrationOfficer => "integration_officer",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::Administrator => "administrator",
            Self::RoundMember => "round_member",
            Self::CouncilMember => "council_member",
        }
    }

    /// The Fluent key of its name on the screen.
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::CaseManager => "role-case-manager",
            Self::Speaker => "role-speaker",
            Self::TeamLead => "role-team-lead",
            Self::IntegrationOfficer => "role-integration-officer",
            Self::DataProtectionOfficer => "role-data-protection-officer",
            Self::Administrator => "role-administrator",
            Self::RoundMember => "role-round-member",
            Self::CouncilMember => "role-council-member",
        }
    }

    /// Whether cases can be assigned to this role.
    pub const fn carries_cases(self) -> bool {
        matches!(self, Self::CaseManager | Self::Speaker)
    }

    /// Whether this role makes sense only inside one agency.
    pub const fn needs_agency(self) -> bool {
        matches!(
            self,
            Self::CaseManager | Self::Speaker | Self::TeamLead | Self::DataProtectionOfficer
        )
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text was no role.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a role")]
pub struct RoleError;

impl FromStr for Role {
    type Err = RoleError;
    fn from_str(code: &str) -> Result<Self, RoleError> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or(RoleError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_reads_back_and_stands_at_its_place() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role.code().parse(), Ok(role));
            assert_eq!(role.index(), place);
        }
        assert_eq!("root".parse::<Role>(), Err(RoleError));
    }
}
