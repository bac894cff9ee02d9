//! Three agencies under different law, and the people who work there.

use base::{Locale, Outcome, Personal, Problem};

use crate::house::House;
use crate::identity::{
    Actor, AgencyId, Basis, Doer, Law, NewAccount, NewAgency, NewLegalBasis, NewMembership, Role,
    accounts, create_account, create_agency, set_legal_basis,
};
use crate::privacy::Purpose;

/// The password of every fictional person.
pub const PASSWORD: &str = "bunte Vögel ziehen südwärts";

/// A fictional person who can log in.
#[derive(Debug, Clone)]
pub struct Person {
    /// Login name.
    pub login: &'static str,
    /// Who acts.
    pub actor: Actor,
    /// The agency's name, or the Kreis.
    pub place: &'static str,
}

const CITY: &str = "Stadt Singen (Hohentwiel)";
const CARITAS: &str = "Caritasverband Singen-Hegau";
const DIAKONIE: &str = "Diakonie im Landkreis Konstanz";
const KREIS: &str = "Landkreis Konstanz";

/// Sets up agencies and accounts: twelve people, every role.
///
/// # Errors
/// When the house has agencies already.
pub fn settle(house: &House) -> Outcome<Vec<Person>> {
    let agency = |name: &str, short: &str, law, key: &str| -> Outcome<AgencyId> {
        let new = NewAgency {
            name: name.to_owned(),
            short_name: short.to_owned(),
            law,
            municipality_key: key.to_owned(),
        };
        Ok(create_agency(house, Doer::Console, &new)?.id)
    };
    let city = agency(CITY, "singen", Law::DsgvoLdsgBw, "08335075")?;
    let caritas = agency(CARITAS, "caritas", Law::Kdg, "08335075")?;
    let diakonie = agency(DIAKONIE, "diakonie", Law::DsgEkd, "08335063")?;
    let at = |place: AgencyId| Some(place);
    let cast: [(&str, &str, Role, Option<AgencyId>, &str); 12] = [
        ("anna", "Anna Amsel", Role::CaseManager, at(city), CITY),
        ("ben", "Ben Bussard", Role::Speaker, at(city), CITY),
        ("cora", "Cora Kranich", Role::CaseManager, at(caritas), CARITAS),
        ("dieter", "Dieter Drossel", Role::CaseManager, at(diakonie), DIAKONIE),
        ("lars", "Lars Lerche", Role::TeamLead, at(city), CITY),
        ("clara", "Clara Kiebitz", Role::TeamLead, at(caritas), CARITAS),
        ("dora", "Dora Dohle", Role::DataProtectionOfficer, at(city), CITY),
        ("ines", "Ines Ibis", Role::IntegrationOfficer, at(city), CITY),
        ("ada", "Ada Adler", Role::Administrator, at(city), CITY),
        ("hugo", "Hugo Häher", Role::Administrator, None, KREIS),
        ("rita", "Rita Rabe", Role::RoundMember, None, KREIS),
        ("carl", "Carl Kauz", Role::CouncilMember, None, KREIS),
    ];
    let mut people = Vec::new();
    for (login, name, role, agency, place) in cast {
        let membership = NewMembership { role, agency, case_manager_no: None };
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
        people.push(Person { login, actor: actor(house, created.account, name)?, place });
    }
    if let Some(ada) = people.iter().find(|person| person.login == "ada") {
        // The city counsels as a public task; the church agencies ask for consent.
        let basis = NewLegalBasis {
            purpose: Purpose::Counselling.name().to_owned(),
            basis: Basis::PublicTask,
            norm: Basis::PublicTask.proposed_norm(Law::DsgvoLdsgBw).to_owned(),
            valid_from: house.today(),
            approved_by: "Datenschutzbeauftragte der Stadt".to_owned(),
        };
        set_legal_basis(house, &ada.actor, city, &basis)?;
    }
    Ok(people)
}

fn actor(house: &House, account: crate::identity::AccountId, name: &str) -> Outcome<Actor> {
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
