//! The questions of a contact: for a new one and for a correction.

use base::{Date, Personal};
use domain::cases::{CONTACT_FORMS, Contact, ContactDetails, ContactInput, HEALTH_SERVICES, Sight};
use domain::registers::areas;

use crate::components::Field;
use crate::http::Fields;
use crate::lists::{choices, label};
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

/// Most characters of a note.
const NOTE: u32 = 10_000;

/// What was sent. What cannot be read is left out, and the domain says that it is missing.
pub(super) fn read(form: &Fields) -> ContactInput {
    ContactInput {
        held_on: form.some("held_on").and_then(full_day),
        form: form.trimmed("form").to_owned(),
        minutes: form.some("minutes").and_then(|number| number.parse().ok()),
        details: ContactDetails {
            areas: each_once(form.all("areas")),
            referred_to: form.trimmed("referred_to").to_owned(),
            language: form.trimmed("language").to_owned(),
            interpreted: form.has("interpreted"),
            note: Personal::new(form.get("note").trim_end().to_owned()),
        },
    }
}

/// A value sent twice counts once.
fn each_once<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in values {
        if !all.iter().any(|known| known == value) {
            all.push(value.to_owned());
        }
    }
    all
}

/// A stored contact as it stands in the form.
pub(super) fn filled(contact: &Contact, t: Texts) -> Fields {
    let details = &contact.details;
    let mut fields = Fields::default()
        .and("held_on", t.typed_date(contact.held_on))
        .and("form", &contact.form)
        .and("minutes", contact.minutes.to_string())
        .and("referred_to", &details.referred_to)
        .and("language", &details.language)
        .and("note", details.note.reveal());
    for area in &details.areas {
        fields = fields.and("areas", area);
    }
    if details.interpreted { fields.and("interpreted", "ja") } else { fields }
}

/// The questions. Without the explicit consent health is no area (W29).
pub(super) fn fields(typed: &Typed, sight: Sight, t: Texts, today: Date) -> Vec<Field> {
    let mut services = choices("regeldienste", t, today);
    services.retain(|one| sight.health || !HEALTH_SERVICES.contains(&one.value.as_str()));
    let required = |field: Field| Field { required: true, ..field };
    let forms = CONTACT_FORMS.map(|form| option(form, label("kontaktformen", form, t)));
    let offered = areas().iter().filter(|area| sight.health || !area.health);
    let offered = offered.map(|area| option(&area.id, area.name(t.locale))).collect();
    let yes = vec![option("ja", t.get("contact-interpreted-yes"))];
    vec![
        required(Field { width: 12, ..typed.day("held_on", "contact-day") }),
        required(Field {
            width: 4,
            suffix: t.get("contact-minutes-unit").into_owned(),
            ..typed.number("minutes", "contact-minutes")
        }),
        required(typed.radios("form", "contact-form", forms.into())),
        typed.choices("areas", "contact-areas", offered),
        typed.select("referred_to", "contact-referred", services),
        typed.select("language", "contact-language", choices("register_sprachen", t, today)),
        typed.choices("interpreted", "contact-interpreted", yes),
        Field {
            hint: t.get("contact-note-hint").into_owned(),
            private: true,
            maxlength: NOTE,
            ..typed.lines("note", "contact-note")
        },
    ]
}
