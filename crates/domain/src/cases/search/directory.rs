//! The names of all cases in memory, grouped so that a search reads only what the searcher may see.

use std::sync::{Mutex, PoisonError, RwLock};

use base::{Outcome, PartialDate, Personal, Timestamp};
use vault::ClientKey;

use super::content::Content;
use super::normal::words;
use super::query::Query;
use crate::cases::Person;
use crate::cases::store::{DirectoryRow, all_after, changed_since};
use crate::house::House;
use crate::identity::{AccountId, AgencyId, CaseId};
use crate::sealed::{open, place};

/// Rows are read again this many seconds back: a transaction may commit after a later one.
const OVERLAP_SECONDS: i64 = 60;
/// So many cases are opened at a time: all of them at once, still sealed and already opened, would be most of the
/// memory the program ever takes.
const PIECE: usize = 1_000;

/// The name directory of one running program: one a house. Each instance follows the database by itself, so
/// what another one changed is found here too.
#[derive(Default)]
pub struct Directory {
    content: RwLock<Content>,
    /// Whoever refreshes holds it, with the moment up to which everything is known: the first reading of all
    /// names must not happen twice at once.
    seen: Mutex<Option<Timestamp>>,
}

/// A case that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The case.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// Birth date as known.
    pub born: Option<PartialDate>,
    /// Whether it is being worked on.
    pub open: bool,
    pub(super) rank: u8,
}

/// Somebody of the same agency who may be the same person. No content: who finds one calls the colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Plan number of the other case.
    pub plan_no: i64,
    /// Who keeps it.
    pub manager: AccountId,
    /// The case, to be linked only for those who may open it.
    pub case: CaseId,
    /// Whether it is being worked on.
    pub open: bool,
}

impl Directory {
    /// Takes in what changed since the last time; the first time everything. Answers how many cases were new or
    /// different.
    ///
    /// # Errors
    /// When the store or the keystore cannot be read.
    pub fn refresh(&self, house: &House) -> Outcome<usize> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut latest, mut count) = (*seen, 0);
        if let Some(since) = *seen {
            let from = since.plus_seconds(-OVERLAP_SECONDS);
            let rows = house.data.read(|conn| changed_since(conn, from))?;
            count += self.take_in(house, rows, &mut latest)?;
        } else {
            // What changes while this goes on is read again the next time.
            let begin = house.now();
            let mut after = None;
            loop {
                let rows = house.data.read(|conn| all_after(conn, after, PIECE))?;
                let Some(last) = rows.last() else { break };
                after = Some(last.case);
                count += self.take_in(house, rows, &mut latest)?;
            }
            latest = latest.map(|latest| latest.min(begin));
        }
        *seen = latest;
        Ok(count)
    }

    fn take_in(
        &self,
        house: &House,
        mut rows: Vec<DirectoryRow>,
        latest: &mut Option<Timestamp>,
    ) -> Outcome<usize> {
        *latest = rows.iter().map(|row| row.changed_at).max().max(*latest);
        {
            let content = self.content.read().unwrap_or_else(PoisonError::into_inner);
            rows.retain(|row| !content.knows(row));
        }
        let count = rows.len();
        while !rows.is_empty() {
            let piece = rows.split_off(rows.len().saturating_sub(PIECE));
            let clients: Vec<String> = piece.iter().map(|row| row.client.text()).collect();
            let keys = house.vault.client_keys(clients.iter().map(String::as_str))?;
            let people: Vec<Option<Person>> = piece
                .iter()
                .zip(keys)
                // A client erased meanwhile has no key and drops out.
                .map(|(row, key)| readable(&key?, row))
                .collect();
            let mut content = self.content.write().unwrap_or_else(PoisonError::into_inner);
            for (row, person) in piece.iter().zip(people) {
                content.put(row, person.as_ref());
            }
        }
        Ok(count)
    }

    /// Finds cases of the given managers by name, part of a name, birth date or plan number, the best first.
    pub fn search(
        &self,
        query: &str,
        agency: AgencyId,
        managers: &[AccountId],
        limit: usize,
    ) -> Vec<Hit> {
        let wanted = Query::read(query);
        if wanted.is_empty() {
            return Vec::new();
        }
        let content = self.content.read().unwrap_or_else(PoisonError::into_inner);
        let known = managers.iter().flat_map(|manager| content.of_manager(agency, *manager));
        let mut hits: Vec<Hit> =
            known.filter_map(|entry| Some(entry.hit(wanted.rank(entry)?))).collect();
        hits.sort_by(|a, b| (a.rank, !a.open, &a.name).cmp(&(b.rank, !b.open, &b.name)));
        hits.truncate(limit);
        hits
    }

    /// People of the same agency who sound alike and could share the birth date.
    pub fn duplicates(&self, person: &Person, agency: AgencyId) -> Vec<Duplicate> {
        self.content.read().unwrap_or_else(PoisonError::into_inner).duplicates(person, agency)
    }

    /// Whether the word is a name of one of the manager's clients, as it is spelt or plainly spelt.
    pub fn is_named(&self, agency: AgencyId, manager: AccountId, word: &str) -> bool {
        let wanted = words(word);
        let content = self.content.read().unwrap_or_else(PoisonError::into_inner);
        let mut known = content.of_manager(agency, manager);
        // Two letters are no name that could betray anybody.
        let is_wanted = |name: &str| name.chars().count() > 2 && wanted.iter().any(|w| w == name);
        known.any(|entry| entry.words().any(is_wanted))
    }

    /// How many cases are known.
    pub fn len(&self) -> usize {
        self.content.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The person, if the identity can be opened. One that cannot must not keep everybody else from being found.
fn readable(key: &ClientKey, row: &DirectoryRow) -> Option<Person> {
    match open_person(key, row) {
        Ok(person) => Some(person),
        Err(problem) => {
            tracing::error!(case = %row.case, %problem, "a name cannot be opened; no search finds it");
            None
        }
    }
}

fn open_person(key: &ClientKey, row: &DirectoryRow) -> Outcome<Person> {
    open(key, place("client_identity", &row.client.text(), "sealed"), &row.sealed)
}
