//! The people who work there: twelve with a name and every role, and as many case managers as the cases need.

use base::{Locale, Outcome, Personal, Problem, SeededRandom};

use super::agencies::{CARITAS, CITY, DIAKONIE, Place};
use super::names::colleague;
use crate::house::House;
use crate::identity::{
    AccountId, Actor, Doer, NewAccount, NewMembership, Role, accounts, create_account,
};

/// The password of every fictional person.
pub const PASSWORD: &str = "bunte Vögel ziehen südwärts";

/// A fictional person who can log in.
#[derive(Debug, Clone)]
pub struct Person {
    /// Login name.
    pub login: String,
    /// Who acts.
    pub actor: Actor,
    /// The agency's name, or the Kreis.
    pub place: String,
}

const KREIS: &str = "Landkreis Konstanz";

/// Login, name, role, and where.
const CAST: [(&str, &str, Role, &str); 12] = [
    ("anna", "Anna Amsel", Role::CaseManager, CITY),
    ("ben", "Ben Bussard", Role::Speaker, CITY),
    ("cora", "Cora Kranich", Role::CaseManager, CARITAS),
    ("dieter", "Dieter Drossel", Role::CaseManager, DIAKONIE),
    ("lars", "Lars Lerche", Role::TeamLead, CITY),
    ("clara", "Clara Kiebitz", Role::TeamLead, CARITAS),
    ("dora", "Dora Dohle", Role::DataProtectionOfficer, CITY),
    ("ines", "Ines Ibis", Role::IntegrationOfficer, CITY),
    ("ada", "Ada Adler", Role::Administrator, CITY),
    ("hugo", "Hugo Häher", Role::Administrator, KREIS),
    ("rita", "Rita Rabe", Role::RoundMember, KREIS),
    ("carl", "Carl Kauz", Role::CouncilMember, KREIS),
];

/// Everybody of the cast whose agency there is.
///
/// # Errors
/// When one of the logins is taken.
pub(super) fn cast(house: &House, places: &[Place]) -> Outcome<Vec<Person>> {
    let mut people = Vec::new();
    for (login, name, role, at) in CAST {
        let place = places.iter().find(|place| place.name == at);
        if place.is_some() || at == KREIS {
            people.push(hire(house, login, name, role, place)?);
        }
    }
    Ok(people)
}

/// A further case manager; logins are `im0001`, `im0002` …, numbered through all agencies.
///
/// # Errors
/// When the login is taken.
pub(super) fn further(
    house: &House,
    place: &Place,
    number: usize,
    random: &SeededRandom,
) -> Outcome<Person> {
    hire(house, &format!("im{number:04}"), &colleague(random), Role::CaseManager, Some(place))
}

fn hire(
    house: &House,
    login: &str,
    name: &str,
    role: Role,
    place: Option<&Place>,
) -> Outcome<Person> {
    let membership =
        NewMembership { role, agency: place.map(|place| place.id), case_manager_no: None };
    let new = NewAccount {
        login: login.to_owned(),
        display_name: name.to_owned(),
        email: None,
        language: Locale::De,
        password: Some(Personal::new(PASSWORD.to_owned())),
        must_change: false,
        memberships: vec![membership],
    };
    let created = create_account(house, Doer::Console, &new)?;
    let place = place.map_or_else(|| KREIS.to_owned(), |place| place.name.clone());
    Ok(Person { login: login.to_owned(), actor: actor(house, created.account, name)?, place })
}

fn actor(house: &House, account: AccountId, name: &str) -> Outcome<Actor> {
    let roles = house.data.read(|conn| accounts::store::memberships(conn, account))?;
    let role = roles.into_iter().next().ok_or(Problem::NotFound)?;
    Ok(Actor {
        account,
        membership: role.id,
        role: role.role,
        agency: role.agency,
        case_manager_no: role.case_manager_no,
        display_name: name.to_owned(),
        language: Locale::De,
    })
}
