//! Part 1 of the Austauschforum: written under a key that only those who take part can open (working paper, 1.2).
//!
//! The server sees the words while it handles a request of somebody who takes part, and at no other time: at rest they
//! are sealed with the key of the part, which is locked for each member's own key.

use base::{Date, Outcome, Problem, Timestamp};
use db::{Conn, DbError, Tx};
use jiff::ToSpan;
use vault::{GroupKey, PersonKey, PersonPublic, Place};

use super::planning::tell;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::actions::allowed;
use crate::network::bodies::{Body, BodyAction, BodyFacts, store as bodies};
use crate::network::meetings::edit::join;
use crate::network::meetings::store::protected as rows;
use crate::network::meetings::{AgendaItem, ItemId, ItemKind, Meeting, MeetingId, store};

/// The most characters of what is written about one item.
const NOTES: usize = 20_000;
/// Days a group may keep what it said, and what stands there when nobody says.
pub const KEEP_DAYS: [i64; 3] = [14, 30, 90];

/// An item of part 1 with what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The item.
    pub item: AgendaItem,
    /// What was said.
    pub words: String,
    /// Counts the changes.
    pub version: i64,
}

/// Somebody who may talk, and whether they can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talker {
    /// The name.
    pub name: String,
    /// They have chosen a phrase, so there is a key to lock for.
    pub has_key: bool,
    /// They have the key of this part.
    pub reads: bool,
}

/// How part 1 stands for the reader.
#[derive(Debug, Clone)]
pub enum PartState {
    /// Nobody wrote there yet; the reader can open it.
    Fresh,
    /// The reader's own key is not open in this session (or there is none yet).
    Closed,
    /// The reader takes part, but nobody let their key in yet.
    NotLetIn,
    /// What was said, item by item.
    Open(Vec<Said>),
    /// Its time is over: everything said there is deleted.
    Over,
}

/// Part 1 as somebody who takes part sees it.
#[derive(Debug, Clone)]
pub struct PartView {
    /// The meeting.
    pub meeting: Meeting,
    /// Its body.
    pub body: Body,
    /// How it stands.
    pub state: PartState,
    /// Who may talk.
    pub talkers: Vec<Talker>,
    /// When everything said is deleted; none before it is opened.
    pub delete_on: Option<Date>,
    /// When the extract was handed on.
    pub released_at: Option<Timestamp>,
    /// The reader is the one who hands it on.
    pub releases: bool,
}

impl PartView {
    /// Whether somebody could be let in.
    pub fn somebody_waits(&self) -> bool {
        self.talkers.iter().any(|one| one.has_key && !one.reads)
    }
}

/// Part 1 of a meeting.
///
/// # Errors
/// [`Problem::NotFound`] for everybody who takes no part, whatever they are.
pub fn part(
    house: &House,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
) -> Outcome<PartView> {
    let today = house.today();
    house.data.read(|conn| {
        let (meeting, body, facts) = reached(house, conn, actor, id)?;
        let part = rows::part(conn, id)?;
        let keys = rows::keys(conn, id)?;
        let talkers = rows::talkers(conn, body.id, today)?;
        let reads = |one: &rows::Talker| {
            keys.iter().any(|(account, public)| {
                *account == one.account && Some(public) == one.public.as_ref()
            })
        };
        let talkers = talkers.iter().map(|one| Talker {
            name: one.name.clone(),
            has_key: one.public.is_some(),
            reads: reads(one),
        });
        let talkers = talkers.collect();
        let state = match (&part, own) {
            (None, _) => PartState::Fresh,
            (Some(_), _) if keys.is_empty() => PartState::Over,
            (Some(_), None) => PartState::Closed,
            (Some(_), Some(own)) => match group_key(conn, actor, own, id)? {
                None => PartState::NotLetIn,
                Some(key) => PartState::Open(said(conn, &key, id)?),
            },
        };
        Ok::<_, Problem>(PartView {
            state,
            talkers,
            delete_on: part.as_ref().map(|part| part.delete_on),
            released_at: part.and_then(|part| part.released_at),
            releases: house.access.allows_body(actor, BodyAction::Manage, &facts),
            meeting,
            body,
        })
    })
}

