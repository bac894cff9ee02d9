//! Recomputing the whole log: does it say what it said when it was written?

use std::fmt;

use base::Outcome;
use db::Conn;

use super::checkpoint::Checkpoint;
use super::store;
use super::tree::{Frontier, Hash, Head};

/// Something that cannot be in an honest log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The entry does not hash to what was stored beside it.
    Changed(i64),
    /// The entry is gone.
    Missing(i64),
    /// An entry with a number the log never gave, or gave already.
    Unexpected(i64),
    /// The head counts another number of entries than there are.
    Size {
        /// Entries by the head.
        head: u64,
        /// Entries there.
        found: u64,
    },
    /// Entries and head do not give the same root.
    Root,
    /// The head is missing or broken.
    Head,
    /// The log had this many entries when the checkpoint was signed and has fewer now.
    Truncated {
        /// Size in the checkpoint.
        checkpoint: u64,
        /// Entries there.
        found: u64,
    },
    /// The first entries of the log are not the ones the checkpoint of this size was signed over.
    Rewritten {
        /// Size in the checkpoint.
        checkpoint: u64,
    },
    /// The checkpoint is of another installation.
    Origin(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(seq) => write!(f, "entry {seq} was changed"),
            Self::Missing(seq) => write!(f, "entry {seq} is missing"),
            Self::Unexpected(seq) => write!(f, "entry {seq} was put in"),
            Self::Size { head, found } => {
                write!(f, "the head counts {head} entries, {found} are there")
            }
            Self::Root => f.write_str("the entries do not give the root of the head"),
            Self::Head => f.write_str("the head is missing or broken"),
            Self::Truncated { checkpoint, found } => {
                write!(f, "the checkpoint counts {checkpoint} entries, {found} are there")
            }
            Self::Rewritten { checkpoint } => write!(
                f,
                "the first {checkpoint} entries are not those the checkpoint was signed over"
            ),
            Self::Origin(origin) => write!(f, "the checkpoint is of {origin}"),
        }
    }
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries that are there.
    pub size: u64,
    /// The root recomputed from them.
    pub root: Hash,
    /// Empty when the log is sound.
    pub problems: Vec<Finding>,
}

impl Report {
    /// Whether nothing was found.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Recomputes every leaf and the root. `progress` is told how many entries are done and how many the
/// head counts, every thousand and at the end.
///
/// # Errors
/// When the log cannot be read at all.
pub fn verify(conn: &mut Conn, progress: impl FnMut(u64, u64)) -> Outcome<Report> {
    verify_against(conn, &[], progress)
}

/// As [`verify`], and compares with checkpoints (already opened with the installation's key): what the
/// log said up to each of them must be what it says now.
///
/// # Errors
/// When the log cannot be read at all.
pub fn verify_against(
    conn: &mut Conn,
    checkpoints: &[Checkpoint],
    mut progress: impl FnMut(u64, u64),
) -> Outcome<Report> {
    let stored = store::head(conn)?;
    let total = stored.as_ref().map_or(0, Frontier::size);
    let mut walk = Walk::new(checkpoints);
    store::each(conn, |row| {
        let computed = row.record.as_ref().map(super::Record::leaf_hash);
        if computed.is_none_or(|leaf| leaf.as_slice() != row.leaf_hash) {
            walk.problems.push(Finding::Changed(row.seq));
        }
        // The tree is built from what the entries say, not from what is stored beside them.
        walk.step(row.seq, computed.unwrap_or_default());
        if walk.tree.size().is_multiple_of(1000) {
            progress(walk.tree.size(), total);
        }
        Ok::<_, base::Problem>(())
    })?;
    progress(walk.tree.size(), total);
    Ok(walk.finish(Some(stored.map(|frontier| frontier.head()))))
}

/// One pass over the leaves in order: shared by the database and by export files.
pub(super) struct Walk<'a> {
    pub(super) tree: Frontier,
    pub(super) problems: Vec<Finding>,
    checkpoints: Vec<&'a Checkpoint>,
    expected: i64,
}

impl<'a> Walk<'a> {
    pub(super) fn new(checkpoints: &'a [Checkpoint]) -> Self {
        let mut sorted: Vec<&Checkpoint> = checkpoints.iter().collect();
        sorted.sort_by_key(|checkpoint| std::cmp::Reverse(checkpoint.size));
        let mut walk = Self {
            tree: Frontier::default(),
            problems: Vec::new(),
            checkpoints: sorted,
            expected: 1,
        };
        walk.compare();
        walk
    }

    pub(super) fn step(&mut self, seq: i64, leaf: Hash) {
        if seq < self.expected {
            self.problems.push(Finding::Unexpected(seq));
        } else if seq > self.expected {
            // Named once, however many are gone.
            self.problems.push(Finding::Missing(self.expected));
            self.expected = seq.saturating_add(1);
        } else {
            self.expected = seq.saturating_add(1);
        }
        self.tree.push(leaf);
        self.compare();
    }

    /// The smallest checkpoint stands last; it is due when the tree has its size.
    fn compare(&mut self) {
        while let Some(due) = self.checkpoints.pop_if(|due| due.size == self.tree.size()) {
            if due.root != self.tree.root() {
                self.problems.push(Finding::Rewritten { checkpoint: due.size });
            }
        }
    }

    pub(super) fn finish(mut self, head: Option<Option<Head>>) -> Report {
        let Head { size, root } = self.tree.head();
        for due in self.checkpoints.iter().rev() {
            self.problems.push(Finding::Truncated { checkpoint: due.size, found: size });
        }
        match head {
            None => {}
            Some(None) => self.problems.push(Finding::Head),
            Some(Some(head)) if head.size != size => {
                self.problems.push(Finding::Size { head: head.size, found: size });
            }
            Some(Some(head)) if head.root != root => self.problems.push(Finding::Root),
            Some(Some(_)) => {}
        }
        Report { size, root, problems: self.problems }
    }
}
