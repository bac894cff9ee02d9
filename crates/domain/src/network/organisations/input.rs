//! An organisation as somebody types it, on a form or in a spreadsheet, and what becomes of it.

use base::{Date, FieldError};

use super::TopicLevel;
use crate::network::topics::CATEGORIES;
use crate::registers::{actor_kind, areas, districts_of, language};

/// The most characters of a line.
const LINE: usize = 200;
/// The most characters of a note.
const TEXT: usize = 2_000;
/// What people write for "everywhere in the Kreis".
const EVERYWHERE: [&str; 5] = ["*", "ganzer kreis", "kreis", "landkreis", "whole district"];

/// How somebody is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactInput {
    /// Whom to ask for.
    pub person: String,
    /// The telephone number.
    pub phone: String,
    /// The address for mail.
    pub email: String,
    /// The page in the web.
    pub web: String,
    /// When somebody is there.
    pub hours: String,
}

impl ContactInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let lines = [
            ("person", &self.person),
            ("phone", &self.phone),
            ("email", &self.email),
            ("web", &self.web),
            ("hours", &self.hours),
        ];
        for (field, text) in lines {
            if text.chars().count() > LINE {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        let mail = self.email.trim();
        if !mail.is_empty() && !base::is_mail_address(mail) {
            errors.push(FieldError::new("email", "email-invalid"));
        }
        let is_number = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
        if !self.phone.trim().chars().all(is_number) {
            errors.push(FieldError::new("phone", "actor-phone-invalid"));
        }
        let web = self.web.trim();
        if !web.is_empty() && address(web).is_none() {
            errors.push(FieldError::new("web", "actor-web-invalid"));
        }
        errors
    }

    /// The same without white space round it, and with a whole address.
    #[must_use]
    pub fn tidy(&self) -> Self {
        Self {
            person: self.person.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            web: address(self.web.trim()).unwrap_or_default(),
            hours: self.hours.trim().to_owned(),
        }
    }
}

/// A web address that a browser may open; what is no such address would become a link that does something else.
fn address(typed: &str) -> Option<String> {
    if typed.is_empty() {
        return None;
    }
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let rest = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"))?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"'`\\".contains(c);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (rest.chars().all(plain) && host.contains('.') && !host.contains('@')).then_some(whole)
}

/// Where an organisation works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// In the whole Kreis.
    pub everywhere: bool,
    /// Municipality keys of 8 digits.
    pub keys: Vec<String>,
}

impl Places {
    /// Whether it works in a municipality.
    pub fn reach(&self, key: &str) -> bool {
        self.everywhere || self.keys.iter().any(|one| one == key)
    }
}

/// What is known about an organisation; everything in it is known to fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// Id of the register of kinds.
    pub kind: String,
    /// Where in the figure of the paper it works.
    pub level: TopicLevel,
    /// Codes of what topics can be about, in their order.
    pub areas: Vec<String>,
    /// Codes of ISO 639-3.
    pub languages: Vec<String>,
    /// Where it works.
    pub places: Places,
    /// How it is reached.
    pub contact: ContactInput,
    /// What else is to be known.
    pub note: String,
}

impl Details {
    /// Whether it is a single person.
    pub fn is_person(&self) -> bool {
        actor_kind(&self.kind).is_some_and(|kind| kind.is_person)
    }
}

/// An organisation as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationInput {
    /// Its name.
    pub name: String,
    /// Id or name of a kind.
    pub kind: String,
    /// `mikro`, `meso` or `makro`.
    pub level: String,
    /// Codes or names of areas, with commas between them.
    pub areas: String,
    /// Codes or names of languages, with commas between them.
    pub languages: String,
    /// Keys or names of municipalities, or "ganzer Kreis", with commas between them.
    pub places: String,
    /// How it is reached.
    pub contact: ContactInput,
    /// What else is to be known.
    pub note: String,
}

