//! The rules: what must have happened for a recommendation to count as carried out. Each names the sentence of the paper
//! it stands for; where the paper leaves open how much is enough, the rule says what we took.

use jiff::ToSpan;

use super::{BodyFact, Evidence, Facts, Finding, HandedUp, Help, State};
use crate::network::bodies::{BodyKind, Duty, Seat};
use crate::network::meetings::{ItemKind, template};
use crate::network::topics::PROMISED_DAYS;

/// Duties that keep a body going (1.1).
const ORGANISING: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];
/// Duties of the forum (1.2).
const OF_THE_FORUM: [Duty; 4] = [Duty::Agenda, Duty::Chair, Duty::Guests, Duty::Speaker];

/// How a recommendation stands by its rule; none where there is no rule and somebody must be asked.
pub fn derived(code: &str, facts: &Facts) -> Option<Finding> {
    Some(match code {
        "E01" => best(facts, BodyKind::Round, regular),
        "E02" => informed(facts),
        "E03" => best(facts, BodyKind::Forum, regular),
        "E04" => partners(facts),
        "E05" => written_down(facts),
        "E07" => best(facts, BodyKind::Round, |_, body| organised(body)),
        "E08" => best(facts, BodyKind::Round, committed),
        "E09" => best(facts, BodyKind::Round, quarterly),
        "E11" => best(facts, BodyKind::Round, by_agenda),
        "E12" => best(facts, BodyKind::Forum, mandated),
        "E13" => best(facts, BodyKind::Forum, among_themselves),
        "E14" => best(facts, BodyKind::Forum, |_, body| shared_out(body)),
        "E15" => best(facts, BodyKind::Forum, spoken_for),
        "E16" => best(facts, BodyKind::Forum, quarterly),
        "E17" => best(facts, BodyKind::Forum, by_agenda),
        "E18" => mapped(facts),
        "E19" => leave_for_partners(facts),
        _ => return None,
    })
}

/// The body of a kind for which the rule says most; without one, it is to be set up.
fn best(facts: &Facts, kind: BodyKind, rule: impl Fn(&Facts, &BodyFact) -> Finding) -> Finding {
    let found = facts.of(kind).map(|body| {
        let mut finding = rule(facts, body);
        for evidence in &mut finding.evidence {
            evidence.body.get_or_insert_with(|| (body.id, body.name.clone()));
        }
        finding
    });
    let none = || {
        let evidence = vec![Evidence::count("bodies", 0, 0)];
        Finding::new(State::Open, Help::NewBody(kind), evidence)
    };
    found.max_by_key(|finding| finding.state).unwrap_or_else(none)
}

/// It has rules, and met in this quarter or the last one.
fn regular(facts: &Facts, body: &BodyFact) -> Finding {
    let lately = body.last().is_some_and(|meeting| facts.lately(meeting.day, 1));
    let state = if lately && body.has_charter { State::Fulfilled } else { State::Partly };
    let help = if body.has_charter { Help::Meeting(body.id) } else { Help::Charter(body.id) };
    let evidence = vec![
        Evidence::day("last-meeting", body.last().map(|meeting| meeting.day)),
        Evidence::day("next-meeting", body.next),
        Evidence::day(if body.has_charter { "charter" } else { "no-charter" }, body.adopted_on),
    ];
    Finding::new(state, help, evidence)
}

/// In every quarter of the last year that it was there for; a young body once in this quarter or the last.
fn quarterly(facts: &Facts, body: &BodyFact) -> Finding {
    let (met, all) = body.quarters(facts.today);
    let lately = body.last().is_some_and(|meeting| facts.lately(meeting.day, 1));
    let state = match (met, all) {
        (_, 0) if lately => State::Fulfilled,
        (met, all) if all > 0 && met == all => State::Fulfilled,
        (0, _) if !lately && body.next.is_none() => State::Open,
        _ => State::Partly,
    };
    let evidence = vec![
        Evidence::count("quarters", met, all),
        Evidence::day("last-meeting", body.last().map(|meeting| meeting.day)),
        Evidence::day("next-meeting", body.next),
    ];
    Finding::new(state, Help::Meeting(body.id), evidence)
}

