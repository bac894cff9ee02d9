//! Tasks across bodies: what was done, what is late.

use base::{Date, Outcome, Problem};
use jiff::ToSpan;
use serde_json::json;

use super::reading::sees_all;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::BodyAction;
use crate::network::bodies::actions::{allowed, note};
use crate::network::meetings::{Task, TaskFilter, TaskId, store};

/// The most tasks of one list.
const MOST: usize = 200;

/// Tasks the actor may see, the most urgent first.
///
/// # Errors
/// When they cannot be read. Empty for roles that attend no bodies.
pub fn tasks(house: &House, actor: &Actor, filter: TaskFilter) -> Outcome<Vec<Task>> {
    if !house.access.allows_bodies(actor, BodyAction::Attend) {
        return Ok(Vec::new());
    }
    let who = (actor.account, house.today());
    let all = sees_all(actor);
    let yesterday = who.1.yesterday().unwrap_or(who.1);
    Ok(house.data.read(|conn| match filter {
        TaskFilter::Mine => store::results::open(conn, who, (all, true), Date::MAX, MOST),
        TaskFilter::Open => store::results::open(conn, who, (all, false), Date::MAX, MOST),
        TaskFilter::Overdue => store::results::open(conn, who, (all, false), yesterday, MOST),
        TaskFilter::Done => store::results::done(conn, who, all, MOST),
    })?)
}

/// Says that a task is done, with what became of it; or that it is not, after all.
///
/// # Errors
/// [`Problem::NotFound`] for tasks of others' bodies, [`Problem::Forbidden`] for those who neither have to do it nor run
/// the body.
pub fn finish_task(
    house: &House,
    actor: &Actor,
    id: TaskId,
    done: bool,
    words: &str,
) -> Outcome<()> {
    if words.chars().count() > 2_000 {
        return Err(Problem::at("done_words", "error-too-long"));
    }
    house.data.write(|tx| {
        let found = store::results::task(tx, id, house.today())?;
        let store::results::Placed(task, body) = found.ok_or(Problem::NotFound)?;
        let (_, facts) =
            allowed(house, tx, actor, body, BodyAction::Attend).map_err(|_| Problem::NotFound)?;
        let mine = task.account == Some(actor.account);
        if !mine && !house.access.allows_body(actor, BodyAction::Run, &facts) {
            return Err(Problem::Forbidden);
        }
        store::results::finish(tx, id, done.then(|| house.now()), words.trim())?;
        let action = if done { "task.done" } else { "task.reopened" };
        note(house, tx, actor, action, id.text(), json!({}));
        Ok(())
    })
}

/// A day for a task of which nobody says a day: in four weeks.
pub fn usual_due(today: Date) -> Date {
    today.checked_add(4.weeks()).unwrap_or(today)
}