impl OrganisationInput {
    /// What it says, in a Kreis on a day.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn read(&self, district: &str, today: Date) -> Result<Details, Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = self.name.trim();
        match name.chars().count() {
            0 => errors.push(FieldError::new("name", "error-required")),
            length if length > LINE => errors.push(FieldError::new("name", "error-too-long")),
            _ => {}
        }
        let kind = actor_kind(&self.kind);
        if kind.is_none() {
            errors.push(wrong("kind", self.kind.trim()));
        }
        let typed = self.level.trim().to_lowercase();
        let level = TopicLevel::ALL.into_iter().find(|level| typed.starts_with(level.name()));
        if level.is_none() {
            errors.push(wrong("level", self.level.trim()));
        }
        let areas = several("areas", &self.areas, area_of, &mut errors);
        if areas.is_empty() && errors.iter().all(|error| error.field != "areas") {
            errors.push(FieldError::new("areas", "error-choose"));
        }
        let languages = several(
            "languages",
            &self.languages,
            |typed| language(typed).map(|one| one.code.clone()),
            &mut errors,
        );
        let places = places(&self.places, district, today, &mut errors);
        errors.extend(self.contact.check());
        if self.note.chars().count() > TEXT {
            errors.push(FieldError::new("note", "error-too-long"));
        }
        match (kind, level) {
            (Some(kind), Some(level)) if errors.is_empty() => Ok(Details {
                name: name.to_owned(),
                kind: kind.id.clone(),
                level,
                areas: CATEGORIES
                    .iter()
                    .filter(|code| areas.iter().any(|area| area == *code))
                    .map(|code| (*code).to_owned())
                    .collect(),
                languages,
                places,
                contact: self.contact.tidy(),
                note: self.note.trim().to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

/// Nothing was chosen, or something there is not.
fn wrong(field: &str, typed: &str) -> FieldError {
    if typed.is_empty() {
        FieldError::new(field, "error-choose")
    } else {
        FieldError::new(field, "actor-unknown").with("what", shortened(typed))
    }
}

fn shortened(typed: &str) -> String {
    typed.chars().take(60).collect()
}

fn several(
    field: &str,
    typed: &str,
    of: impl Fn(&str) -> Option<String>,
    errors: &mut Vec<FieldError>,
) -> Vec<String> {
    let mut found = Vec::new();
    for part in parts(typed) {
        match of(part) {
            Some(code) if found.contains(&code) => {}
            Some(code) => found.push(code),
            None => errors.push(wrong(field, part)),
        }
    }
    found
}

fn parts(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// The code of an area, or the area of a name.
fn area_of(typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    if CATEGORIES.contains(&typed.as_str()) {
        return Some(typed);
    }
    let named = |area: &&crate::registers::Area| {
        area.de.to_lowercase() == typed || area.en.to_lowercase() == typed
    };
    areas().iter().find(named).map(|area| area.id.clone())
}

fn places(typed: &str, district: &str, today: Date, errors: &mut Vec<FieldError>) -> Places {
    let known = districts_of(district, today);
    let mut places = Places::default();
    for part in parts(typed) {
        let low = part.to_lowercase();
        if EVERYWHERE.contains(&low.as_str()) {
            places.everywhere = true;
            continue;
        }
        let exact = known.iter().find(|one| one.key == part || one.name.to_lowercase() == low);
        // "Singen" and "Radolfzell", as people say it, where only one can be meant.
        let beginning = format!("{low} ");
        let mut begins = known
            .iter()
            .filter(|one| one.name.to_lowercase().replace(',', " ").starts_with(&beginning));
        let found = exact.or_else(|| begins.next().filter(|_| begins.next().is_none()));
        match found {
            Some(one) if places.keys.contains(&one.key) => {}
            Some(one) => places.keys.push(one.key.clone()),
            None => errors.push(wrong("places", part)),
        }
    }
    if !places.everywhere && places.keys.is_empty() && errors.iter().all(|e| e.field != "places") {
        errors.push(FieldError::new("places", "error-choose"));
    }
    places.keys.sort();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 6, 15);

    fn fine() -> OrganisationInput {
        OrganisationInput {
            name: " JMD Singen ".into(),
            kind: "Jugendmigrationsdienst (JMD, 12–27)".into(),
            level: "Mikro".into(),
            areas: "Arbeit und Beruf, sprache".into(),
            languages: "Arabisch; englisch".into(),
            places: "Singen, 08335043".into(),
            contact: ContactInput {
                email: "jmd@example.org".into(),
                web: "jmd.example.org".into(),
                phone: "+49 7731 / 1234-5".into(),
                ..ContactInput::default()
            },
            note: String::new(),
        }
    }

    fn fields(input: &OrganisationInput) -> Vec<String> {
        let errors = input.read("08335", TODAY).err().unwrap_or_default();
        errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn names_and_codes_say_the_same() {
        let read = fine().read("08335", TODAY).unwrap();
        assert_eq!((read.name.as_str(), read.kind.as_str()), ("JMD Singen", "jmd"));
        assert_eq!(read.areas, ["sprache", "arbeit"]);
        assert_eq!(read.languages, ["ara", "eng"]);
        assert_eq!(read.places.keys, ["08335043", "08335075"]);
        assert_eq!(read.contact.web, "https://jmd.example.org");
        let spoken = OrganisationInput { places: "radolfzell, Engen".into(), ..fine() };
        let keys = spoken.read("08335", TODAY).unwrap().places.keys;
        assert_eq!(keys, ["08335022", "08335063"]);
        let everywhere = OrganisationInput { places: "Ganzer Kreis".into(), ..fine() };
        assert!(everywhere.read("08335", TODAY).unwrap().places.reach("08335001"));
    }

    #[test]
    fn every_field_that_does_not_fit_is_named() {
        assert_eq!(
            fields(&OrganisationInput::default()),
            ["name", "kind", "level", "areas", "places"]
        );
        let ugly = OrganisationInput {
            kind: "Raumfahrt".into(),
            level: "giga".into(),
            areas: "sprache, quantenphysik".into(),
            languages: "Klingonisch".into(),
            places: "Stuttgart".into(),
            contact: ContactInput {
                phone: "ruf an".into(),
                email: "a@b".into(),
                web: "javascript:alert(1)".into(),
                ..ContactInput::default()
            },
            ..fine()
        };
        let all = ["kind", "level", "areas", "languages", "places", "email", "phone", "web"];
        assert_eq!(fields(&ugly), all);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_with_a_field(
            texts in prop::array::uniform8("\\PC{0,40}")
        ) {
            let [name, kind, level, areas, languages, places, web, note] = texts;
            let contact = ContactInput { web, ..ContactInput::default() };
            let input = OrganisationInput {
                name, kind, level, areas, languages, places, contact, note,
            };
            match input.read("08335", TODAY) {
                Ok(read) => prop_assert!(!read.name.is_empty() && !read.areas.is_empty()),
                Err(errors) => prop_assert!(errors.iter().all(|error| !error.field.is_empty())),
            }
        }

        #[test]
        fn a_web_address_leads_to_the_web_and_nowhere_else(typed in "\\PC{0,40}") {
            if let Some(found) = address(&typed) {
                prop_assert!(found.starts_with("https://") || found.starts_with("http://"));
            }
        }
    }
}