/// Topics go up and half of those that are due have an answer: within what is promised, or sooner.
fn informed(facts: &Facts) -> Finding {
    let handed = facts.handed_up.len();
    let (answered, due) = answered(facts);
    let exist = |kind| facts.of(kind).next().is_some();
    let both = exist(BodyKind::Round) && exist(BodyKind::Forum);
    let released = facts.of(BodyKind::Forum).filter_map(|forum| forum.released_on).max();
    let flows = handed > 0 && answered * 2 >= due;
    let state = match (both, flows) {
        (true, true) => State::Fulfilled,
        _ if handed > 0 || released.is_some() => State::Partly,
        _ => State::Open,
    };
    let mut evidence = vec![
        Evidence::count("handed-up", handed, 0),
        Evidence::count("answered", answered, due),
        Evidence::day("released", released),
    ];
    if let Some(days) = median(&facts.handed_up) {
        evidence.push(Evidence::count("median-days", days, 0));
    }
    let help = match (exist(BodyKind::Round), exist(BodyKind::Forum)) {
        (false, _) => Help::NewBody(BodyKind::Round),
        (_, false) => Help::NewBody(BodyKind::Forum),
        _ => Help::Topics,
    };
    Finding::new(state, help, evidence)
}

/// Answered, of those that have an answer or should have one by now.
fn answered(facts: &Facts) -> (usize, usize) {
    let late = facts.today.checked_sub(PROMISED_DAYS.days()).unwrap_or(facts.today);
    let due = facts.handed_up.iter().filter(|one| one.answered_on.is_some() || one.on < late);
    let answered = facts.handed_up.iter().filter(|one| one.answered_on.is_some());
    (answered.count(), due.count())
}

/// Days from handing up to the answer, half of them shorter.
fn median(all: &[HandedUp]) -> Option<usize> {
    let took = all.iter().filter_map(|one| one.on.until(one.answered_on?).ok());
    let mut took: Vec<usize> = took.map(|span| span.get_days().max(0) as usize).collect();
    took.sort_unstable();
    took.get(took.len() / 2).copied()
}

/// A working circle or round table with partners met in the last half-year.
fn partners(facts: &Facts) -> Finding {
    let kinds = [BodyKind::WorkingCircle, BodyKind::RoundTable];
    let bodies: Vec<&BodyFact> =
        facts.bodies.iter().filter(|body| kinds.contains(&body.kind)).collect();
    let outside = |body: &BodyFact| {
        let partner = |seat| matches!(seat, Seat::Service | Seat::Other);
        body.offices.iter().any(|office| office.held && partner(office.seat))
    };
    let lately = |body: &BodyFact| body.last().is_some_and(|last| facts.lately(last.day, 2));
    let good = bodies.iter().filter(|body| outside(body) && lately(body)).count();
    let state = match bodies.len() {
        0 => State::Open,
        _ if good > 0 => State::Fulfilled,
        _ => State::Partly,
    };
    let help = match bodies.iter().find(|body| !outside(body) || !lately(body)) {
        None => Help::NewBody(BodyKind::WorkingCircle),
        Some(body) if !outside(body) => Help::Offices(body.id),
        Some(body) => Help::Meeting(body.id),
    };
    let last = bodies.iter().filter_map(|body| body.last()).map(|meeting| meeting.day).max();
    let with_partners = bodies.iter().filter(|body| outside(body)).count();
    let evidence = vec![
        Evidence::count("partner-bodies", with_partners, bodies.len()),
        Evidence::day("last-meeting", last),
    ];
    Finding::new(state, help, evidence)
}

