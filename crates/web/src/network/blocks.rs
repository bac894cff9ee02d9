//! What of topics stands on Heute.

use base::Outcome;
use domain::house::House;
use domain::identity::Actor;
use domain::network::topics::actions::untold;

use super::{paths, words};
use crate::components::Task;
use crate::texts::Texts;
use crate::today::block::Block;

/// Answers to what the person raised and has not taken note of.
pub(crate) fn answers(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let found = untold(house, actor)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let today = house.today();
    let tasks = found.iter().map(|topic| Task {
        label: topic.title.clone(),
        href: paths::topic(topic.id),
        note: t.date(topic.moved_at.day()),
        tag: Some(words::state_tag(topic, today, t)),
        ..Task::default()
    });
    Ok(vec![Block {
        id: "antworten",
        title: t.get("topic-answers").into_owned(),
        tasks: tasks.collect(),
        ..Block::default()
    }])
}
