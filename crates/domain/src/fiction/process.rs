//! The optimisation process of the fictional Kreis: a first run that is over, a second that goes on, and recommendations that
//! were looked at every quarter.

use base::{Date, Outcome, Timestamp};
use jiff::ToSpan;

use super::Person;
use super::play::at;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::BodyKind;
use crate::network::bodies::actions::bodies;
use crate::network::process::actions::{end_run, keep_step, run, set_step, start_run, tick};
use crate::network::process::{RunId, RunIdKind, StartInput, StepInput, StepState, guides};
use crate::network::recommendations::actions::{answer, observe};
use crate::network::recommendations::{AnswerInput, Said};

/// Steps of the first run: how many days ago it was, whose it was, and what came of it.
const FIRST: [(i64, &str, &str); 7] = [
    (
        420,
        "Stabsstelle Integration",
        "Die Fachleitungen wünschen sich eine feste Abstimmung. Der Prozess wird durchgeführt.",
    ),
    (
        400,
        "Stabsstelle Integration",
        "Elf Stellen eingeladen, neun Zusagen. Das Arbeitspapier ging mit.",
    ),
    (
        380,
        "Stabsstelle Integration",
        "Ziele: weniger Doppelarbeit, eine Antwort auf Themen der Fachkräfte, Klarheit beim Datenschutz.",
    ),
    (
        365,
        "Leitung Amt für Migration",
        "Drei Themen für den runden Tisch: Termine bei Behörden, Kita-Plätze, Wechsel der Zuständigkeit.",
    ),
    (345, "Stabsstelle Integration", "Zu jedem Thema liegt ein Vorschlag mit erstem Schritt vor."),
    (
        320,
        "Leitung Amt für Migration",
        "Koordinierungsrunde und Austauschforum werden fest eingerichtet, Turnus ein Quartal.",
    ),
    (
        305,
        "Stabsstelle Integration",
        "Die Gremien treffen sich. Der erste Durchgang ist abgeschlossen.",
    ),
];

/// Tells it up to `now`; nothing in a Kreis whose cast is not complete.
pub(super) fn process(house: &House, now: Timestamp, people: &[Person]) -> Outcome<()> {
    let who = |login: &str| people.iter().find(|one| one.login == login).map(|one| &one.actor);
    let (Some(ines), Some(lars), Some(clara)) = (who("ines"), who("lars"), who("clara")) else {
        return Ok(());
    };
    let ago = |days: i64| at(house, now.plus_seconds(-days * 86_400)).0;
    first(&ago, ines)?;
    answers(&ago, [ines, lars, clara])?;
    second(&ago, ines)
}

fn begin(house: &House, who: &Actor, begins_at: i64) -> Outcome<RunId> {
    let input = StartInput { municipality: "Singen (Hohentwiel)".to_owned(), begins_at };
    start_run(house, who, &house.new_id::<RunIdKind>().text(), &input)
}

fn first(ago: &dyn Fn(i64) -> House, ines: &Actor) -> Outcome<()> {
    let id = begin(&ago(425), ines, 1)?;
    for (guide, (days, responsible, outcome)) in guides().iter().zip(FIRST) {
        let house = ago(days);
        let text = StepInput {
            responsible: responsible.to_owned(),
            planned_on: Some(house.today()),
            held_on: Some(house.today()),
            outcome: outcome.to_owned(),
            ..StepInput::default()
        };
        keep_step(&house, ines, id, guide.number, 0, &text)?;
        let all: Vec<String> = guide.items.iter().map(|item| item.code.clone()).collect();
        tick(&house, ines, id, guide.number, &all)?;
        set_step(&house, ines, id, guide.number, StepState::Done, "")?;
    }
    end_run(&ago(300), ines, id, true)
}

/// The second run begins where the networks are there already.
fn second(ago: &dyn Fn(i64) -> House, ines: &Actor) -> Outcome<()> {
    let id = begin(&ago(30), ines, 4)?;
    let today = ago(0);
    let known = bodies(&today, ines)?;
    let round = known.iter().find(|line| line.body.kind == BodyKind::Round);
    let in_days = |days: i64| -> Option<Date> { today.today().checked_add(days.days()).ok() };
    let number =
        |step: i64| Ok::<_, base::Problem>(run(&today, ines, id)?.step(step)?.step.version);
    let text = StepInput {
        responsible: "Stabsstelle Integration".to_owned(),
        planned_on: in_days(12),
        body: round.map(|line| line.body.id),
        outcome: String::new(),
        ..StepInput::default()
    };
    keep_step(&today, ines, id, 4, number(4)?, &text)?;
    tick(&today, ines, id, 4, &["auswertung".to_owned(), "herausforderungen".to_owned()])?;
    let later = StepInput { planned_on: in_days(60), ..text };
    keep_step(&today, ines, id, 5, number(5)?, &later)?;
    Ok(())
}

/// What was answered: how many days ago, by whom (0 the integration officer, then those who lead), about what. Nothing
/// answered: the hourly work looked at everything.
const ANSWERS: [(i64, usize, &str, Said, &str); 15] = [
    (400, 0, "E26", Said::Yes, "Mit den Fachkräften durchgesehen."),
    (275, 0, "", Said::Yes, ""),
    (270, 0, "E24", Said::NotYet, ""),
    (260, 0, "E27", Said::Yes, "Im Austauschforum vereinbart."),
    (200, 0, "E10", Said::Yes, "Rückmeldung in der Runde eingeholt."),
    (190, 0, "E21", Said::Yes, "Die Stabsstelle ist benannt."),
    (185, 0, "", Said::Yes, ""),
    (120, 0, "E24", Said::Partly, "Entwurf liegt vor, Beschluss in der nächsten Runde."),
    (110, 1, "E22", Said::Yes, "Mit der Stelle abgesprochen."),
    (110, 2, "E22", Said::Yes, ""),
    (108, 1, "E25", Said::Partly, "Daneben führen wir noch eine eigene Liste."),
    (108, 2, "E25", Said::Yes, ""),
    (95, 0, "", Said::Yes, ""),
    (80, 0, "E28", Said::NotYet, "Arbeitsgruppe beginnt im neuen Jahr."),
    (0, 0, "", Said::Yes, ""),
];

/// In the order in which it happened, so that each quarter keeps what was true in it.
fn answers(ago: &dyn Fn(i64) -> House, people: [&Actor; 3]) -> Outcome<()> {
    for (days, who, code, said, words) in ANSWERS {
        let house = ago(days);
        if code.is_empty() {
            observe(&house)?;
            continue;
        }
        let input = AnswerInput {
            said: Some(said),
            words: words.to_owned(),
            on: Some(house.today()),
            agency: None,
        };
        let request = house.new_id::<RunIdKind>().text();
        answer(&house, people[who], &request, code, &input)?;
    }
    Ok(())
}
