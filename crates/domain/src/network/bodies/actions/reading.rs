//! Bodies as they are read.

use base::{Date, Outcome, Problem};
use db::Conn;
use jiff::ToSpan;

use super::allowed;
use crate::house::House;
use crate::identity::{Actor, Agency, AgencyAction, AgencyId, agencies};
use crate::network::bodies::holidays::working_day;
use crate::network::bodies::{
    Body, BodyAction, BodyFacts, BodyId, Charter, DEFAULT_RHYTHM, Mandate, Missing, Office, Person,
    Rhythm, missing, store,
};

/// A body in a list.
#[derive(Debug, Clone)]
pub struct BodyLine {
    /// The body.
    pub body: Body,
    /// How it stands with its rhythm.
    pub rhythm: Rhythm,
    /// Whether the reader takes part.
    pub mine: bool,
}

/// Every body that meets, the oldest first.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that read none.
pub fn bodies(house: &House, actor: &Actor) -> Outcome<Vec<BodyLine>> {
    if !house.access.allows_bodies(actor, BodyAction::Read) {
        return Err(Problem::Forbidden);
    }
    house.data.read(|conn| {
        let mut lines = Vec::new();
        for body in store::all(conn)? {
            let facts = store::facts(conn, &body, actor.account, house.today())?;
            if house.access.allows_body(actor, BodyAction::Read, &facts) {
                let rhythm = rhythm(house, conn, &body)?;
                lines.push(BodyLine { rhythm, mine: facts.member, body });
            }
        }
        Ok(lines)
    })
}

fn rhythm(house: &House, conn: &mut Conn, body: &Body) -> Outcome<Rhythm> {
    let version = store::latest(conn, body.id)?;
    let charter = store::charter(conn, body.id, version)?;
    let weeks = charter.map_or(DEFAULT_RHYTHM, |charter| charter.text.rhythm_weeks);
    let around = store::around(conn, body.id, house.now())?;
    Ok(Rhythm::of(around, body.created_at.day(), weeks, house.today(), &body.land))
}

/// A body as somebody reads it.
#[derive(Debug, Clone)]
pub struct BodyView {
    /// The body.
    pub body: Body,
    /// How it stands with its rhythm.
    pub rhythm: Rhythm,
    /// Every version of its rules, the newest first.
    pub charters: Vec<Charter>,
    /// Who has read the newest.
    pub readers: Vec<String>,
    /// Whether the reader is among them.
    pub is_read: bool,
    /// Its offices, the oldest first.
    pub offices: Vec<Office>,
    /// What its composition lacks.
    pub missing: Vec<Missing>,
    /// Mandates that hold today.
    pub mandates: Vec<Mandate>,
    /// Agencies of the installation, to name them.
    pub agencies: Vec<Agency>,
    /// What the reader is in it.
    pub facts: BodyFacts,
}

impl BodyView {
    /// Three working days to ask about: the proposed one, and two near it.
    pub fn proposals(&self) -> [Date; 3] {
        let day = self.rhythm.proposed;
        let near = |days: i64| {
            let day = day.checked_add(days.days()).unwrap_or(day);
            working_day(day, day, &self.body.land)
        };
        [near(0), near(1), near(7)]
    }

    /// The short name of an agency.
    pub fn agency(&self, id: AgencyId) -> &str {
        self.agencies.iter().find(|one| one.id == id).map_or("", |one| one.name.as_str())
    }
}

/// One body.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn body(house: &House, actor: &Actor, id: BodyId) -> Outcome<BodyView> {
    let today = house.today();
    house.data.read(|conn| {
        let (body, facts) = allowed(house, conn, actor, id, BodyAction::Read)?;
        let charters = store::charters(conn, id)?;
        let version = charters.first().map_or(0, |charter| charter.version);
        let readers = store::readers(conn, id, version)?;
        let offices = store::offices::of_body(conn, id, today)?;
        let agencies = agencies::all(conn)?;
        let ids: Vec<AgencyId> = agencies.iter().map(|agency| agency.id).collect();
        Ok::<_, Problem>(BodyView {
            rhythm: rhythm(house, conn, &body)?,
            is_read: readers.iter().any(|(account, _)| *account == actor.account),
            readers: readers.into_iter().map(|(_, name)| name).collect(),
            missing: missing(body.kind, &offices, &ids),
            mandates: store::mandates::of_body(conn, id, today)?,
            offices,
            charters,
            agencies,
            facts,
            body,
        })
    })
}

/// Whether the actor may do this with a body that was read.
pub fn may(house: &House, actor: &Actor, action: BodyAction, facts: &BodyFacts) -> bool {
    house.access.allows_body(actor, action, facts)
}

/// People who can hold an office or get a mandate, by name, each once. For those who keep bodies everybody, for those
/// who grant mandates the case managers of their agency.
///
/// # Errors
/// [`Problem::Forbidden`] for all others.
pub fn people(house: &House, actor: &Actor) -> Outcome<Vec<Person>> {
    let keeps = house.access.allows_bodies(actor, BodyAction::Manage);
    let grants = house.access.allowed(actor, AgencyAction::GrantMandate);
    if !keeps && !grants {
        return Err(Problem::Forbidden);
    }
    let mut people = house.data.read(|conn| store::offices::people(conn, house.today()))?;
    if !keeps {
        people.retain(|person| person.agency == actor.agency && person.role.carries_cases());
    }
    people.dedup_by_key(|person| person.account);
    Ok(people)
}
