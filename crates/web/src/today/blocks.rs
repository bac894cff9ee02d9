//! What case managers and those who lead see on Heute.

use base::Outcome;
use domain::cases::actions::case_counts;
use domain::house::House;
use domain::identity::Actor;
use domain::plans::actions::{Duty, Lines, agenda, without_standing};
use domain::plans::reference_date;

use super::block::Block;
use super::duty::DutyLine;
use crate::components::{Tag, Task, Tone};
use crate::texts::Texts;
use crate::{cases, plans};

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
    let named = |plan_no: i64, name: &base::Personal<String>| {
        let number = t.with("case-number", [("number", plan_no.to_string())]);
        (number, name.reveal().clone())
    };
    let incomplete = agenda.incomplete.lines.iter().map(|plan| {
        let (number, label) = named(plan.plan_no, &plan.name);
        let open = t.with("case-missing", [("count", plan.missing)]);
        Task {
            label,
            href: plans::paths::check(plan.case),
            note: format!("{number} · {open}"),
            private: true,
            ..Task::default()
        }
    });
    let lasting = agenda.lasting.lines.iter().map(|case| {
        let (number, label) = named(case.plan_no, &case.name);
        let key = format!("housing-{}", case.notice.name());
        let since = t.with("today-since", [("day", t.date(case.since))]);
        Task {
            label,
            href: cases::paths::case(case.case),
            note: format!("{number} · {since}"),
            private: true,
            tag: Some(Tag { tone: Tone::Warning, label: t.get(&key).into_owned() }),
            ..Task::default()
        }
    });
    let tasks = |id, key: &str, tasks: Vec<Task>, more_label: String| Block {
        id,
        title: t.get(key).into_owned(),
        tasks,
        more_label,
        more_href: cases::paths::CASES.to_owned(),
        ..Block::default()
    };
    let (open_more, lasting_more) = (more(&agenda.incomplete, t), more(&agenda.lasting, t));
    blocks.push(tasks("unvollstaendig", "today-incomplete", incomplete.collect(), open_more));
    blocks.push(tasks("dauer", "today-lasting", lasting.collect(), lasting_more));
    blocks.retain(|block| !block.empty.is_empty() || !block.tasks.is_empty());
    Ok(blocks)
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
            line(without, missing, ""),
        ],
        ..Block::default()
    }])
}
