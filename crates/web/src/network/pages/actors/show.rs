//! One organisation: what it does, how it is reached, who it works with, and how its entry stands.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Date;
use domain::network::organisations::actions::{
    Filter, OrganisationView, decide_correction, link, organisation, organisations, unlink,
};
use domain::network::organisations::{ContactInput, OrganisationId};
use domain::outbox::MailState;

use crate::components::{Crumb, Field, Problem, Tag};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs_from;
use crate::network::{actor_words, paths};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

struct LinkRow {
    id: String,
    name: String,
    href: String,
    respect: String,
}

/// A line of the contact: label, text, and the address where it is a link.
pub(super) struct Line {
    pub label: String,
    pub text: String,
    pub href: String,
}

#[derive(Template)]
#[template(path = "network/pages/actors/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    name: String,
    kind: String,
    tag: Tag,
    facts: Vec<(String, String)>,
    contact: Vec<Line>,
    contacts: bool,
    note: String,
    links: Vec<LinkRow>,
    keeps: bool,
    works: bool,
    /// The questions for a new link.
    asked: Vec<Field>,
    /// What the organisation wants changed: label, before, after.
    correction: Vec<(String, String, String)>,
    correction_words: String,
    corrected: String,
    /// How the letter stands, where one is open.
    letter: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Says who it works with, or takes that back.
pub async fn links(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: OrganisationId = paths::id(&id)?;
    let cut = form.some("trennen").map(str::to_owned);
    let (with, respect) = (form.trimmed("with").to_owned(), form.get("respect").to_owned());
    let done = viewer
        .submit(&form, move |house, actor| match cut {
            Some(other) => match other.parse() {
                Ok(other) => unlink(house, actor, id, other),
                Err(_) => Err(base::Problem::NotFound),
            },
            None => link(house, actor, id, with.parse().ok(), &respect),
        })
        .await?;
    match done {
        Ok(()) => {
            let to = format!("{}#verbindungen", paths::actor(id));
            see_other(&viewer.visit, to).flash("network-saved").go()
        }
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Takes a correction over, or not.
pub async fn decide(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: OrganisationId = paths::id(&id)?;
    let accepted = form.get("_dann") == "uebernehmen";
    viewer.run(move |house, actor| decide_correction(house, actor, id, accepted)).await?;
    let flash = if accepted { "actor-correction-taken" } else { "actor-correction-left" };
    see_other(&viewer.visit, paths::actor(id)).flash(flash).go()
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: OrganisationId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, others, today) = viewer
        .run(move |house, actor| {
            let found = organisation(house, actor, id)?;
            let others = if found.keeps {
                organisations(house, actor, &Filter::default())?
            } else {
                Vec::new()
            };
            Ok((found, others, house.today()))
        })
        .await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default()),
    };
    let free = others.iter().filter(|one| one.id != id);
    let free = free.map(|one| option(one.id.text(), &one.details.name)).collect();
    let respect = typed.text("respect", "actor-link-respect");
    let hint = t.get("actor-link-respect-hint").into_owned();
    let asked = vec![
        Field { required: true, ..typed.select("with", "actor-link-with", free) },
        Field { hint, maxlength: 200, ..respect },
    ];
    let one = &found.organisation;
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs_from(("nav-actors", paths::ACTORS), t, Vec::new(), &one.details.name), // text
            problems: typed.problems_of(&asked),
            href: paths::actor(id),
            name: one.details.name.clone(),
            kind: actor_words::kind(&one.details.kind, t),
            tag: actor_words::standing(one, today, t),
            facts: facts(&found, today, t),
            contact: contact(&one.details.contact, t),
            contacts: found.contacts,
            note: one.details.note.clone(),
            links: found
                .links
                .iter()
                .map(|link| LinkRow {
                    id: link.with.text(),
                    name: link.name.clone(),
                    href: paths::actor(link.with),
                    respect: link.respect.clone(),
                })
                .collect(),
            keeps: found.keeps,
            works: one.ended_at.is_none(),
            asked,
            correction: correction(&found, t),
            correction_words: found
                .correction
                .as_ref()
                .map(|it| it.words.clone())
                .unwrap_or_default(),
            corrected: found
                .correction
                .as_ref()
                .map(|it| t.with("actor-correction-came", [("day", t.date(it.sent_at.day()))]))
                .unwrap_or_default(),
            letter: letter(&found, t),
            t,
        },
    )
}

fn facts(found: &OrganisationView, today: Date, t: Texts) -> Vec<(String, String)> {
    let details = &found.organisation.details;
    let lines = [
        ("topic-level", actor_words::level(details.level, t)), // text
        ("actor-areas", actor_words::areas(&details.areas, t)), // text
        ("actor-languages", actor_words::languages(&details.languages, t)), // text
        ("actor-places", actor_words::places(&details.places, today, t)), // text
        ("actor-confirmed", t.date_or_dash(found.organisation.confirmed_on)), // text
        ("actor-due", t.date(found.organisation.due_on())),    // text
    ];
    let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    lines.into_iter().map(|(key, text)| (t.get(key).into_owned(), dash(text))).collect()
}

/// The lines of a contact that say something.
pub(super) fn contact(contact: &ContactInput, t: Texts) -> Vec<Line> {
    let dialled: String =
        contact.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    // A number stays on one line.
    let phone = contact.phone.replace(' ', "\u{a0}").replace('-', "\u{2011}");
    let lines = [
        ("actor-person", &contact.person, String::new()), // text
        ("actor-phone", &phone, format!("tel:{dialled}")), // text
        ("actor-email", &contact.email, format!("mailto:{}", contact.email)), // text
        ("actor-web", &contact.web, contact.web.clone()), // text
        ("actor-hours", &contact.hours, String::new()),   // text
    ];
    let said = lines.into_iter().filter(|(_, text, _)| !text.is_empty());
    said.map(|(key, text, href)| Line { label: t.get(key).into_owned(), text: text.clone(), href })
        .collect()
}

/// What differs between the entry and the correction.
fn correction(found: &OrganisationView, t: Texts) -> Vec<(String, String, String)> {
    let Some(correction) = &found.correction else { return Vec::new() };
    let (old, new) = (&found.organisation.details.contact, &correction.contact);
    let lines = [
        ("actor-person", &old.person, &new.person), // text
        ("actor-phone", &old.phone, &new.phone),    // text
        ("actor-email", &old.email, &new.email),    // text
        ("actor-web", &old.web, &new.web),          // text
        ("actor-hours", &old.hours, &new.hours),    // text
    ];
    let dash = |text: &String| if text.is_empty() { "–".to_owned() } else { text.clone() };
    let changed = lines.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(key, old, new)| (t.get(key).into_owned(), dash(old), dash(new))).collect()
}

fn letter(found: &OrganisationView, t: Texts) -> String {
    let Some(question) = found.organisation.question.as_ref().filter(|_| found.keeps) else {
        return String::new();
    };
    let key = match question.letter {
        Some(MailState::Waiting | MailState::Sending) => "actor-letter-waiting", // text
        Some(MailState::Failed) => "actor-letter-failed",                        // text
        Some(MailState::Unclear) => "actor-letter-unclear",                      // text
        Some(MailState::Sent) | None => "actor-letter-sent",                     // text
    };
    t.with(key, [("day", t.date(question.asked_on)), ("until", t.date(question.expires_on))])
}
