//! The log as a file: for the agency's own records, and for witnesses who verify it without the database.
//!
//! JSON lines: a head with format and key, one line an entry (or, for witnesses of other agencies, only
//! its leaf hash), and at the end the signed checkpoint.

use std::io::{BufRead, Write};

use base::{Outcome, Problem};
use db::Conn;
use serde::{Deserialize, Serialize};
use vault::Vault;

use super::checkpoint::{Checkpoint, VerifierKey, origin};
use super::entry::Record;
use super::tree::{Frontier, Head, hex, unhex};
use super::verify::{Finding, Report, Walk};
use super::{actions, store};

const FORMAT: &str = "geleit-audit-export-1";

/// How much of each entry a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The entries.
    Entries,
    /// Their hashes only: enough to prove that nothing was rewritten, and tells nothing else. For witnesses.
    Hashes,
}

#[derive(Serialize, Deserialize)]
struct HeadLine {
    format: String,
    key: String,
    size: u64,
}

// A field more could show a reader what no hash covers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HashLine {
    seq: i64,
    leaf: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LastLine {
    checkpoint: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Last(LastLine),
    Hash(HashLine),
    Entry(Record),
}

/// Writes the whole log and answers with the checkpoint that stands at the end.
///
/// # Errors
/// When the log was tampered with (a checkpoint over it would vouch for the forgery), cannot be read, or
/// `out` cannot be written.
pub fn export(
    conn: &mut Conn,
    vault: &Vault,
    content: Content,
    out: &mut dyn Write,
) -> Outcome<String> {
    let head = actions::head(conn)?;
    let key = VerifierKey::of(vault.public_key()).text();
    line(out, &HeadLine { format: FORMAT.to_owned(), key, size: head.size })?;
    let mut tree = Frontier::default();
    let tampered = || Problem::internal("the audit log was tampered with; run the verifier");
    store::each(conn, |row| {
        let record = row.record.ok_or_else(tampered)?;
        let leaf = record.leaf_hash();
        tree.push(leaf);
        match content {
            Content::Entries => line(out, &record),
            Content::Hashes => line(out, &HashLine { seq: row.seq, leaf: hex(&leaf) }),
        }
    })?;
    if tree.head() != head {
        return Err(tampered());
    }
    let Head { size, root } = head;
    let note = Checkpoint { origin: origin(vault.public_key()), size, root }.sign(vault);
    line(out, &LastLine { checkpoint: note.clone() })?;
    out.flush().map_err(Problem::internal)?;
    Ok(note)
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> Outcome<()> {
    let text = serde_json::to_string(value).map_err(Problem::internal)?;
    writeln!(out, "{text}").map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => Problem::StorageFull,
        _ => Problem::internal(error),
    })
}

/// What the verification of a file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReport {
    /// Size, root and findings.
    pub report: Report,
    /// The checkpoint at the end of the file, believed: keep it for the next time.
    pub checkpoint: Checkpoint,
}

/// The key a file names. Believe it once, when it came by another way too (paper, telephone); afterwards
/// compare with the key kept from then.
///
/// # Errors
/// When it is no export.
pub fn key_of_export(first_line: &str) -> Outcome<VerifierKey> {
    let head: HeadLine = serde_json::from_str(first_line).map_err(unreadable)?;
    if head.format != FORMAT {
        return Err(unreadable(head.format));
    }
    VerifierKey::parse(&head.key).map_err(unreadable)
}

/// Verifies a file without the database: every hash, the signed checkpoint at its end, and the earlier
/// checkpoints the witness has kept.
///
/// # Errors
/// When the file is no complete export or its checkpoint is not signed with `key`.
pub fn verify_export(
    file: &mut dyn BufRead,
    key: &VerifierKey,
    earlier: &[Checkpoint],
) -> Outcome<ExportReport> {
    let mut lines = file.lines();
    let first = lines.next().ok_or_else(|| unreadable("empty"))?.map_err(unreadable)?;
    key_of_export(&first)?;
    let mut walk = Walk::new(earlier);
    walk.problems.extend(
        earlier
            .iter()
            .filter(|checkpoint| checkpoint.origin != key.name())
            .map(|checkpoint| Finding::Origin(checkpoint.origin.clone())),
    );
    for text in lines.by_ref() {
        match serde_json::from_str(&text.map_err(unreadable)?).map_err(unreadable)? {
            Line::Entry(record) => walk.step(record.seq, record.leaf_hash()),
            Line::Hash(HashLine { seq, leaf }) => {
                walk.step(seq, unhex(&leaf).ok_or_else(|| unreadable("a hash"))?);
            }
            Line::Last(LastLine { checkpoint }) => {
                if lines.next().is_some() {
                    return Err(unreadable("lines after the checkpoint"));
                }
                let checkpoint = Checkpoint::open(&checkpoint, key).map_err(unreadable)?;
                let head = Head { size: checkpoint.size, root: checkpoint.root };
                return Ok(ExportReport { report: walk.finish(Some(Some(head))), checkpoint });
            }
        }
    }
    Err(unreadable("the checkpoint at the end is missing"))
}

fn unreadable(reason: impl std::fmt::Display) -> Problem {
    Problem::internal(format!("not a complete audit export: {reason}"))
}
