//! What the directory knows of each case, kept as small as it can be: a house may have a hundred thousand.

use std::collections::HashMap;
use std::hash::Hash;

use base::{PartialDate, Personal};

use super::directory::{Duplicate, Hit};
use super::{cologne, words};
use crate::cases::Person;
use crate::cases::store::DirectoryRow;
use crate::identity::{AccountId, AgencyId, CaseId};

/// One case.
pub(super) struct Entry {
    case: CaseId,
    agency: u32,
    manager: AccountId,
    pub(super) plan_no: i64,
    open: bool,
    /// `Nachname, Vorname`.
    name: Personal<String>,
    /// The words of the name in plain spelling, with blanks between them.
    plain: Box<str>,
    pub(super) born: Option<PartialDate>,
    versions: (i64, i64),
}

impl Entry {
    /// The words of the name in plain spelling.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.plain.split(' ').filter(|word| !word.is_empty())
    }

    /// Whether one of the words sounds like this. Worked out when it is asked: few are, of those a person may see.
    pub(super) fn sounds_like(&self, sound: &str) -> bool {
        self.words().any(|word| cologne(word) == sound)
    }

    pub(super) fn hit(&self, rank: u8) -> Hit {
        let Self { case, plan_no, born, open, .. } = *self;
        Hit { case, plan_no, name: self.name.clone(), born, open, rank }
    }

    fn sounds(&self) -> Vec<String> {
        let mut sounds: Vec<String> = self.words().map(cologne).collect();
        sounds.retain(|sound| !sound.is_empty());
        sounds.sort();
        sounds.dedup();
        sounds
    }
}

/// Everything known, by case, by manager, and by sound within an agency.
#[derive(Default)]
pub(super) struct Content {
    entries: Vec<Option<Entry>>,
    places: HashMap<CaseId, u32>,
    agencies: Vec<AgencyId>,
    by_manager: HashMap<(u32, AccountId), Vec<u32>>,
    by_sound: HashMap<(u32, Box<str>), Vec<u32>>,
}

impl Content {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    fn entry(&self, place: u32) -> Option<&Entry> {
        self.entries.get(place as usize)?.as_ref()
    }

    /// Whether the row tells nothing new.
    pub(super) fn knows(&self, row: &DirectoryRow) -> bool {
        let known = self.places.get(&row.case).and_then(|place| self.entry(*place));
        known.is_some_and(|known| known.versions == row.versions)
    }

    /// The cases of one manager of an agency.
    pub(super) fn of_manager(
        &self,
        agency: AgencyId,
        manager: AccountId,
    ) -> impl Iterator<Item = &Entry> {
        let places = self.number(agency).and_then(|agency| self.by_manager.get(&(agency, manager)));
        places.into_iter().flatten().filter_map(|place| self.entry(*place))
    }

    fn number(&self, agency: AgencyId) -> Option<u32> {
        self.agencies.iter().position(|known| *known == agency).and_then(|at| at.try_into().ok())
    }

    /// Takes a case in, or forgets it when nobody can know the person any more.
    pub(super) fn put(&mut self, row: &DirectoryRow, person: Option<&Person>) {
        let place = match self.places.get(&row.case) {
            Some(place) => *place,
            None => u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
        };
        if let Some(old) = self.entries.get_mut(place as usize).and_then(Option::take) {
            remove(&mut self.by_manager, &(old.agency, old.manager), place);
            for sound in old.sounds() {
                remove(&mut self.by_sound, &(old.agency, sound.into()), place);
            }
        }
        let Some(person) = person else {
            self.places.remove(&row.case);
            return;
        };
        let agency = self.number(row.agency).unwrap_or_else(|| {
            self.agencies.push(row.agency);
            u32::try_from(self.agencies.len() - 1).unwrap_or(u32::MAX)
        });
        let mut all = words(person.last_name.reveal());
        all.extend(words(person.first_name.reveal()));
        let entry = Entry {
            case: row.case,
            agency,
            manager: row.manager,
            plan_no: row.plan_no,
            open: row.open,
            name: person.listed(),
            plain: all.join(" ").into(),
            born: person.birth_date(),
            versions: row.versions,
        };
        for sound in entry.sounds() {
            self.by_sound.entry((agency, sound.into())).or_default().push(place);
        }
        self.by_manager.entry((agency, row.manager)).or_default().push(place);
        self.places.insert(row.case, place);
        match self.entries.get_mut(place as usize) {
            Some(slot) => *slot = Some(entry),
            None => self.entries.push(Some(entry)),
        }
    }

