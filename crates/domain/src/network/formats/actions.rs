//! What can be done with exchange formats.

use base::{Date, Outcome, Problem};
use db::{Conn, Tx};
use serde_json::{Value, json};

use super::{
    Attendee, Format, FormatId, FormatInput, Leave, Load, Part, Proposal, ProposalId,
    ProposalInput, ProposalState, loads, store,
};
use crate::audit;
use crate::house::House;
use crate::identity::{AccountId, Actor, Agency, AgencyAction, AgencyId, agencies, once};
use crate::network::bodies::{self, Body, DEFAULT_RHYTHM, Person};
use crate::network::meetings::template;

/// What a new format has until somebody says otherwise.
const MINUTES: i64 = 120;

/// Every format with who goes, how much that is for each, and what was proposed.
#[derive(Debug, Clone)]
pub struct FormatMap {
    /// Formats with who goes there or stands in, bodies first. For people of an agency, those of the own one.
    pub formats: Vec<(Format, Vec<Attendee>)>,
    /// Formats that ended.
    pub ended: Vec<Format>,
    /// The load of each case manager (of the own agency, for people of one).
    pub loads: Vec<Load>,
    /// Proposals: all for who keeps formats, the own ones for others.
    pub proposals: Vec<Proposal>,
    /// Agencies whose people are shown.
    pub agencies: Vec<Agency>,
    /// Whether the reader keeps formats.
    pub keeps: bool,
    /// Whether the reader says who goes.
    pub distributes: bool,
    /// Whether the reader can propose one.
    pub proposes: bool,
}

impl FormatMap {
    /// Agencies nobody goes for.
    pub fn without(&self, all: &[Attendee]) -> Vec<&Agency> {
        let goes = |agency: &&Agency| {
            !all.iter().any(|one| one.agency == agency.id && one.part == Part::Goes)
        };
        self.agencies.iter().filter(goes).collect()
    }
}

/// The map of formats as somebody reads it.
///
/// # Errors
/// [`Problem::Forbidden`].
pub fn formats(house: &House, actor: &Actor) -> Outcome<FormatMap> {
    house.access.demand(actor, AgencyAction::ReadFormats)?;
    let can = |action| house.access.allowed(actor, action);
    let (keeps, proposes) = (can(AgencyAction::KeepActors), can(AgencyAction::ProposeFormat));
    let distributes = can(AgencyAction::GrantMandate);
    // Who keeps the formats looks at all agencies, everybody else at the own one.
    let only = if keeps { None } else { Some(actor.agency.ok_or(Problem::Forbidden)?) };
    let sees = |agency: AgencyId| only.is_none_or(|own| own == agency);
    let today = house.today();
    house.data.read(|conn| {
        let people: Vec<(AccountId, String, AgencyId)> = case_managers(conn, today)?
            .into_iter()
            .filter_map(|one| one.agency.map(|agency| (one.account, one.name, agency)))
            .filter(|one| sees(one.2))
            .collect();
        let mut agencies = agencies::all(conn)?;
        // An agency without case managers sends nobody, and misses nothing.
        agencies.retain(|agency| people.iter().any(|one| one.2 == agency.id));
        let (mut open, mut ended) = (Vec::new(), Vec::new());
        for format in known(conn)? {
            if format.ended_at.is_some() {
                ended.push(format);
                continue;
            }
            let mut who = attendees(conn, &format, &people, today)?;
            who.retain(|one| sees(one.agency));
            open.push((format, who));
        }
        let mut proposals = store::proposals(conn)?;
        proposals.retain(|one| keeps || one.account == actor.account);
        Ok::<_, Problem>(FormatMap {
            loads: loads(&people, &open),
            formats: open,
            ended,
            proposals,
            agencies,
            keeps,
            distributes,
            proposes,
        })
    })
}

/// One format with who goes there.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn format(
    house: &House,
    actor: &Actor,
    id: FormatId,
) -> Outcome<(Format, Vec<Attendee>, FormatMap)> {
    let map = formats(house, actor)?;
    let open = map.formats.iter().find(|(format, _)| format.id == id).cloned();
    let ended = || map.ended.iter().find(|format| format.id == id).map(|f| (f.clone(), Vec::new()));
    let (format, who) = open.or_else(ended).ok_or(Problem::NotFound)?;
    Ok((format, who, map))
}

fn case_managers(conn: &mut Conn, today: Date) -> Outcome<Vec<Person>> {
    let mut people = bodies::store::offices::people(conn, today)?;
    people.retain(|person| person.role.carries_cases() && person.agency.is_some());
    people.dedup_by_key(|person| (person.account, person.agency));
    Ok(people)
}

