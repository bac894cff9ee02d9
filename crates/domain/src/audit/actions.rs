//! Writing, stating, reading.

use base::{Outcome, Page, PageRequest, Problem, Timestamp};
use db::{Conn, DbError, Tx};
use vault::Vault;

use super::checkpoint::{Checkpoint, origin};
use super::entry::{Entry, Filter, Record};
use super::store;
use super::tree::Head;

/// Appends an entry when everything else of the transaction is done: from there to the commit all other writers
/// wait, and nothing is decrypted, computed or decided meanwhile. Without the entry nothing is stored: when the log
/// cannot be written, or its head was tampered with, the transaction fails.
pub fn record(tx: &mut Tx<'_>, now: Timestamp, entry: Entry) {
    tx.before_commit(move |tx| append(tx, now, entry));
}

fn append(tx: &mut Tx<'_>, now: Timestamp, entry: Entry) -> Result<(), DbError> {
    let (seq, mut frontier) = store::next(tx)?;
    let Entry { agency, actor, action, subject, detail } = entry;
    let record = Record {
        seq,
        at: now,
        agency,
        actor,
        action: action.to_owned(),
        subject,
        detail: detail.to_string(),
    };
    let leaf = record.leaf_hash();
    frontier.push(leaf);
    store::append(tx, &record, &leaf, &frontier)
}

/// Size and root of the log as stored.
///
/// # Errors
/// When the head is missing or broken.
pub fn head(conn: &mut Conn) -> Outcome<Head> {
    let frontier = store::head(conn)?;
    let broken = || Problem::internal("the audit log's head is missing or broken");
    Ok(frontier.ok_or_else(broken)?.head())
}

/// The present head as a signed note, to be handed to the witnesses.
///
/// # Errors
/// As [`head`].
pub fn checkpoint(conn: &mut Conn, vault: &Vault) -> Outcome<String> {
    let Head { size, root } = head(conn)?;
    Ok(Checkpoint { origin: origin(vault.public_key()), size, root }.sign(vault))
}

/// Entries, newest first. Who may read which is decided by the caller, through the filter.
///
/// # Errors
/// When the log cannot be read.
pub fn entries(conn: &mut Conn, filter: &Filter, page: &PageRequest) -> Outcome<Page<Record>> {
    let before = page.after.as_deref().and_then(|key| key.parse().ok()).unwrap_or(i64::MAX);
    let size = page.size.clamp(1, 200);
    let rows = store::page(conn, filter, before, size + 1)?;
    Ok(Page::from_rows(rows, size, |record| record.seq.to_string()))
}

/// Whether an actor's action on a subject was written down since a moment: for events that are told once a day.
///
/// # Errors
/// When the log cannot be read.
pub fn is_noted(
    conn: &mut Conn,
    actor: &str,
    action: &str,
    subject: &str,
    since: Timestamp,
) -> Outcome<bool> {
    Ok(store::is_noted(conn, actor, action, subject, since)?)
}