/// Every body has adopted rules, and its four duties of organising belong to offices somebody holds.
fn written_down(facts: &Facts) -> Finding {
    let kept = |body: &BodyFact| ORGANISING.into_iter().all(|duty| body.does(duty));
    let clear = |body: &&BodyFact| body.adopted_on.is_some() && kept(body);
    let all = facts.bodies.len();
    let adopted = facts.bodies.iter().filter(|body| body.adopted_on.is_some()).count();
    let duties = facts.bodies.iter().filter(|body| kept(body)).count();
    let good = facts.bodies.iter().filter(clear).count();
    let state = match all {
        0 => State::Open,
        all if good == all => State::Fulfilled,
        _ if adopted + duties > 0 => State::Partly,
        _ => State::Open,
    };
    let help = match facts.bodies.iter().find(|body| !clear(body)) {
        None => Help::NewBody(BodyKind::Round),
        Some(body) if body.adopted_on.is_none() => Help::Charter(body.id),
        Some(body) => Help::Offices(body.id),
    };
    let evidence =
        vec![Evidence::count("adopted", adopted, all), Evidence::count("duties", duties, all)];
    Finding::new(state, help, evidence)
}

/// The integration officer or the office for migration invites, keeps the agenda, chairs and writes.
fn organised(body: &BodyFact) -> Finding {
    let central = |duty: &Duty| {
        let seat = |seat| matches!(seat, Seat::IntegrationOfficer | Seat::MigrationOffice);
        let does = |office: &&super::OfficeFact| {
            office.held && seat(office.seat) && office.duties.contains(duty)
        };
        body.offices.iter().any(|office| does(&office))
    };
    let central = ORGANISING.iter().filter(|duty| central(duty)).count();
    let done = ORGANISING.iter().filter(|duty| body.does(**duty)).count();
    let state = match State::of(central, ORGANISING.len()) {
        State::Open if done > 0 => State::Partly,
        state => state,
    };
    let evidence = vec![
        Evidence::count("organising", done, ORGANISING.len()),
        Evidence::count("central", central, ORGANISING.len()),
    ];
    Finding::new(state, Help::Offices(body.id), evidence)
}

/// Every office has the promise on record, and no agency with case managers is missing.
fn committed(facts: &Facts, body: &BodyFact) -> Finding {
    let promised = body.offices.iter().filter(|office| office.committed_on.is_some()).count();
    let sits = |agency: &&super::AgencyFact| {
        body.offices.iter().any(|office| office.agency == Some(agency.id))
    };
    let (all, there) = (facts.counselling().count(), facts.counselling().filter(sits).count());
    let state = match State::of(promised, body.offices.len()) {
        State::Fulfilled if there < all => State::Partly,
        state => state,
    };
    let since = body.offices.iter().filter_map(|office| office.committed_on).max();
    let evidence = vec![
        Evidence::count("committed", promised, body.offices.len()),
        Evidence::count("agencies-there", there, all),
        Evidence::day("last-commitment", since),
    ];
    Finding::new(state, Help::Offices(body.id), evidence)
}

/// Every meeting of the last year had all items of the sample agenda.
fn by_agenda(facts: &Facts, body: &BodyFact) -> Finding {
    let wanted: Vec<(i64, ItemKind)> =
        template(body.kind).into_iter().map(|(part, kind, _)| (part, kind)).collect();
    let year = facts.today.checked_sub(1.year()).unwrap_or(facts.today);
    let meetings = body.held.iter().filter(|meeting| meeting.day >= year);
    let meetings: Vec<_> = meetings.collect();
    let follows =
        |meeting: &&&super::MeetingFact| wanted.iter().all(|item| meeting.items.contains(item));
    let good = meetings.iter().filter(follows).count();
    let evidence = vec![Evidence::count("by-agenda", good, meetings.len())];
    Finding::new(State::of(good, meetings.len()), Help::Meeting(body.id), evidence)
}

