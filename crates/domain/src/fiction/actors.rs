//! Who works for integration in the fictional Kreis, and in which rounds people meet. All of them are invented.

use base::{Outcome, Timestamp};

use super::Person;
use super::play::at;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::actions::bodies;
use crate::network::formats::actions::{answer_proposal, create_format, propose_format, send_to};
use crate::network::formats::{FormatId, FormatInput, FormatKind, Part, ProposalInput};
use crate::network::organisations::actions::{
    ask_one, confirm, correct, create_organisation, end_organisation, link,
};
use crate::network::organisations::{
    ContactInput, CorrectionInput, OrganisationId, OrganisationInput, QuestionLetter,
};
use crate::outbox::Sending;
use crate::outbox::actions::{claim, settle};

/// Name, kind, level, areas, languages, places, days since it was entered.
type Entry =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, i64);

const ENTRIES: [Entry; 14] = [
    (
        "Jugendmigrationsdienst Hegau",
        "jmd",
        "mikro",
        "sprache, schule_ausbildung, arbeit",
        "Arabisch, Englisch, Tigrinya",
        "*",
        420,
    ),
    (
        "Migrationsberatung für Erwachsene",
        "mbe",
        "mikro",
        "aufenthalt_recht, existenz_finanzen",
        "Arabisch, Ukrainisch",
        "*",
        200,
    ),
    (
        "Jobcenter, Team Markt und Integration",
        "jobcenter",
        "meso",
        "arbeit, existenz_finanzen",
        "",
        "*",
        410,
    ),
    (
        "Ausländerbehörde der Stadt",
        "auslaenderbehoerde",
        "meso",
        "aufenthalt_recht",
        "Englisch",
        "Singen",
        300,
    ),
    (
        "Volkshochschule, Fachbereich Deutsch",
        "kurstraeger",
        "mikro",
        "sprache",
        "Englisch, Türkisch",
        "Singen, Radolfzell",
        150,
    ),
    (
        "Helferkreis Willkommen",
        "ehrenamt",
        "mikro",
        "alltag_selbststaendigkeit, soziale_teilhabe, sprache",
        "Arabisch, Persisch",
        "Singen",
        390,
    ),
    (
        "Helferkreis Seeufer",
        "ehrenamt",
        "mikro",
        "alltag_selbststaendigkeit",
        "",
        "Radolfzell",
        500,
    ),
    ("Turnverein 1880", "verein", "mikro", "soziale_teilhabe", "", "Singen", 120),
    (
        "Familienzentrum Im Tal",
        "familienzentrum",
        "mikro",
        "kinder_familie",
        "Türkisch, Russisch",
        "Singen, Engen",
        90,
    ),
    (
        "Berufliche Schule, VABO",
        "berufliche_schule",
        "mikro",
        "schule_ausbildung, sprache",
        "",
        "Singen",
        60,
    ),
    ("Staatliches Schulamt, Kontaktstelle", "schulamt", "meso", "schule_ausbildung", "", "*", 45),
    ("Fachstelle Wohnungssicherung", "wohnungsamt", "meso", "wohnen", "", "Singen", 30),
    (
        "Integrationsausschuss des Kreistags",
        "gemeindeverwaltung",
        "makro",
        "zusammenarbeit",
        "",
        "*",
        200,
    ),
    (
        "Karim Beispiel, Sprachpate",
        "einzelperson",
        "mikro",
        "sprache",
        "Arabisch, Kurmandschi",
        "Gottmadingen",
        20,
    ),
];

const LINKS: [(usize, usize, &str); 11] = [
    (0, 9, "Begleitung im Übergang von der Schule in die Ausbildung"),
    (0, 1, "Übergabe mit 27 Jahren"),
    (0, 2, "gemeinsame Sprechstunde am Donnerstag"),
    (1, 3, "kurzer Weg bei ablaufenden Titeln"),
    (1, 2, "Leistungsfragen"),
    (4, 9, "Einstufungstests"),
    (4, 2, "Kursplätze"),
    (5, 7, "Sport für Neuzugezogene"),
    (5, 4, "Sprachcafé"),
    (12, 2, "Bericht einmal im Jahr"),
    (11, 2, "Mietschulden"),
];

/// Tells it up to `now`; nothing in a Kreis whose cast is not complete.
pub(super) fn actors(house: &House, now: Timestamp, people: &[Person]) -> Outcome<()> {
    let who = |login: &str| people.iter().find(|one| one.login == login).map(|one| &one.actor);
    let (Some(ines), Some(lars), Some(clara)) = (who("ines"), who("lars"), who("clara")) else {
        return Ok(());
    };
    let (Some(anna), Some(ben), Some(cora)) = (who("anna"), who("ben"), who("cora")) else {
        return Ok(());
    };
    let ago = |days: i64| at(house, now.plus_seconds(-days * 86_400)).0;
    let mut ids = Vec::new();
    for (place, entry) in ENTRIES.iter().enumerate() {
        ids.push(enter(&ago(entry.6), ines, place, entry)?);
    }
    for (one, other, respect) in LINKS {
        link(&ago(15), ines, ids[one], Some(ids[other]), respect)?;
    }
    // Somebody who worked by the lake has stopped: the place is a gap now.
    end_organisation(&ago(40), ines, ids[6], true)?;
    answered(&ago(12), ines, ids[1], ids[3])?;
    rounds(&ago, (ines, lars, clara), (anna, ben, cora))
}

