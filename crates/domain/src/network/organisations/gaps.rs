//! Where nobody works: areas of action and municipalities without an organisation (working paper, 1.1).

use base::Date;

use super::Organisation;
use crate::registers::{areas, districts_of};

/// A municipality nobody names as theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceGap {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whether somebody there is counselled. Not how many: few would be recognised.
    pub has_cases: bool,
    /// Whether somebody worked there who has ended.
    pub had_somebody: bool,
}

/// What is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Areas of Teil B nobody works in.
    pub areas: Vec<String>,
    /// Municipalities nobody names, by name.
    pub places: Vec<PlaceGap>,
    /// How many work in the whole Kreis, and so there, too.
    pub everywhere: usize,
}

impl Gaps {
    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.places.is_empty()
    }
}

/// Works it out. A municipality counts when somebody there is counselled, or when it stands in an entry, be it an ended one;
/// that somebody works in the whole Kreis fills no gap, because nobody is there.
pub(super) fn gaps(
    all: &[Organisation],
    with_cases: &[String],
    district: &str,
    today: Date,
) -> Gaps {
    let works = |one: &&Organisation| one.ended_at.is_none();
    let active: Vec<&Organisation> = all.iter().filter(works).collect();
    let lacks = |area: &str| !active.iter().any(|one| one.details.areas.iter().any(|a| a == area));
    let names = |one: &Organisation, key: &str| one.details.places.keys.iter().any(|k| k == key);
    let place = |one: &&'static crate::registers::Municipality| {
        let has_cases = with_cases.contains(&one.key);
        let had_somebody = all.iter().any(|other| names(other, &one.key));
        let has_somebody = active.iter().any(|other| names(other, &one.key));
        (!has_somebody && (has_cases || had_somebody)).then(|| PlaceGap {
            key: one.key.clone(),
            name: one.name.clone(),
            has_cases,
            had_somebody,
        })
    };
    Gaps {
        areas: areas().iter().map(|area| area.id.clone()).filter(|area| lacks(area)).collect(),
        places: districts_of(district, today).iter().filter_map(place).collect(),
        everywhere: active.iter().filter(|one| one.details.places.everywhere).count(),
    }
}
