//! Searching in all minutes the reader may see, and the register of decisions across bodies.

use base::{Outcome, Page, PageRequest, Problem};

use super::super::reading::sees_all;
use crate::house::House;
use crate::identity::{Actor, Role};
use crate::network::bodies::actions::note;
use crate::network::bodies::{BodyAction, BodyId, BodyKind};
use crate::network::meetings::search::{Asked, Hit, Spot, holds, place};
use crate::network::meetings::store::words::{self as rows, FREQUENT, Found, Made, Sees};
use crate::network::meetings::{Decision, ItemId, MeetingId, store};

/// Items whose words are written down in one go.
const AT_ONCE: usize = 200;
/// The most decisions that are taken along.
const MOST: usize = 50_000;

/// What the policies let somebody see of meetings, as a predicate for lists. A test compares both.
fn sees(house: &House, actor: &Actor) -> Outcome<Sees> {
    if !house.access.allows_bodies(actor, BodyAction::Attend) {
        return Err(Problem::Forbidden);
    }
    let kind = if actor.role == Role::Speaker { BodyKind::Forum.code() } else { "" };
    Ok(Sees { account: actor.account, today: house.today(), kind, all: sees_all(actor) })
}

/// Items in which every word stands, the latest first.
///
/// # Errors
/// Fields that do not fit; [`Problem::Forbidden`] for roles that read no minutes.
pub fn search_minutes(
    house: &House,
    actor: &Actor,
    asked: &Asked,
    page: &PageRequest,
) -> Outcome<Page<Hit>> {
    let sees = sees(house, actor)?;
    let terms = asked.terms().map_err(Problem::Invalid)?;
    if terms.is_empty() {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    house.data.read(|conn| {
        let mut counted = Vec::new();
        for term in &terms {
            counted.push((rows::count(conn, term)?, term.clone()));
        }
        // The rarest word leads; the others are asked about what it finds.
        counted.sort();
        let frequent = counted[0].0 >= FREQUENT;
        let terms: Vec<String> = counted.into_iter().map(|(_, term)| term).collect();
        let which = (terms.as_slice(), frequent);
        let found = rows::search(conn, sees, asked, which, (page.after.as_deref(), page.size + 1))?;
        let found =
            Page::from_rows(found, page.size, |one| format!("{}|{}", one.starts_at, one.item));
        let mut hits = Vec::new();
        for one in found.rows {
            let decisions = store::results::decisions_of_item(conn, one.item)?;
            let tasks = store::results::tasks_of_item(conn, one.item, house.today())?;
            let decisions = decisions.into_iter().map(|one| (Spot::Decision, one.words));
            let tasks = tasks.into_iter().map(|one| (Spot::Task, one.words));
            hits.push(hit(one, decisions.chain(tasks), &terms));
        }
        Ok::<_, Problem>(Page { rows: hits, next: found.next })
    })
}

fn hit(found: Found, more: impl Iterator<Item = (Spot, String)>, terms: &[String]) -> Hit {
    let Found { item, title, points, notes, meeting, starts_at, body } = found;
    let texts = [(Spot::Title, title.clone()), (Spot::Points, points), (Spot::Notes, notes)];
    let texts = texts.into_iter().chain(more);
    let places = texts.filter_map(|(spot, text)| Some((spot, place(&text, terms)?)));
    Hit { meeting, starts_at, body, item, places: places.collect(), title }
}

/// A decision with where it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLine {
    /// The decision.
    pub decision: Decision,
    /// The meeting.
    pub meeting: MeetingId,
    /// The item.
    pub item: ItemId,
}

/// Decisions of all bodies the reader may see, the latest first; with words, those that hold all of them.
///
/// # Errors
/// As [`search_minutes`].
pub fn decision_register(
    house: &House,
    actor: &Actor,
    asked: &Asked,
    page: &PageRequest,
) -> Outcome<Page<RegisterLine>> {
    let sees = sees(house, actor)?;
    let terms = asked.terms().map_err(Problem::Invalid)?;
    house.data.read(|conn| {
        let mut counted = Vec::new();
        for term in &terms {
            counted.push((rows::count(conn, term)?, term.clone()));
        }
        let rarest = counted.into_iter().min().map(|(_, term)| term).unwrap_or_default();
        let (mut lines, mut before) = (Vec::new(), page.after.clone());
        // Words may stand at the item and not in the decision: then there are fewer than were read.
        loop {
            let limit = page.size + 1;
            let read =
                rows::register(conn, sees, (asked, rarest.as_str()), (before.as_deref(), limit))?;
            let more = read.len() == limit;
            before = read.last().map(|one| key(&one.0));
            lines.extend(read.into_iter().filter(|one| holds(&one.0.words, &terms)));
            if !more || lines.len() > page.size {
                break;
            }
        }
        let lines: Vec<RegisterLine> = lines
            .into_iter()
            .map(|Made(decision, meeting, item)| RegisterLine { decision, meeting, item })
            .collect();
        Ok::<_, Problem>(Page::from_rows(lines, page.size, |one| key(&one.decision)))
    })
}

fn key(decision: &Decision) -> String {
    format!("{}|{}", decision.decided_at, decision.id)
}

/// The same decisions, all of them, to be taken along: that is written down first.
///
/// # Errors
/// As [`decision_register`].
pub fn export_decisions(house: &House, actor: &Actor, asked: &Asked) -> Outcome<Vec<RegisterLine>> {
    let page = PageRequest { after: None, size: MOST };
    let lines = decision_register(house, actor, asked, &page)?.rows;
    house.data.write(|tx| {
        let detail = serde_json::json!({ "count": lines.len() });
        note(house, tx, actor, "decisions.exported", "decisions".to_owned(), detail);
        Ok::<_, Problem>(())
    })?;
    Ok(lines)
}

/// Bodies whose minutes the reader may see, to choose one.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that read no minutes.
pub fn minutes_bodies(house: &House, actor: &Actor) -> Outcome<Vec<(BodyId, String)>> {
    let sees = sees(house, actor)?;
    Ok(house.data.read(|conn| rows::bodies(conn, sees))?)
}

/// Writes down the words of items that were there before the index was: how many. 0 when all are there.
///
/// # Errors
/// When the store does not work.
pub fn index_missing(house: &House) -> Outcome<usize> {
    Ok(house.data.write(|tx| {
        let missing = rows::missing(tx, AT_ONCE)?;
        for item in &missing {
            rows::index(tx, *item)?;
        }
        Ok::<_, db::DbError>(missing.len())
    })?)
}
