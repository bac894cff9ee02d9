//! Kinds of bodies, what offices do for them, and for whom they sit there.

/// What a body is for (working paper, 1.1 to 1.3 and Anhang 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// Those who lead steer integration management together (1.1).
    Round,
    /// Case managers among themselves, then with the integration officer (1.2).
    Forum,
    /// Case managers with partners outside, on one field (1.3).
    WorkingCircle,
    /// Everybody at one table, once or seldom (Anhang 6).
    RoundTable,
    /// A few who work something out.
    WorkingGroup,
}

impl BodyKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Round, Self::Forum, Self::WorkingCircle, Self::RoundTable, Self::WorkingGroup];

    /// The text form, as stored, in addresses and in policies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Round => "koordinierungsrunde",
            Self::Forum => "austauschforum",
            Self::WorkingCircle => "arbeitskreis",
            Self::RoundTable => "runder_tisch",
            Self::WorkingGroup => "arbeitsgruppe",
        }
    }

    /// The kind of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether case managers need a mandate to take part (1.2, 1.3).
    pub const fn needs_mandate(self) -> bool {
        matches!(self, Self::Forum | Self::WorkingCircle)
    }
}

/// What an office does for the body (1.1, 1.2: clear responsibilities).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Duty {
    /// Sends the invitation.
    Invitation,
    /// Puts the agenda together.
    Agenda,
    /// Leads through the meeting.
    Chair,
    /// Writes the minutes.
    Minutes,
    /// Invites guests.
    Guests,
    /// Speaks for the body to others.
    Speaker,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 6] =
        [Self::Invitation, Self::Agenda, Self::Chair, Self::Minutes, Self::Guests, Self::Speaker];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "einladung",
            Self::Agenda => "tagesordnung",
            Self::Chair => "moderation",
            Self::Minutes => "protokoll",
            Self::Guests => "gaeste",
            Self::Speaker => "sprecher",
        }
    }

    /// The duty of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.code() == code)
    }

    /// Whether it needs a hand in the meeting itself.
    pub const fn runs_meetings(self) -> bool {
        !matches!(self, Self::Guests | Self::Speaker)
    }
}

/// For whom an office sits in the body: what the composition is judged by (1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seat {
    /// The office for migration and integration.
    MigrationOffice,
    /// The integration officer.
    IntegrationOfficer,
    /// An agency that employs case managers.
    Agency,
    /// A regular service: Jobcenter, school, health …
    Service,
    /// Case managers themselves.
    CaseManagers,
    /// Anybody else.
    Other,
}

impl Seat {
    /// Every seat.
    pub const ALL: [Self; 6] = [
        Self::MigrationOffice,
        Self::IntegrationOfficer,
        Self::Agency,
        Self::Service,
        Self::CaseManagers,
        Self::Other,
    ];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MigrationOffice => "amt_migration",
            Self::IntegrationOfficer => "integrationsbeauftragte",
            Self::Agency => "traeger",
            Self::Service => "regeldienst",
            Self::CaseManagers => "intman",
            Self::Other => "sonstige",
        }
    }

    /// The seat of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seat| seat.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for kind in BodyKind::ALL {
            assert_eq!(BodyKind::parse(kind.code()), Some(kind));
        }
        for duty in Duty::ALL {
            assert_eq!(Duty::parse(duty.code()), Some(duty));
        }
        for seat in Seat::ALL {
            assert_eq!(Seat::parse(seat.code()), Some(seat));
        }
        assert_eq!((BodyKind::parse("x"), Duty::parse(""), Seat::parse(" ")), (None, None, None));
    }
}
