//! What of organisations and formats stands on Heute.

use base::Outcome;
use domain::house::House;
use domain::identity::Actor;
use domain::network::formats::actions::news;
use domain::network::formats::{Proposal, ProposalState};
use domain::network::organisations::actions::{Filter, Waiting, organisations, waiting};

use super::paths;
use crate::components::{Tag, Task, Tone};
use crate::texts::Texts;

/// For who keeps organisations: corrections that wait, entries nobody confirmed for a year, formats that were proposed.
pub(super) fn to_keep(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Task>> {
    let corrections = waiting(house, actor)?.into_iter().map(|(id, name)| Task {
        label: name,
        href: paths::actor(id),
        note: t.get("today-actor-correction").into_owned(),
        tag: Some(Tag { tone: Tone::Info, label: t.get("today-actor-decide").into_owned() }),
        ..Task::default()
    });
    let mut tasks: Vec<Task> = corrections.collect();
    tasks.extend(news(house, actor)?.iter().map(|one| proposal(one, t)));
    let due = Filter { waiting: Some(Waiting::Due), ..Filter::default() };
    let due = organisations(house, actor, &due)?.len();
    if due > 0 {
        tasks.push(Task {
            label: t.with("actors-due", [("count", due)]),
            href: format!("{}?stand=faellig", paths::ACTORS),
            note: t.get("today-actors-due").into_owned(),
            tag: Some(Tag { tone: Tone::Warning, label: t.get("today-actors-ask").into_owned() }),
            ..Task::default()
        });
    }
    Ok(tasks)
}

/// Answers to formats the person proposed.
pub(super) fn proposals(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Task>> {
    Ok(news(house, actor)?.iter().map(|one| proposal(one, t)).collect())
}

fn proposal(one: &Proposal, t: Texts) -> Task {
    let (tone, key) = match one.state {
        ProposalState::Open => (Tone::Info, "proposal-open"), // text
        ProposalState::Accepted => (Tone::Success, "proposal-accepted"), // text
        ProposalState::Declined => (Tone::Neutral, "proposal-declined"), // text
    };
    let (href, note) = match one.state {
        ProposalState::Open => {
            (format!("{}/vorschlaege/{}", paths::FORMATS, one.id), "today-proposal") // text
        }
        _ => (format!("{}#vorschlaege", paths::FORMATS), "today-proposal-answer"), // text
    };
    Task {
        label: one.input.name.clone(),
        href,
        note: t.get(note).into_owned(),
        tag: Some(Tag { tone, label: t.get(key).into_owned() }),
        ..Task::default()
    }
}