/// Bodies that meet, and formats outside.
fn known(conn: &mut Conn) -> Outcome<Vec<Format>> {
    let mut all = Vec::new();
    for body in bodies::store::all(conn)? {
        all.push(of_body(conn, &body)?);
    }
    all.extend(store::all(conn)?);
    Ok(all)
}

/// A body as a format: the rhythm of its rules, the length of its last agenda.
fn of_body(conn: &mut Conn, body: &Body) -> Outcome<Format> {
    let rules = bodies::store::newest_charter(conn, body.id)?;
    let minutes = match store::minutes(conn, body.id)? {
        0 => template(body.kind).iter().map(|(_, _, item)| item.minutes).sum(),
        minutes => minutes,
    };
    Ok(Format {
        id: body.id.text().parse().map_err(Problem::internal)?,
        body: Some((body.id, body.kind)),
        details: FormatInput {
            name: body.name.clone(),
            purpose: rules.as_ref().map(|it| it.text.goals.clone()).unwrap_or_default(),
            rhythm_weeks: rules.map_or(DEFAULT_RHYTHM, |it| it.text.rhythm_weeks),
            minutes,
            ..FormatInput::default()
        },
        ended_at: None,
    })
}

/// Seats that were given, and for a body everybody who takes part in it by office or mandate.
fn attendees(
    conn: &mut Conn,
    format: &Format,
    people: &[(AccountId, String, AgencyId)],
    today: Date,
) -> Outcome<Vec<Attendee>> {
    let mut leaves = Vec::new();
    let mut members = Vec::new();
    if let Some((body, _)) = format.body {
        leaves = bodies::store::mandates::of_body(conn, body, today)?;
        members = store::members(conn, body, today)?;
    }
    let leave = |account: AccountId| {
        let granted = leaves.iter().find(|one| one.account == account);
        match (format.body, granted) {
            (_, Some(one)) => Leave::Granted(one.valid_until),
            (Some((_, kind)), None) if kind.needs_mandate() && !members.contains(&account) => {
                Leave::Missing
            }
            _ => Leave::NotNeeded,
        }
    };
    let seats = store::seats(conn)?.into_iter().filter(|seat| seat.format == format.id);
    // A seat of somebody who has gone to another agency, or no longer keeps cases, is nobody's.
    let seats =
        seats.filter(|seat| people.iter().any(|one| one.0 == seat.account && one.2 == seat.agency));
    let mut all: Vec<Attendee> = seats
        .map(|seat| Attendee {
            account: seat.account,
            name: seat.name,
            agency: seat.agency,
            part: seat.part,
            by_body: false,
            leave: leave(seat.account),
        })
        .collect();
    for (account, name, agency) in people {
        if members.contains(account) && !all.iter().any(|one| one.account == *account) {
            all.push(Attendee {
                account: *account,
                name: name.clone(),
                agency: *agency,
                part: Part::Goes,
                by_body: true,
                leave: leave(*account),
            });
        }
    }
    all.sort_by(|a, b| (a.part, &a.name, a.account).cmp(&(b.part, &b.name, b.account)));
    Ok(all)
}

