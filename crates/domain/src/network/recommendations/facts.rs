//! What the rules look at: counts and days of bodies, meetings, mandates and topics as of a day. Nobody's name.

use base::Date;

use super::Answer;
use crate::identity::AgencyId;
use crate::network::Quarter;
use crate::network::bodies::{BodyId, BodyKind, Duty, Seat};
use crate::network::meetings::ItemKind;

/// Everything the rules look at, as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The day.
    pub today: Date,
    /// Bodies that meet, the oldest first.
    pub bodies: Vec<BodyFact>,
    /// Agencies of the installation.
    pub agencies: Vec<AgencyFact>,
    /// Topics handed to the Koordinierungsrunde in the last twelve months.
    pub handed_up: Vec<HandedUp>,
    /// What was answered, the newest first.
    pub answers: Vec<Answer>,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyFact {
    /// Its id.
    pub id: BodyId,
    /// Its name.
    pub name: String,
    /// Of which kind.
    pub kind: BodyKind,
    /// Since when it is there.
    pub since: Date,
    /// Whether its rules are written.
    pub has_charter: bool,
    /// When they were adopted.
    pub adopted_on: Option<Date>,
    /// Its offices.
    pub offices: Vec<OfficeFact>,
    /// Meetings that were held in the last fifteen months, the oldest first.
    pub held: Vec<MeetingFact>,
    /// The next one.
    pub next: Option<Date>,
    /// Mandates that hold, by agency.
    pub mandates: Vec<(AgencyId, usize)>,
    /// When the forum last handed on what it chose in part 1.
    pub released_on: Option<Date>,
}

/// An office of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeFact {
    /// For whom it sits there.
    pub seat: Seat,
    /// The agency it sits there for.
    pub agency: Option<AgencyId>,
    /// What it does.
    pub duties: Vec<Duty>,
    /// Since when those who lead have promised that somebody comes.
    pub committed_on: Option<Date>,
    /// Whether somebody holds it.
    pub held: bool,
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFact {
    /// When.
    pub day: Date,
    /// Parts and kinds of the items of its agenda.
    pub items: Vec<(i64, ItemKind)>,
}

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyFact {
    /// Its id.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// How many keep cases there.
    pub case_managers: usize,
}

/// A topic that was handed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedUp {
    /// When.
    pub on: Date,
    /// When it was answered or declined with a reason.
    pub answered_on: Option<Date>,
}

impl Facts {
    /// Bodies of a kind.
    pub fn of(&self, kind: BodyKind) -> impl Iterator<Item = &BodyFact> {
        self.bodies.iter().filter(move |body| body.kind == kind)
    }

    /// Agencies where somebody keeps cases.
    pub fn counselling(&self) -> impl Iterator<Item = &AgencyFact> {
        self.agencies.iter().filter(|agency| agency.case_managers > 0)
    }

    /// Whether a day lies in this quarter or one of so many before it.
    pub(super) fn lately(&self, day: Date, quarters: usize) -> bool {
        let run = Quarter::of(self.today).run_up(quarters + 1);
        day <= self.today && run.first().is_some_and(|first| day >= first.first())
    }
}

impl BodyFact {
    /// The last meeting.
    pub fn last(&self) -> Option<&MeetingFact> {
        self.held.last()
    }

    /// Whether an office that is held does this.
    pub(super) fn does(&self, duty: Duty) -> bool {
        self.offices.iter().any(|office| office.held && office.duties.contains(&duty))
    }

    /// How many agencies gave a mandate for it.
    pub(super) fn mandates_of(&self, agency: AgencyId) -> usize {
        self.mandates.iter().filter(|(id, _)| *id == agency).map(|(_, count)| count).sum()
    }

    /// Of the last four quarters that are over, those the body was there for from the beginning: in how many it met, and how
    /// many they are.
    pub fn quarters(&self, today: Date) -> (usize, usize) {
        let run = Quarter::of(today).previous().run_up(4);
        let whole = run.into_iter().filter(|quarter| self.since <= quarter.first());
        let whole: Vec<Quarter> = whole.collect();
        let met = |quarter: &&Quarter| {
            self.held.iter().any(|meeting| Quarter::of(meeting.day) == **quarter)
        };
        (whole.iter().filter(met).count(), whole.len())
    }
}
