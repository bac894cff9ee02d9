//! The names of all cases in memory, grouped so that a search reads only what the searcher may see.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock};

use base::{Outcome, PartialDate, Personal, Timestamp};

use super::{cologne, words};
use crate::cases::Person;
use crate::cases::store::{DirectoryRow, changed_since};
use crate::house::House;
use crate::identity::{AccountId, AgencyId, CaseId};
use crate::sealed::{open, place};

/// Rows are read again this many seconds back: a transaction may commit after a later one.
const OVERLAP_SECONDS: i64 = 60;

/// The name directory of one running program: one a house. Each instance follows the database by itself, so
/// what another one changed is found here too.
#[derive(Default)]
pub struct Directory {
    content: RwLock<Content>,
    /// Whoever refreshes holds it: the first reading of all names must not happen twice at once.
    turn: Mutex<()>,
}

#[derive(Default)]
struct Content {
    seen: Option<Timestamp>,
    entries: HashMap<CaseId, Entry>,
    by_manager: HashMap<(AgencyId, AccountId), Vec<CaseId>>,
    by_sound: HashMap<(AgencyId, String), Vec<CaseId>>,
}

struct Entry {
    agency: AgencyId,
    manager: AccountId,
    plan_no: i64,
    open: bool,
    name: Personal<String>,
    words: Vec<String>,
    sounds: Vec<String>,
    born: Option<PartialDate>,
    versions: (i64, i64),
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
    rank: u8,
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
    /// Takes in what changed since the last time; the first time everything.
    ///
    /// # Errors
    /// When the store or the keystore cannot be read.
    pub fn refresh(&self, house: &House) -> Outcome<usize> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let since = self.content.read().unwrap_or_else(PoisonError::into_inner).seen;
        let from = since.map(|at| at.plus_seconds(-OVERLAP_SECONDS).to_string());
        let from = from.unwrap_or_default();
        let mut rows = Vec::new();
        house.data.read(|conn| changed_since(conn, &from, |row| rows.push(row)))?;
        let fresh = {
            let content = self.content.read().unwrap_or_else(PoisonError::into_inner);
            rows.retain(|row| {
                content.entries.get(&row.case).is_none_or(|known| known.versions != row.versions)
            });
            rows
        };
        let mut opened = Vec::with_capacity(fresh.len());
        for row in fresh {
            // A client erased meanwhile has no key and drops out.
            if let Ok(person) = open_person(house, &row) {
                opened.push((row, person));
            }
        }
        let count = opened.len();
        let mut content = self.content.write().unwrap_or_else(PoisonError::into_inner);
        for (row, person) in opened {
            content.put(row, &person);
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
        let mut hits: Vec<Hit> = managers
            .iter()
            .filter_map(|manager| content.by_manager.get(&(agency, *manager)))
            .flatten()
            .filter_map(|case| {
                let entry = content.entries.get(case)?;
                let rank = wanted.rank(entry)?;
                Some(Hit {
                    case: *case,
                    plan_no: entry.plan_no,
                    name: entry.name.clone(),
                    born: entry.born,
                    open: entry.open,
                    rank,
                })
            })
            .collect();
        hits.sort_by(|a, b| (a.rank, !a.open, &a.name).cmp(&(b.rank, !b.open, &b.name)));
        hits.truncate(limit);
        hits
    }

    /// People of the same agency who sound alike and could share the birth date.
    pub fn duplicates(&self, person: &Person, agency: AgencyId) -> Vec<Duplicate> {
        let content = self.content.read().unwrap_or_else(PoisonError::into_inner);
        let last: Vec<String> =
            words(person.last_name.reveal()).iter().map(|w| cologne(w)).collect();
        let first: Vec<String> =
            words(person.first_name.reveal()).iter().map(|w| cologne(w)).collect();
        let born = person.birth_date();
        let mut found: Vec<Duplicate> = Vec::new();
        for sound in last.iter().chain(&first).filter(|sound| !sound.is_empty()) {
            let Some(cases) = content.by_sound.get(&(agency, sound.clone())) else { continue };
            for case in cases {
                let Some(entry) = content.entries.get(case) else { continue };
                let has =
                    |sounds: &[String]| sounds.iter().any(|sound| entry.sounds.contains(sound));
                let dates_fit = match (born, entry.born) {
                    (Some(a), Some(b)) => {
                        a.representative().year().abs_diff(b.representative().year()) <= 1
                    }
                    _ => true,
                };
                if has(&last) && has(&first) && dates_fit && found.iter().all(|f| f.case != *case) {
                    let Entry { plan_no, manager, open, .. } = *entry;
                    found.push(Duplicate { plan_no, manager, case: *case, open });
                }
            }
        }
        found.sort_by_key(|duplicate| duplicate.plan_no);
        found
    }

