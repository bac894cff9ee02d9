//! What of the network stands on Heute.

use base::{Outcome, PageRequest};
use domain::house::House;
use domain::identity::{Actor, TopicAction, TopicLevel};
use domain::network::bodies::Light;
use domain::network::bodies::actions::{bodies, without_mandate};
use domain::network::meetings::TaskFilter;
use domain::network::meetings::actions::{tasks, upcoming};
use domain::network::topics::actions::{TopicFilter, topics, untold};

use super::{actor_blocks, paths, words};
use crate::components::{Tag, Task, Tone};
use crate::texts::Texts;
use crate::today::block::Block;

/// Answers to what the person raised and has not taken note of.
fn answers(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let today = house.today();
    let found = untold(house, actor)?;
    let lines = found.iter().map(|topic| Task {
        note: t.date(topic.moved_at.day()),
        ..words::topic_line(topic, today, t)
    });
    Ok(some("antworten", "topic-answers", lines.collect(), "", t)) // text
}

/// Meetings to come and the own tasks from bodies.
pub(crate) fn meetings_and_tasks(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let today = house.today();
    let meetings = upcoming(house, actor, Block::LINES)?;
    let meetings = meetings.into_iter().map(|one| Task {
        label: one.body,
        href: paths::meeting(one.meeting.id),
        note: format!("{} · {}", t.moment(one.meeting.starts_at), one.meeting.place),
        ..Task::default()
    });
    let tasks = tasks(house, actor, TaskFilter::Mine)?;
    let tasks = tasks
        .iter()
        .map(|task| Task { href: paths::TASKS.to_owned(), ..words::task_line(task, today, t) });
    let mut blocks = some("sitzungen", "today-meetings", meetings.collect(), paths::BODIES, t); // text
    blocks.extend(some("gremienaufgaben", "today-body-tasks", tasks.collect(), paths::TASKS, t)); // text
    Ok(blocks)
}

/// What the person who keeps the bodies looks after: the rhythm, topics that wait too long, overdue tasks.
pub(crate) fn of_an_integration_officer(
    house: &House,
    actor: &Actor,
    t: Texts,
) -> Outcome<Vec<Block>> {
    let today = house.today();
    let rhythm = bodies(house, actor)?;
    let rhythm = rhythm.iter().filter(|line| line.rhythm.light != Light::Green).map(|line| Task {
        label: line.body.name.clone(),
        href: paths::body(line.body.id),
        note: t.with("body-due", [("day", t.date(line.rhythm.due))]),
        tag: Some(words::light(&line.rhythm, t)),
        ..Task::default()
    });
    let mut blocks = some("turnus", "today-rhythm", rhythm.collect(), paths::BODIES, t); // text
    blocks.extend(late(house, actor, t)?);
    let actors = actor_blocks::to_keep(house, actor, t)?;
    blocks.extend(some("akteure", "today-actors", actors, paths::ACTORS, t)); // text
    let overdue = tasks(house, actor, TaskFilter::Overdue)?;
    let overdue = overdue.iter().map(|task| Task {
        href: format!("{}?zeige=ueberfaellig", paths::TASKS),
        ..words::task_line(task, today, t)
    });
    blocks.extend(some("ueberfaellig", "today-tasks-overdue", overdue.collect(), paths::TASKS, t)); // text
    Ok(blocks)
}

/// Topics whose answer is owed for longer than promised.
fn late(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let today = house.today();
    let filter = TopicFilter { ended: Some(false), ..TopicFilter::default() };
    let page = topics(house, actor, &filter, &PageRequest { after: None, size: 200 })?;
    let late = page.rows.iter().filter(|line| line.topic.is_late(today));
    let lines = late.map(|line| words::topic_line(&line.topic, today, t)).collect();
    Ok(some("themen", "today-topics-late", lines, paths::TOPICS, t)) // text
}

/// Topics in the forum that wait for the speaker to talk about them or hand them up.
fn of_a_speaker(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    if !house.access.allows_topic(actor, TopicAction::Forward, TopicLevel::Micro) {
        return Ok(Vec::new());
    }
    let today = house.today();
    let filter = TopicFilter {
        level: Some(TopicLevel::Micro),
        ended: Some(false),
        ..TopicFilter::default()
    };
    let page = topics(house, actor, &filter, &PageRequest { after: None, size: Block::LINES })?;
    let lines = page.rows.iter().map(|line| words::topic_line(&line.topic, today, t)).collect();
    let all = format!("{}?ebene=mikro&stand=offen", paths::TOPICS);
    Ok(some("forum", "today-forum", lines, &all, t)) // text
}

/// Who of the own people lacks a mandate.
pub(crate) fn missing_mandates(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let lines = without_mandate(house, actor)?.into_iter().map(|(body, people)| {
        let names: Vec<String> = people.into_iter().map(|person| person.name).collect();
        Task {
            label: body.name,
            href: format!("{}/mandate/neu", paths::body(body.id)),
            note: names.join(", "),
            tag: Some(Tag {
                tone: Tone::Warning,
                label: t.with("today-mandates-missing", [("count", names.len())]),
            }),
            ..Task::default()
        }
    });
    Ok(some("mandate", "today-mandates", lines.collect(), paths::BODIES, t)) // text
}

/// Answers to formats a team lead proposed.
pub(crate) fn answered_proposals(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let tasks = actor_blocks::proposals(house, actor, t)?;
    Ok(some("vorschlaege", "today-proposals", tasks, paths::FORMATS, t)) // text
}

/// For people whose Heute is full of cases: everything from the network in one block, answers first.
pub(crate) fn in_one(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let mut parts = answers(house, actor, t)?;
    parts.extend(meetings_and_tasks(house, actor, t)?);
    parts.extend(of_a_speaker(house, actor, t)?);
    let mut tasks = actor_blocks::proposals(house, actor, t)?;
    tasks.extend(parts.into_iter().flat_map(|part| part.tasks));
    Ok(some("netzwerk", "today-network", tasks, paths::TOPICS, t)) // text
}

fn some(id: &'static str, key: &str, tasks: Vec<Task>, more: &str, t: Texts) -> Vec<Block> {
    if tasks.is_empty() {
        return Vec::new();
    }
    let more_label = if more.is_empty() || tasks.len() < Block::LINES {
        String::new()
    } else {
        t.get("block-all").into_owned()
    };
    vec![Block {
        id,
        title: t.get(key).into_owned(),
        tasks,
        more_label,
        more_href: more.to_owned(),
        ..Block::default()
    }]
}