fn said(conn: &mut Conn, key: &GroupKey, id: MeetingId) -> Outcome<Vec<Said>> {
    let notes = rows::notes(conn, id)?;
    let items = store::agenda::all(conn, id)?.into_iter().filter(AgendaItem::is_protected);
    items
        .map(|item| {
            let Some(note) = notes.iter().find(|note| note.item == item.id) else {
                return Ok(Said { item, words: String::new(), version: 0 });
            };
            let words = opened(key, item.id, &note.sealed)?;
            Ok(Said { item, words, version: note.version })
        })
        .collect()
}

fn opened(key: &GroupKey, item: ItemId, sealed: &[u8]) -> Outcome<String> {
    let row = item.text();
    let plain = key.open(place(&row), sealed)?;
    String::from_utf8(plain.to_vec()).map_err(Problem::internal)
}

fn place(row: &str) -> Place<'_> {
    Place::new("protected_note", row, "sealed")
}

/// Opens part 1 to be written in: makes its key, locked for everybody who takes part and has one of their own.
///
/// # Errors
/// At `keep_days`, when that is none of [`KEEP_DAYS`]; a rule when the own key is not open.
pub fn open_part(
    house: &House,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
    keep_days: i64,
) -> Outcome<()> {
    if !KEEP_DAYS.contains(&keep_days) {
        return Err(Problem::at("keep_days", "error-unknown-choice"));
    }
    own.ok_or(Problem::Rule("rule-forum-closed"))?;
    on_part(house, actor, id, |tx, meeting, body| {
        if rows::part(tx, id)?.is_some() {
            return Err(Problem::Conflict);
        }
        let day = meeting.starts_at.day().max(house.today());
        let delete_on = day.checked_add(keep_days.days()).map_err(Problem::internal)?;
        rows::open(tx, id, delete_on, house.now())?;
        let key = GroupKey::generate(&*house.random);
        lock_for_all(house, tx, &key, (id, body))?;
        tell(house, tx, actor, "forum.opened", id);
        Ok(())
    })
}

/// Lets everybody in who takes part and has a key of their own: people who chose a phrase later, or a new one.
///
/// # Errors
/// A rule when the own key is not open, or has not been let in itself.
pub fn let_in(house: &House, actor: &Actor, own: Option<&PersonKey>, id: MeetingId) -> Outcome<()> {
    on_part(house, actor, id, |tx, _, body| {
        let key = needed(tx, actor, own, id)?;
        lock_for_all(house, tx, &key, (id, body))?;
        tell(house, tx, actor, "forum.let_in", id);
        Ok(())
    })
}

fn lock_for_all(
    house: &House,
    tx: &mut Tx<'_>,
    key: &GroupKey,
    (id, body): (MeetingId, &Body),
) -> Outcome<()> {
    let group = id.text();
    for talker in rows::talkers(tx, body.id, house.today())? {
        let Some(public) = talker.public else { continue };
        let member = PersonPublic::from_slice(&public)?;
        let locked = key.lock_for(&member, &group, &*house.random)?;
        rows::put_key(tx, id, talker.account, (&public, &locked))?;
    }
    Ok(())
}

/// Writes down what was said about an item. Two who write at once lose nothing.
///
/// # Errors
/// At `words`, when it is too long; a rule when the own key is not open, not let in, or the extract was handed on.
pub fn write_part(
    house: &House,
    actor: &Actor,
    own: Option<&PersonKey>,
    (id, item): (MeetingId, ItemId),
    (version, words): (i64, &str),
) -> Outcome<()> {
    if words.chars().count() > NOTES {
        return Err(Problem::at("words", "error-too-long"));
    }
    on_part(house, actor, id, |tx, _, _| {
        let key = writable(house, tx, actor, own, id)?;
        let all = said(tx, &key, id)?;
        let known = all.into_iter().find(|one| one.item.id == item).ok_or(Problem::NotFound)?;
        let typed = words.trim_end();
        let text =
            if known.version == version { typed.to_owned() } else { join(&known.words, typed) };
        put(house, tx, &key, (id, item), &text)
    })
}

/// Puts chosen lines of what was said into the extract; the wording is edited together afterwards.
///
/// # Errors
/// As [`write_part`]; a rule when the agenda has no item for it.
pub fn choose(
    house: &House,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
    lines: &[String],
) -> Outcome<()> {
    on_part(house, actor, id, |tx, _, _| {
        let key = writable(house, tx, actor, own, id)?;
        let all = said(tx, &key, id)?;
        let extract = extract(&all)?;
        // Only what was really said is chosen; everything else is written by hand.
        let spoken = |line: &&String| {
            all.iter().any(|one| one.words.lines().any(|known| known == line.as_str()))
        };
        let chosen: Vec<&str> = lines.iter().filter(spoken).map(String::as_str).collect();
        let text = join(&extract.words, &chosen.join("\n"));
        put(house, tx, &key, (id, extract.item.id), &text)
    })
}

