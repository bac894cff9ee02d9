//! Organisations as they are read.

use base::{Outcome, Problem};
use db::Conn;

use super::known;
use crate::house::House;
use crate::identity::{Actor, AgencyAction, agencies};
use crate::network::organisations::{
    Correction, Gaps, Link, Organisation, OrganisationId, Picture, Standing, TopicLevel, gaps,
    store,
};
use crate::registers::{actor_kind, districts_of};

/// Which ones to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What stands somewhere in the entry.
    pub words: String,
    /// Id of a kind.
    pub kind: String,
    /// Code of an area.
    pub area: String,
    /// A level.
    pub level: Option<TopicLevel>,
    /// Key of a municipality: who works there, those of the whole Kreis among them.
    pub place: String,
    /// Code of a language.
    pub language: String,
    /// How the entry stands.
    pub waiting: Option<Waiting>,
}

/// How an entry stands, as a question to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Should be asked.
    Due,
    /// Asked, without an answer.
    Asked,
    /// Does not work here any more.
    Ended,
}

impl Filter {
    fn fits(&self, one: &Organisation, today: base::Date) -> bool {
        let details = &one.details;
        let has = |all: &[String], code: &str| code.is_empty() || all.iter().any(|it| it == code);
        let standing = match self.waiting {
            None => one.ended_at.is_none(),
            Some(Waiting::Ended) => one.ended_at.is_some(),
            Some(Waiting::Due) => {
                one.ended_at.is_none() && matches!(one.standing(today), Standing::Due(_))
            }
            Some(Waiting::Asked) => {
                one.ended_at.is_none() && matches!(one.standing(today), Standing::Asked(_))
            }
        };
        standing
            && (self.kind.is_empty() || details.kind == self.kind)
            && self.level.is_none_or(|level| level == details.level)
            && has(&details.areas, &self.area)
            && has(&details.languages, &self.language)
            && (self.place.is_empty() || details.places.reach(&self.place))
            && self.says(one)
    }

    /// Whether every word stands somewhere in it.
    fn says(&self, one: &Organisation) -> bool {
        let details = &one.details;
        let kind = actor_kind(&details.kind);
        let text = [
            details.name.as_str(),
            kind.map_or("", |kind| kind.de.as_str()),
            kind.map_or("", |kind| kind.en.as_str()),
            &details.contact.person,
            &details.contact.hours,
            &details.note,
        ];
        let text = text.join(" ").to_lowercase();
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// Whether the actor reads how people are reached.
pub fn contacts_shown(house: &House, actor: &Actor) -> bool {
    house.access.allowed(actor, AgencyAction::ReadContacts)
}

/// Those of a filter, by name. Who may not read contacts does not find anybody by them either.
///
/// # Errors
/// [`Problem::Forbidden`].
pub fn organisations(house: &House, actor: &Actor, filter: &Filter) -> Outcome<Vec<Organisation>> {
    house.data.read(|conn| read(house, conn, actor, filter))
}

fn read(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    filter: &Filter,
) -> Outcome<Vec<Organisation>> {
    house.access.demand(actor, AgencyAction::ReadActors)?;
    let (shown, today) = (contacts_shown(house, actor), house.today());
    let all = store::all(conn)?.into_iter();
    let all = all.map(|one| if shown { one } else { one.without_contact() });
    let mut all: Vec<Organisation> = all.filter(|one| filter.fits(one, today)).collect();
    // Names as people sort them: capital letters say nothing.
    all.sort_by_key(|one| (one.details.name.to_lowercase(), one.id));
    Ok(all)
}

/// One organisation as somebody reads it.
#[derive(Debug, Clone)]
pub struct OrganisationView {
    /// What is known.
    pub organisation: Organisation,
    /// Who it works with, by name.
    pub links: Vec<Link>,
    /// What it wants changed; for its keeper alone.
    pub correction: Option<Correction>,
    /// Whether the reader keeps it.
    pub keeps: bool,
    /// Whether the reader sees how it is reached.
    pub contacts: bool,
}

/// One of them.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn organisation(house: &House, actor: &Actor, id: OrganisationId) -> Outcome<OrganisationView> {
    house.access.demand(actor, AgencyAction::ReadActors)?;
    let keeps = house.access.allowed(actor, AgencyAction::KeepActors);
    let contacts = contacts_shown(house, actor);
    house.data.read(|conn| {
        let found = known(conn, id)?;
        Ok::<_, Problem>(OrganisationView {
            organisation: if contacts { found } else { found.without_contact() },
            links: store::links_of(conn, id)?,
            correction: if keeps { store::questions::correction(conn, id)? } else { None },
            keeps,
            contacts,
        })
    })
}

/// The network of a filter: the picture, the facts below it, and what is missing in the whole Kreis.
#[derive(Debug, Clone)]
pub struct Map {
    /// Those shown.
    pub organisations: Vec<Organisation>,
    /// The picture of them.
    pub picture: Picture,
    /// What is missing, whatever the filter.
    pub gaps: Gaps,
}

/// The network.
///
/// # Errors
/// [`Problem::Forbidden`].
pub fn map(house: &House, actor: &Actor, filter: &Filter) -> Outcome<Map> {
    house.data.read(|conn| {
        let organisations = read(house, conn, actor, filter)?;
        let links = store::links(conn)?;
        let district = district_of(conn, actor)?;
        let with_cases = store::with_cases(conn)?;
        let all = store::all(conn)?;
        Ok::<_, Problem>(Map {
            picture: Picture::of(&organisations, &links),
            gaps: gaps::gaps(&all, &with_cases, &district, house.today()),
            organisations,
        })
    })
}

/// The Kreis of the actor: the first five digits of where the agency is, or the first agency of the house.
///
/// # Errors
/// When it cannot be read.
pub fn district(house: &House, actor: &Actor) -> Outcome<String> {
    house.data.read(|conn| district_of(conn, actor))
}

pub(super) fn district_of(conn: &mut Conn, actor: &Actor) -> Outcome<String> {
    let home = match actor.agency {
        Some(agency) => agencies::one(conn, agency)?,
        None => agencies::all(conn)?.into_iter().next(),
    };
    let key = home.map(|agency| agency.municipality_key).unwrap_or_default();
    Ok(key.get(..5).unwrap_or_default().to_owned())
}

/// Keys and names of the municipalities of the actor's Kreis.
///
/// # Errors
/// When it cannot be read.
pub fn place_names(house: &House, actor: &Actor) -> Outcome<Vec<(String, String)>> {
    let all = districts_of(&district(house, actor)?, house.today());
    Ok(all.into_iter().map(|one| (one.key.clone(), one.name.clone())).collect())
}