fn enter(
    house: &House,
    who: &Actor,
    place: usize,
    (name, kind, level, areas, languages, places, _): &Entry,
) -> Outcome<OrganisationId> {
    let input = OrganisationInput {
        name: (*name).to_owned(),
        kind: (*kind).to_owned(),
        level: (*level).to_owned(),
        areas: (*areas).to_owned(),
        languages: (*languages).to_owned(),
        places: (*places).to_owned(),
        contact: ContactInput {
            person: "Anmeldung".to_owned(),
            phone: format!("07731 0000-{}", 10 + place),
            email: if *kind == "verein" {
                String::new()
            } else {
                format!("akteur{place}@kreis.example")
            },
            web: String::new(),
            hours: "Mo bis Do 9 bis 12 Uhr".to_owned(),
        },
        note: String::new(),
    };
    let request = house.new_id::<FormatKind>().text();
    create_organisation(house, who, &request, &input)
}

/// One confirmed its entry, another sent a correction.
fn answered(
    house: &House,
    ines: &Actor,
    confirmed: OrganisationId,
    corrected: OrganisationId,
) -> Outcome<()> {
    let tokens = std::cell::RefCell::new(Vec::new());
    let write = |letter: &QuestionLetter<'_>| {
        tokens.borrow_mut().push(letter.token.to_owned());
        ("Ihr Eintrag".to_owned(), "Bitte prüfen Sie Ihren Eintrag.".to_owned())
    };
    for id in [confirmed, corrected] {
        ask_one(house, ines, id, &write)?;
    }
    // These letters have arrived long ago.
    while let Some(letter) = claim(house)? {
        settle(house, letter.id, Sending::Taken)?;
    }
    let tokens = tokens.into_inner();
    if let [first, second] = tokens.as_slice() {
        confirm(house, first)?;
        let input = CorrectionInput {
            contact: ContactInput {
                person: "Servicestelle, Schalter 3".to_owned(),
                phone: "07731 0000-99".to_owned(),
                email: "akteur3@kreis.example".to_owned(),
                web: String::new(),
                hours: "Mo und Mi 8 bis 12 Uhr, nur mit Termin".to_owned(),
            },
            words: "Die Sammeltermine am Dienstag gibt es weiterhin.".to_owned(),
        };
        correct(house, second, &input)?;
    }
    Ok(())
}

fn rounds(
    ago: &dyn Fn(i64) -> House,
    (ines, lars, clara): (&Actor, &Actor, &Actor),
    (anna, ben, cora): (&Actor, &Actor, &Actor),
) -> Outcome<()> {
    let house = ago(100);
    let format = |name: &str, host: &str, area: &str, weeks: i64, minutes: i64| {
        let input = FormatInput {
            name: name.to_owned(),
            host: host.to_owned(),
            purpose: "Sich kennen, Zuständigkeiten klären, Übergaben absprechen.".to_owned(),
            areas: vec![area.to_owned()],
            place: "Singen".to_owned(),
            rhythm_weeks: weeks,
            minutes,
        };
        create_format(&house, ines, &house.new_id::<FormatKind>().text(), &input)
    };
    let school = format(
        "Runder Tisch Schule und Ankommen",
        "Staatliches Schulamt",
        "schule_ausbildung",
        8,
        150,
    )?;
    let work = format("Netzwerktreffen Arbeit", "Jobcenter", "arbeit", 4, 120)?;
    format("Stadtteilkonferenz Südstadt", "Stadt, Gemeinwesenarbeit", "soziale_teilhabe", 6, 120)?;
    let sends = [
        (lars, school, anna, Part::Goes),
        (lars, work, ben, Part::Goes),
        (lars, work, anna, Part::StandsIn),
        (clara, work, cora, Part::Goes),
    ];
    for (lead, format, who, part) in sends {
        send_to(&house, lead, format, Some(who.account), Some(part))?;
    }
    // A seat in a body without a mandate: the map says so.
    let circle = bodies(&house, lars)?;
    let circle = circle.iter().find(|line| line.body.name.contains("Bildung"));
    if let Some(line) = circle {
        let id: FormatId = line.body.id.text().parse().map_err(base::Problem::internal)?;
        send_to(&house, lars, id, Some(anna.account), Some(Part::Goes))?;
    }
    let propose = |house: &House, who: &Actor, name: &str, need: &str, area: &str| {
        let input =
            ProposalInput { name: name.to_owned(), need: need.to_owned(), area: area.to_owned() };
        propose_format(house, who, &house.new_id::<FormatKind>().text(), &input)
    };
    let answered = propose(
        &ago(30),
        cora,
        "Austausch mit der Wohnungswirtschaft",
        "Wir suchen alle bei denselben Vermietern und wissen nichts voneinander.",
        "wohnen",
    )?;
    let reason =
        "Dafür gibt es ab Januar den Runden Tisch Wohnen der Stadt. Ich lade Sie dazu ein.";
    answer_proposal(&ago(10), ines, answered, false, reason)?;
    propose(
        &ago(5),
        anna,
        "Treffen mit den Kitas",
        "Vor jedem Kita-Jahr stehen dieselben Fragen offen.",
        "kinder_familie",
    )?;
    Ok(())
}