/// Everybody who keeps cases has a mandate, in every agency.
fn mandated(facts: &Facts, body: &BodyFact) -> Finding {
    let (mut complete, mut begun, mut all) = (0, 0, 0);
    for agency in facts.counselling() {
        let mandates = body.mandates_of(agency.id);
        all += 1;
        complete += usize::from(mandates >= agency.case_managers);
        begun += usize::from(mandates > 0);
    }
    let state = match State::of(complete, all) {
        State::Open if begun > 0 => State::Partly,
        state => state,
    };
    let evidence = vec![
        Evidence::count("mandates-complete", complete, all),
        Evidence::count("mandates-begun", begun, all),
    ];
    Finding::new(state, Help::Mandates(body.id), evidence)
}

/// The last meeting had a part that belongs to the case managers alone.
fn among_themselves(facts: &Facts, body: &BodyFact) -> Finding {
    let own = |meeting: &super::MeetingFact| meeting.items.iter().any(|(part, _)| *part == 1);
    let lately = body.last().is_some_and(|last| own(last) && facts.lately(last.day, 2));
    let protected = body.held.iter().filter(|meeting| own(meeting)).count();
    let state = match (lately, protected) {
        (true, _) => State::Fulfilled,
        (false, 0) => State::Open,
        (false, _) => State::Partly,
    };
    let evidence = vec![Evidence::count("protected", protected, body.held.len())];
    Finding::new(state, Help::Meeting(body.id), evidence)
}

/// Agenda, chair, guests and speaker belong to offices somebody holds.
fn shared_out(body: &BodyFact) -> Finding {
    let done = OF_THE_FORUM.iter().filter(|duty| body.does(**duty)).count();
    let evidence = vec![Evidence::count("forum-duties", done, OF_THE_FORUM.len())];
    Finding::new(State::of(done, OF_THE_FORUM.len()), Help::Offices(body.id), evidence)
}

/// Somebody speaks for the forum, and something went up in the last year.
fn spoken_for(facts: &Facts, body: &BodyFact) -> Finding {
    let speaks = body.does(Duty::Speaker);
    let released = body.released_on.filter(|day| facts.lately(*day, 4));
    let goes_up = released.is_some() || !facts.handed_up.is_empty();
    let state = State::of(usize::from(speaks) + usize::from(goes_up), 2);
    let help = if speaks { Help::Topics } else { Help::Offices(body.id) };
    let evidence = vec![
        Evidence::count(if speaks { "speaker" } else { "no-speaker" }, 0, 0),
        Evidence::day("released", released),
        Evidence::count("handed-up", facts.handed_up.len(), 0),
    ];
    Finding::new(state, help, evidence)
}

/// Working circles are there, and for each of them at least one agency said who goes.
fn mapped(facts: &Facts) -> Finding {
    let circles: Vec<&BodyFact> = facts.of(BodyKind::WorkingCircle).collect();
    let given = circles.iter().filter(|circle| !circle.mandates.is_empty()).count();
    let state = match State::of(given, circles.len()) {
        State::Open if !circles.is_empty() => State::Partly,
        state => state,
    };
    let empty = circles.iter().find(|circle| circle.mandates.is_empty());
    let help =
        empty.map_or(Help::NewBody(BodyKind::WorkingCircle), |circle| Help::Mandates(circle.id));
    let evidence = vec![Evidence::count("circles-shared", given, circles.len())];
    Finding::new(state, help, evidence)
}

/// Every agency with case managers gave somebody a mandate for a working circle.
fn leave_for_partners(facts: &Facts) -> Finding {
    let gives = |agency: &&super::AgencyFact| {
        facts.of(BodyKind::WorkingCircle).any(|circle| circle.mandates_of(agency.id) > 0)
    };
    let all = facts.counselling().count();
    let given = facts.counselling().filter(gives).count();
    let circle = facts.of(BodyKind::WorkingCircle).next();
    let help =
        circle.map_or(Help::NewBody(BodyKind::WorkingCircle), |circle| Help::Mandates(circle.id));
    let evidence = vec![Evidence::count("agencies-gave", given, all)];
    Finding::new(State::of(given, all), help, evidence)
}