    /// People of an agency who sound alike and could share the birth date. Where one birth date is not known, sounding
    /// alike is too little: half a city sounds alike, and then the names must be the same.
    pub(super) fn duplicates(&self, person: &Person, agency: AgencyId) -> Vec<Duplicate> {
        let Some(number) = self.number(agency) else { return Vec::new() };
        let sounds = |name: &Personal<String>| -> Vec<String> {
            words(name.reveal()).iter().map(|word| cologne(word)).collect()
        };
        let (last, first) = (sounds(&person.last_name), sounds(&person.first_name));
        let spelt = [words(person.last_name.reveal()), words(person.first_name.reveal())];
        let spelt_alike = |entry: &Entry| {
            spelt
                .iter()
                .all(|name| name.iter().any(|word| entry.words().any(|known| known == word)))
        };
        let born = person.birth_date();
        let mut found: Vec<Duplicate> = Vec::new();
        for sound in last.iter().chain(&first).filter(|sound| !sound.is_empty()) {
            let places = self.by_sound.get(&(number, sound.as_str().into()));
            for entry in places.into_iter().flatten().filter_map(|place| self.entry(*place)) {
                let has = |sounds: &[String]| sounds.iter().any(|sound| entry.sounds_like(sound));
                let dates_fit = match (born, entry.born) {
                    (Some(a), Some(b)) => {
                        a.representative().year().abs_diff(b.representative().year()) <= 1
                    }
                    _ => spelt_alike(entry),
                };
                let Entry { case, plan_no, manager, open, .. } = *entry;
                if dates_fit && has(&last) && has(&first) && found.iter().all(|f| f.case != case) {
                    found.push(Duplicate { plan_no, manager, case, open });
                }
            }
        }
        found.sort_by_key(|duplicate| duplicate.plan_no);
        found
    }
}

fn remove<K: Hash + Eq>(map: &mut HashMap<K, Vec<u32>>, key: &K, place: u32) {
    if let Some(places) = map.get_mut(key) {
        places.retain(|known| *known != place);
        if places.is_empty() {
            map.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::IdentityInput;
    use base::{Id, SeededRandom, Timestamp};
    use jiff::civil::date;

    fn person(last: &str, first: &str) -> Person {
        let typed = IdentityInput {
            last_name: last.to_owned(),
            first_name: first.to_owned(),
            ..IdentityInput::default()
        };
        typed.person(date(2026, 6, 1)).unwrap()
    }

    #[test]
    fn a_case_that_changes_hands_and_name_is_found_where_it_is_now_and_an_erased_one_nowhere() {
        let random = SeededRandom::new(1);
        let at = Timestamp::parse("2026-06-15T10:00:00Z").unwrap();
        let (agency, anna, ben) =
            (Id::new(at, &random), Id::new(at, &random), Id::new(at, &random));
        let mut row = DirectoryRow {
            case: Id::new(at, &random),
            client: Id::new(at, &random),
            agency,
            manager: anna,
            plan_no: 7,
            open: true,
            sealed: Vec::new(),
            changed_at: at,
            versions: (1, 1),
        };
        let mut content = Content::default();
        content.put(&row, Some(&person("Meier", "Olena")));
        assert!(content.knows(&row) && content.of_manager(agency, anna).count() == 1);
        assert_eq!(content.duplicates(&person("Meier", "Olena"), agency).len(), 1);
        let mayer = person("Mayer", "Olena");
        assert!(
            content.duplicates(&mayer, agency).is_empty(),
            "without a birth date, only the same name"
        );

        row.manager = ben;
        row.versions = (2, 2);
        assert!(!content.knows(&row));
        content.put(&row, Some(&person("Schulze", "Olena")));
        assert_eq!(content.of_manager(agency, anna).count(), 0);
        assert_eq!(content.of_manager(agency, ben).map(|one| one.plan_no).collect::<Vec<_>>(), [7]);
        assert!(content.duplicates(&person("Meier", "Olena"), agency).is_empty());
        assert_eq!(content.len(), 1);

        content.put(&row, None);
        assert_eq!((content.len(), content.of_manager(agency, ben).count()), (0, 0));
        assert!(content.duplicates(&person("Schulze", "Olena"), agency).is_empty());
    }
}
