//! What case managers and those who lead see on Heute.

use std::collections::BTreeSet;

use base::{Outcome, Personal};
use domain::cases::actions::case_counts;
use domain::house::House;
use domain::identity::{Actor, agencies};
use domain::plans::actions::{
    Duty, Incomplete, Lasting, Lines, agenda, all_incomplete, all_lasting, without_standing,
};
use domain::plans::reference_date;

use super::block::Block;
use super::duty::DutyLine;
use super::paths;
use crate::cases::housing_tag;
use crate::components::{Tag, Task, Tone};
use crate::texts::Texts;
use crate::{cases, plans};

/// The blocks that can be shown in full: their ids, which stand in the address too.
const INCOMPLETE: &str = "unvollstaendig";
const LASTING: &str = "dauer";

/// Overdue, the next seven days, plans with open questions, and the months in follow-up accommodation. The first
/// two always stand there: that nothing is overdue is an answer, too.
pub(crate) fn of_a_case_manager(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let agenda = agenda(house, actor)?;
    if agenda.is_empty() {
        return Ok(Vec::new());
    }
    let today = house.today();
    let duties = |id, key: &str, lines: &Lines<Duty>, when: &str| Block {
        id,
        title: t.get(key).into_owned(),
        duties: lines.lines.iter().map(|duty| DutyLine::new(duty, today, t)).collect(),
        more_label: more(lines, t),
        more_href: format!("{}?zeit={when}", cases::paths::REMINDERS),
        empty: t.get(&format!("{key}-none")).into_owned(),
        ..Block::default()
    };
    let mut blocks = vec![
        duties("ueberfaellig", "today-overdue", &agenda.overdue, "ueberfaellig"),
        duties("demnaechst", "today-soon", &agenda.soon, "woche"),
    ];
    let (open_more, lasting_more) = (more(&agenda.incomplete, t), more(&agenda.lasting, t));
    blocks.push(Block { more_label: open_more, ..incomplete(&agenda.incomplete.lines, t) });
    let lasting = lasting(&agenda.lasting.lines, &additions(house, actor)?, t);
    blocks.push(Block { more_label: lasting_more, ..lasting });
    blocks.retain(|block| !block.empty.is_empty() || !block.tasks.is_empty());
    Ok(blocks)
}

/// One of the blocks with all its lines; none when there is no such block.
pub(super) fn whole(house: &House, actor: &Actor, t: Texts, id: &str) -> Outcome<Option<Block>> {
    let (block, none) = match id {
        INCOMPLETE => (incomplete(&all_incomplete(house, actor)?, t), "today-incomplete-none"),
        LASTING => {
            let additions = additions(house, actor)?;
            (lasting(&all_lasting(house, actor)?, &additions, t), "today-lasting-none")
        }
        _ => return Ok(None),
    };
    Ok(Some(Block { more_href: String::new(), empty: t.get(none).into_owned(), ..block }))
}

/// Plans with unanswered required questions.
fn incomplete(found: &[Incomplete], t: Texts) -> Block {
    let line = |plan: &Incomplete| {
        let open = t.with("case-missing", [("count", plan.missing)]);
        named(plan.plan_no, &plan.name, plans::paths::check(plan.case), &open, t)
    };
    tasks(INCOMPLETE, "today-incomplete", found.iter().map(line).collect(), t)
}

/// Cases whose months in follow-up accommodation ask for something.
fn lasting(found: &[Lasting], additions: &BTreeSet<String>, t: Texts) -> Block {
    let line = |case: &Lasting| {
        let months = ("months", case.notice.months().to_string());
        let reached = t.with("today-since", [months, ("day", t.date(case.since))]);
        let href = cases::paths::case(case.case);
        Task {
            tag: Some(housing_tag(case.notice, additions, t)),
            ..named(case.plan_no, &case.name, href, &reached, t)
        }
    };
    tasks(LASTING, "today-lasting", found.iter().map(line).collect(), t)
}

/// A line that names the person of a case.
fn named(plan_no: i64, name: &Personal<String>, href: String, note: &str, t: Texts) -> Task {
    Task {
        label: name.reveal().clone(),
        href,
        note: format!("{} · {note}", cases::number(plan_no, t)),
        private: true,
        ..Task::default()
    }
}

fn tasks(id: &'static str, key: &str, tasks: Vec<Task>, t: Texts) -> Block {
    Block {
        id,
        title: t.get(key).into_owned(),
        tasks,
        more_href: paths::whole(id),
        ..Block::default()
    }
}

/// The additions of the person's agency: they decide what is demanded.
fn additions(house: &House, actor: &Actor) -> Outcome<BTreeSet<String>> {
    let Some(agency) = actor.agency else { return Ok(BTreeSet::new()) };
    Ok(house.data.read(|conn| agencies::settings(conn, agency))?.additions)
}

fn more<T>(lines: &Lines<T>, t: Texts) -> String {
    if lines.more { t.get("block-all").into_owned() } else { String::new() }
}

/// Counts, and no name.
pub(crate) fn of_a_team_lead(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let Some(agency) = actor.agency else { return Ok(Vec::new()) };
    let counts = case_counts(house, actor, agency)?;
    let day = reference_date(house.today());
    let missing = without_standing(house, actor, day)?;
    let line = |label: String, number: i64, href: &str| Task {
        label,
        href: href.to_owned(),
        tag: Some(Tag { tone: Tone::Neutral, label: t.number(number) }),
        ..Task::default()
    };
    let named = |key: &str| t.get(key).into_owned();
    let open = format!("{}?zustand=open", cases::paths::CASES);
    let closed = format!("{}?zustand=closed", cases::paths::CASES);
    let without = t.with("today-without-standing", [("day", t.date(day))]);
    Ok(vec![Block {
        id: "zahlen",
        title: named("today-counts"),
        tasks: vec![
            line(named("today-open-simple"), counts.open_simple, &format!("{open}&art=einfach")),
            line(
                named("today-open-steered"),
                counts.open_steered,
                &format!("{open}&art=fallsteuerung"),
            ),
            line(named("today-closed"), counts.closed, &closed),
            Task { note: named("today-without-standing-note"), ..line(without, missing, "") },
        ],
        ..Block::default()
    }])
}
