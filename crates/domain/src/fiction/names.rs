//! Names for people who do not exist, by origin.

use std::sync::OnceLock;

use base::SeededRandom;

/// An invented person.
#[derive(Debug, Clone)]
pub(super) struct Invented {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) sex: String,
    /// Destatis key of the country.
    pub(super) country: String,
    /// ISO 639-3.
    pub(super) language: String,
}

struct Pools {
    first: Vec<std::collections::HashMap<String, String>>,
    last: Vec<std::collections::HashMap<String, String>>,
}

fn pools() -> &'static Pools {
    static POOLS: OnceLock<Pools> = OnceLock::new();
    POOLS.get_or_init(|| Pools {
        first: crate::registers::rows(include_str!("../../registers/vornamen.csv")),
        last: crate::registers::rows(include_str!("../../registers/nachnamen.csv")),
    })
}

/// A colleague's name.
pub(super) fn colleague(random: &SeededRandom) -> String {
    let of = |row: &&std::collections::HashMap<String, String>| row["herkunft"] == "deutsch";
    let name = |rows: &[std::collections::HashMap<String, String>]| {
        let rows: Vec<_> = rows.iter().filter(of).collect();
        random.pick(&rows)["name"].clone()
    };
    let pools = pools();
    format!("{} {}", name(&pools.first), name(&pools.last))
}

/// Somebody from abroad; first and last name fit together.
pub(super) fn somebody(random: &SeededRandom) -> Invented {
    let pools = pools();
    let foreign: Vec<_> = pools.first.iter().filter(|row| row["herkunft"] != "deutsch").collect();
    let first = random.pick(&foreign);
    let fitting: Vec<_> =
        pools.last.iter().filter(|row| row["herkunft"] == first["herkunft"]).collect();
    let last = random.pick(&fitting);
    let sex = match first["geschlecht"].as_str() {
        "w" => "w",
        "m" => "m",
        _ => random.pick(&["w", "m"]),
    };
    Invented {
        first: first["name"].clone(),
        last: last["name"].clone(),
        sex: sex.to_owned(),
        country: first["staat"].clone(),
        language: first["sprache"].clone(),
    }
}