/// Hands the extract on: it becomes part of the minutes everybody in the body reads. The rest stays sealed, and is
/// deleted on its day. This is the speaker's.
///
/// # Errors
/// A rule when the extract is empty or was handed on; [`Problem::Forbidden`] for everybody but the speaker.
pub fn release(
    house: &House,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
) -> Outcome<()> {
    on_part(house, actor, id, |tx, _, body| {
        let facts = bodies::facts(tx, body, actor.account, house.today())?;
        if !house.access.allows_body(actor, BodyAction::Manage, &facts) {
            return Err(Problem::Forbidden);
        }
        let key = writable(house, tx, actor, own, id)?;
        let all = said(tx, &key, id)?;
        let extract = extract(&all)?;
        if extract.words.trim().is_empty() {
            return Err(Problem::Rule("rule-extract-empty"));
        }
        rows::release(tx, id, house.now())?;
        store::agenda::set_notes(tx, extract.item.id, &extract.words)?;
        store::words::index(tx, extract.item.id)?;
        tell(house, tx, actor, "forum.released", id);
        Ok(())
    })
}

/// Deletes everything of parts whose time is over: the notes, and the keys that could open a copy of them.
///
/// # Errors
/// When the store does not work.
pub fn forget_parts(house: &House) -> Outcome<usize> {
    let today = house.today();
    Ok(house.data.write(|tx| {
        let ended = rows::ended(tx, today)?;
        for id in &ended {
            rows::forget(tx, *id)?;
        }
        Ok::<_, DbError>(ended.len())
    })?)
}

fn extract(all: &[Said]) -> Outcome<&Said> {
    let found = all.iter().find(|one| one.item.kind == ItemKind::Selection);
    found.ok_or(Problem::Rule("rule-no-extract"))
}

fn put(
    house: &House,
    tx: &mut Tx<'_>,
    key: &GroupKey,
    (id, item): (MeetingId, ItemId),
    text: &str,
) -> Outcome<()> {
    let row = item.text();
    let sealed = key.seal(place(&row), text.as_bytes(), &*house.random);
    Ok(rows::put_note(tx, id, item, &sealed)?)
}

/// The key of the part, if the actor's own key opens it.
fn group_key(
    conn: &mut Conn,
    actor: &Actor,
    own: &PersonKey,
    id: MeetingId,
) -> Outcome<Option<GroupKey>> {
    let Some(locked) = rows::key(conn, id, actor.account)? else { return Ok(None) };
    Ok(GroupKey::unlock(own, &id.text(), &locked).ok())
}

fn needed(
    conn: &mut Conn,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
) -> Outcome<GroupKey> {
    let own = own.ok_or(Problem::Rule("rule-forum-closed"))?;
    group_key(conn, actor, own, id)?.ok_or(Problem::Rule("rule-forum-not-let-in"))
}

/// The key of a part in which something may still be written.
fn writable(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    own: Option<&PersonKey>,
    id: MeetingId,
) -> Outcome<GroupKey> {
    let part = rows::part(conn, id)?.ok_or(Problem::NotFound)?;
    if part.released_at.is_some() || part.delete_on <= house.today() {
        return Err(Problem::Rule("rule-extract-released"));
    }
    needed(conn, actor, own, id)
}

/// The meeting, if the actor talks in its part 1. To everybody else it is not there.
fn reached(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    id: MeetingId,
) -> Outcome<(Meeting, Body, BodyFacts)> {
    let meeting = store::one(conn, id)?.ok_or(Problem::NotFound)?;
    let known = allowed(house, conn, actor, meeting.body, BodyAction::Talk);
    let (body, facts) = known.map_err(|_| Problem::NotFound)?;
    Ok((meeting, body, facts))
}

/// Changes part 1: one transaction that holds the body first and then asks.
fn on_part<T>(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    mut work: impl FnMut(&mut Tx<'_>, &Meeting, &Body) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        bodies::hold(tx, known.body)?;
        let (meeting, body, _) = reached(house, tx, actor, id)?;
        work(tx, &meeting, &body)
    })
}