    /// How many cases are known.
    pub fn len(&self) -> usize {
        self.content.read().unwrap_or_else(PoisonError::into_inner).entries.len()
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Content {
    fn put(&mut self, row: DirectoryRow, person: &Person) {
        if let Some(old) = self.entries.remove(&row.case) {
            remove(&mut self.by_manager, &(old.agency, old.manager), row.case);
            for sound in old.sounds {
                remove(&mut self.by_sound, &(old.agency, sound), row.case);
            }
        }
        let mut all = words(person.last_name.reveal());
        all.extend(words(person.first_name.reveal()));
        let mut sounds: Vec<String> = all.iter().map(|word| cologne(word)).collect();
        sounds.retain(|sound| !sound.is_empty());
        sounds.sort();
        sounds.dedup();
        for sound in &sounds {
            self.by_sound.entry((row.agency, sound.clone())).or_default().push(row.case);
        }
        self.by_manager.entry((row.agency, row.manager)).or_default().push(row.case);
        self.seen = Some(self.seen.map_or(row.changed_at, |seen| seen.max(row.changed_at)));
        let entry = Entry {
            agency: row.agency,
            manager: row.manager,
            plan_no: row.plan_no,
            open: row.open,
            name: person.listed(),
            words: all,
            sounds,
            born: person.birth_date(),
            versions: row.versions,
        };
        self.entries.insert(row.case, entry);
    }
}

fn remove<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<CaseId>>, key: &K, case: CaseId) {
    if let Some(cases) = map.get_mut(key) {
        cases.retain(|known| *known != case);
    }
}

fn open_person(house: &House, row: &DirectoryRow) -> Outcome<Person> {
    let client = row.client.text();
    let key = house.vault.client_key(&client)?;
    open(&key, place("client_identity", &client, "sealed"), &row.sealed)
}

/// What somebody typed into the search field.
struct Query {
    number: Option<i64>,
    born: Option<PartialDate>,
    words: Vec<(String, String)>,
}

impl Query {
    fn read(text: &str) -> Self {
        let mut query = Self { number: None, born: None, words: Vec::new() };
        for part in text.split_whitespace().take(8) {
            let digits = part.trim_start_matches('#');
            if digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() != 4
            {
                query.number = digits.parse().ok();
            } else if let Ok(born) = PartialDate::read(part) {
                query.born = Some(born);
                // Four digits may be a year or a plan number.
                query.number = digits.parse().ok();
            } else {
                let sounding = words(part).into_iter().map(|word| (cologne(&word), word));
                query.words.extend(sounding.map(|(sound, word)| (word, sound)));
            }
        }
        query
    }

    fn is_empty(&self) -> bool {
        self.number.is_none() && self.born.is_none() && self.words.is_empty()
    }

    /// 0 is best; `None` is no match. Every part of the query must fit.
    fn rank(&self, entry: &Entry) -> Option<u8> {
        let mut worst = 0;
        for (word, sound) in &self.words {
            let fits = entry.words.iter().filter_map(|known| match known {
                known if known == word => Some(0),
                known if known.starts_with(word.as_str()) => Some(1),
                known if word.len() >= 3 && known.contains(word.as_str()) => Some(2),
                _ => None,
            });
            let sounds = word.len() >= 3 && sound.len() >= 2 && entry.sounds.contains(sound);
            worst = worst.max(fits.min().or(sounds.then_some(3))?);
        }
        let by_number = self.number.is_some_and(|number| number == entry.plan_no);
        let by_birth = self.born.is_some_and(|wanted| {
            entry.born.is_some_and(|born| {
                let (wanted, born) = (wanted.to_string(), born.to_string());
                born.trim_end_matches('~').starts_with(wanted.trim_end_matches('~'))
            })
        });
        let asked = self.number.is_some() || self.born.is_some();
        (!asked || by_number || by_birth).then_some(worst)
    }
}
