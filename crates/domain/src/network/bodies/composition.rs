//! Who must sit in the Koordinierungsrunde so that it can decide (working paper, 1.1): the office for migration and
//! integration, the integration officer, and the agencies that employ case managers.

use super::{BodyKind, Duty, Office, Seat};
use crate::identity::AgencyId;

/// Something the composition of a body lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nobody sits there for this, or the office is vacant.
    Seat(Seat),
    /// No office for this agency, or it is vacant.
    Agency(AgencyId),
    /// No office that does this.
    Duty(Duty),
}

/// What a body lacks, as of today's holders. Only the Koordinierungsrunde has seats that must be taken; every body needs
/// somebody who invites, leads and writes.
pub fn missing(kind: BodyKind, offices: &[Office], agencies: &[AgencyId]) -> Vec<Missing> {
    let held = || offices.iter().filter(|office| office.holder.is_some());
    let mut lacking = Vec::new();
    if kind == BodyKind::Round {
        let seats = [Seat::MigrationOffice, Seat::IntegrationOfficer];
        let empty = |seat: &Seat| !held().any(|office| office.seat == *seat);
        lacking.extend(seats.into_iter().filter(empty).map(Missing::Seat));
        let absent = |agency: &AgencyId| {
            // The town's own office for migration sits there for the town, too.
            let sits = |office: &Office| {
                office.agency == Some(*agency)
                    && matches!(office.seat, Seat::Agency | Seat::MigrationOffice)
            };
            !held().any(sits)
        };
        lacking.extend(agencies.iter().copied().filter(absent).map(Missing::Agency));
    }
    let mut duties = vec![Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];
    if kind == BodyKind::Forum {
        duties.push(Duty::Speaker);
    }
    let undone = |duty: &Duty| !held().any(|office| office.duties.contains(duty));
    lacking.extend(duties.into_iter().filter(undone).map(Missing::Duty));
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::bodies::Holder;
    use base::{Date, Id, SeededRandom, Timestamp};

    #[test]
    fn a_round_without_those_who_decide_is_told_who_is_missing() {
        let random = SeededRandom::new(1);
        let at = Timestamp::start_of_day(Date::ZERO);
        let (town, caritas): (AgencyId, AgencyId) = (Id::new(at, &random), Id::new(at, &random));
        let holder = Holder { account: None, name: "X".into(), email: None, since: Date::ZERO };
        let office = |seat, agency, duties: &[Duty]| Office {
            id: Id::new(at, &random),
            title: "Amt".into(),
            seat,
            agency,
            duties: duties.to_vec(),
            committed_on: None,
            holder: Some(holder.clone()),
        };
        let all = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];
        let mut offices = vec![
            office(Seat::MigrationOffice, Some(town), &[]),
            office(Seat::IntegrationOfficer, Some(town), &all),
        ];
        let lacks = missing(BodyKind::Round, &offices, &[town, caritas]);
        assert_eq!(lacks, [Missing::Agency(caritas)]);
        offices.push(office(Seat::Agency, Some(caritas), &[]));
        assert!(missing(BodyKind::Round, &offices, &[town, caritas]).is_empty());
        // A vacant office is no presence, and what it did nobody does.
        offices[1].holder = None;
        let lacks = missing(BodyKind::Round, &offices, &[town, caritas]);
        assert_eq!(lacks.len(), 5);
        assert_eq!(missing(BodyKind::WorkingGroup, &offices, &[]).len(), 4);
        assert_eq!(missing(BodyKind::Forum, &[], &[]).len(), 5);
    }
}
