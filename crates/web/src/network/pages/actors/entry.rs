//! The own entry, with the link of a letter alone: what stands here, "that is right", or what is wrong.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::organisations::actions::{confirm, correct, opened};
use domain::network::organisations::{CorrectionInput, Organisation};

use super::edit::{contact_fields, read_contact};
use super::show::contact;
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Visit, page_with, see_other};
use crate::network::{actor_words, paths};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "network/pages/actors/entry.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    name: String,
    action: String,
    facts: Vec<(String, String)>,
    fields: Vec<Field>,
    /// "Bestätigt am …" where it was just said; else empty.
    said: String,
    until: String,
}

/// The page.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    shown(StatusCode::OK, &visit, token, None).await
}

/// Says that the entry is right, or what is wrong.
pub async fn send(visit: Visit, Path(token): Path<String>, form: Form) -> Answer {
    let (to, opens) = (paths::entry(&token), token.clone());
    let confirms = form.get("_dann") == "stimmt";
    let input =
        CorrectionInput { contact: read_contact(&form), words: form.get("words").to_owned() };
    let done = visit
        .submit(&form, move |house| {
            if confirms { confirm(house, &token) } else { correct(house, &token, &input) }
        })
        .await?;
    match done {
        Ok(()) => {
            let flash = if confirms { "entry-confirmed" } else { "entry-corrected" }; // text
            see_other(&visit, to).flash(flash).go()
        }
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &visit, opens, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    visit: &Visit,
    token: String,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let (t, action) = (visit.t(), paths::entry(&token));
    let ((found, corrected), today) =
        visit.run(move |house| Ok((opened(house, &token)?, house.today()))).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, contact_fields(&found.details.contact, Fields::default())),
    };
    let mut fields = super::edit::contact(&typed, t);
    for field in &mut fields {
        field.hint.clear();
    }
    fields.push(Field { maxlength: 1_000, ..typed.lines("words", "entry-words") });
    let confirmed = found.confirmed_on.filter(|day| *day == today);
    page_with(
        status,
        View {
            page: visit.page(),
            problems: typed.problems_of(&fields),
            name: found.details.name.clone(),
            facts: facts(&found, today, t),
            said: match (corrected, confirmed) {
                (true, _) => t.get("entry-waits").into_owned(),
                (false, Some(day)) => t.with("actor-confirmed-on", [("day", t.date(day))]),
                (false, None) => String::new(),
            },
            until: found.question.as_ref().map_or_else(String::new, |question| {
                t.with("entry-until", [("day", t.date(question.expires_on))])
            }),
            fields,
            action,
            t,
        },
    )
}

fn facts(found: &Organisation, today: base::Date, t: Texts) -> Vec<(String, String)> {
    let details = &found.details;
    let lines = [
        ("actor-kind", actor_words::kind(&details.kind, t)), // text
        ("actor-areas", actor_words::areas(&details.areas, t)), // text
        ("actor-languages", actor_words::languages(&details.languages, t)), // text
        ("actor-places", actor_words::places(&details.places, today, t)), // text
        ("actor-note", details.note.clone()),                // text
    ];
    let said = lines.into_iter().filter(|line| !line.1.is_empty());
    let mut facts: Vec<(String, String)> =
        said.map(|(key, text)| (t.get(key).into_owned(), text)).collect();
    facts.extend(contact(&details.contact, t).into_iter().map(|line| (line.label, line.text)));
    facts
}
