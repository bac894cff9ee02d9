//! The agencies: those of the demonstration, and as many municipalities as are asked for.

use base::{Outcome, Problem};

use crate::house::House;
use crate::identity::{
    Actor, AgencyId, Basis, Doer, Law, NewAgency, NewLegalBasis, create_agency, set_legal_basis,
};
use crate::privacy::Purpose;
use crate::registers::{Municipality, districts_of};

pub(super) const CITY: &str = "Stadt Singen (Hohentwiel)";
pub(super) const CARITAS: &str = "Caritasverband Singen-Hegau";
pub(super) const DIAKONIE: &str = "Diakonie im Landkreis Konstanz";

/// Name, short name, law and municipality of the first three.
const FIRST: [(&str, &str, Law, &str); 3] = [
    (CITY, "singen", Law::DsgvoLdsgBw, "08335075"),
    (CARITAS, "caritas", Law::Kdg, "08335075"),
    (DIAKONIE, "diakonie", Law::DsgEkd, "08335063"),
];

/// Where the other agencies are: Konstanz and the districts around it.
const DISTRICTS: [&str; 4] = ["08335", "08337", "08336", "08326"];

/// An agency of the Kreis.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) id: AgencyId,
    pub(super) name: String,
    pub(super) municipality: String,
}

/// Sets up `count` agencies, at least one.
///
/// # Errors
/// When the house has agencies of these names already.
pub(super) fn found(house: &House, count: usize) -> Outcome<Vec<Place>> {
    let first = FIRST.iter().map(|(name, short, law, key)| NewAgency {
        name: (*name).to_owned(),
        short_name: (*short).to_owned(),
        law: *law,
        municipality_key: (*key).to_owned(),
    });
    let towns: Vec<&Municipality> =
        DISTRICTS.iter().flat_map(|district| districts_of(district, house.today())).collect();
    let more = (0_usize..).map(|number| town(&towns, number));
    first.chain(more).take(count.max(1)).map(|new| place(house, &new)).collect()
}

/// When there are more agencies than towns, the towns have a second one.
fn town(towns: &[&Municipality], number: usize) -> NewAgency {
    let town = towns[number % towns.len()];
    let round = number / towns.len();
    let suffix = if round == 0 { String::new() } else { format!(" {}", round + 1) };
    NewAgency {
        name: format!("Integrationsmanagement {}{suffix}", town.name),
        short_name: format!("im-{}-{}", town.key, round + 1),
        law: Law::DsgvoLdsgBw,
        municipality_key: town.key.clone(),
    }
}

fn place(house: &House, new: &NewAgency) -> Outcome<Place> {
    let made = create_agency(house, Doer::Console, new)?;
    Ok(Place { id: made.id, name: made.name, municipality: made.municipality_key })
}

/// The city counsels as a public task; the others ask for consent.
pub(super) fn ground(house: &House, officer: &Actor) -> Outcome<()> {
    let city = officer.agency.ok_or(Problem::NotFound)?;
    let basis = NewLegalBasis {
        purpose: Purpose::Counselling.name().to_owned(),
        basis: Basis::PublicTask,
        norm: Basis::PublicTask.proposed_norm(Law::DsgvoLdsgBw).to_owned(),
        valid_from: house.today(),
        approved_by: "Datenschutzbeauftragte der Stadt".to_owned(),
    };
    set_legal_basis(house, officer, city, &basis)?;
    Ok(())
}