/// Enters a format. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn create_format(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &FormatInput,
) -> Outcome<FormatId> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    checked(input.check())?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: FormatId = house.new_id();
            store::insert(tx, id, input, house.now())?;
            note(house, tx, actor, "format.added", id.text(), json!({}));
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Changes a format that is no body.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`].
pub fn change_format(
    house: &House,
    actor: &Actor,
    id: FormatId,
    input: &FormatInput,
) -> Outcome<()> {
    checked(input.check())?;
    on_format(house, actor, id, |tx| {
        store::change(tx, id, input)?;
        note(house, tx, actor, "format.changed", id.text(), json!({}));
        Ok(())
    })
}

/// Lets a format end, or meet again. Who went there is remembered.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn end_format(house: &House, actor: &Actor, id: FormatId, ended: bool) -> Outcome<()> {
    on_format(house, actor, id, |tx| {
        store::end(tx, id, ended.then(|| house.now()))?;
        let action = if ended { "format.ended" } else { "format.revived" };
        note(house, tx, actor, action, id.text(), json!({}));
        Ok(())
    })
}

fn on_format(
    house: &House,
    actor: &Actor,
    id: FormatId,
    mut work: impl FnMut(&mut Tx<'_>) -> Outcome<()>,
) -> Outcome<()> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    house.data.write(|tx| {
        if !store::all(tx)?.iter().any(|format| format.id == id) {
            return Err(Problem::NotFound);
        }
        work(tx)
    })
}

/// Sends somebody of the own agency to a format, as delegate or deputy; nobody keeps both parts. Without a part, takes
/// that back.
///
/// # Errors
/// At `account`, when that is nobody of the own agency who keeps cases.
pub fn send_to(
    house: &House,
    actor: &Actor,
    id: FormatId,
    account: Option<AccountId>,
    part: Option<Part>,
) -> Outcome<()> {
    house.access.demand(actor, AgencyAction::GrantMandate)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let account = account.ok_or_else(|| Problem::at("account", "error-choose"))?;
    let today = house.today();
    house.data.write(|tx| {
        let open = |format: &Format| format.id == id && format.ended_at.is_none();
        known(tx)?.into_iter().find(open).ok_or(Problem::NotFound)?;
        let Some(part) = part else {
            store::cut_seat(tx, id, (account, agency))?;
            note(house, tx, actor, "format.seat_taken_back", id.text(), json!({}));
            return Ok(());
        };
        let people = case_managers(tx, today)?;
        if !people.iter().any(|one| one.account == account && one.agency == Some(agency)) {
            return Err(Problem::at("account", "error-unknown-choice"));
        }
        store::put_seat(tx, id, (account, agency), part, today)?;
        note(house, tx, actor, "format.seat_given", id.text(), json!({ "part": part.code() }));
        Ok(())
    })
}

/// Says that a format is missing. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn propose_format(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &ProposalInput,
) -> Outcome<ProposalId> {
    house.access.demand(actor, AgencyAction::ProposeFormat)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    checked(input.check())?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: ProposalId = house.new_id();
            store::propose(tx, id, (actor.account, agency), input, house.now())?;
            note(house, tx, actor, "format.proposed", id.text(), json!({}));
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Answers a proposal: the format exists from now on, or a reason says why not.
///
/// # Errors
/// At `words`, where a refusal gives no reason; a rule when it was answered already.
pub fn answer_proposal(
    house: &House,
    actor: &Actor,
    id: ProposalId,
    accepted: bool,
    words: &str,
) -> Outcome<Option<FormatId>> {
    house.access.demand(actor, AgencyAction::KeepActors)?;
    let words = words.trim();
    if words.is_empty() && !accepted {
        return Err(Problem::at("words", "format-reason-required"));
    }
    if words.chars().count() > super::TEXT {
        return Err(Problem::at("words", "error-too-long"));
    }
    house.data.write(|tx| {
        let found = store::proposals(tx)?.into_iter().find(|one| one.id == id);
        let found = found.ok_or(Problem::NotFound)?;
        let mut format = None;
        if accepted && found.state == ProposalState::Open {
            let fresh: FormatId = house.new_id();
            let input = FormatInput {
                name: found.input.name,
                purpose: found.input.need,
                areas: vec![found.input.area],
                rhythm_weeks: DEFAULT_RHYTHM,
                minutes: MINUTES,
                ..FormatInput::default()
            };
            store::insert(tx, fresh, &input, house.now())?;
            format = Some(fresh);
        }
        let state = if accepted { ProposalState::Accepted } else { ProposalState::Declined };
        if !store::answer(tx, id, (state, words), format, house.now())? {
            return Err(Problem::Rule("format-answered-already"));
        }
        note(house, tx, actor, "format.answered", id.text(), json!({ "accepted": accepted }));
        Ok(format)
    })
}

/// The person takes note of the answer.
///
/// # Errors
/// [`Problem::NotFound`] for proposals of others and without an answer.
pub fn take_note(house: &House, actor: &Actor, id: ProposalId) -> Outcome<()> {
    house.access.demand(actor, AgencyAction::ProposeFormat)?;
    house.data.write(|tx| {
        if store::tell(tx, id, actor.account, house.now())? {
            Ok(())
        } else {
            Err(Problem::NotFound)
        }
    })
}

/// Proposals somebody should look at: for who keeps formats those without an answer, for everybody else the own answers that
/// were not read. Empty for roles that have none.
///
/// # Errors
/// When they cannot be read.
pub fn news(house: &House, actor: &Actor) -> Outcome<Vec<Proposal>> {
    let keeps = house.access.allowed(actor, AgencyAction::KeepActors);
    if !keeps && !house.access.allowed(actor, AgencyAction::ProposeFormat) {
        return Ok(Vec::new());
    }
    let mut all = house.data.read(store::proposals)?;
    all.retain(|one| {
        if keeps {
            one.state == ProposalState::Open
        } else {
            one.account == actor.account && one.state != ProposalState::Open && !one.is_told
        }
    });
    Ok(all)
}

fn checked(errors: Vec<base::FieldError>) -> Outcome<()> {
    if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
}

fn note(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    subject: String,
    detail: Value,
) {
    audit::record(tx, house.now(), actor.entry(action, subject, detail));
}
