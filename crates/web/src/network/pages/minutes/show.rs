//! Minutes of one meeting, with what can be done about them.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use documents::prose::Block;
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::{
    add_to_minutes, approve_minutes, minutes, object, settle_objection,
};
use domain::network::meetings::minutes::{MinutesView, Purpose, Recipient, Standing};
use domain::outbox::MailState;

use crate::components::{Crumb, Field, Problem, Tag, Tone};
use crate::http::{Answer, Disposition, Fields, Form, Viewer, download, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::network::record::{FileKind, Record, file_name, record, standing};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

struct Objected {
    id: String,
    words: String,
    who: String,
    outcome: String,
}

struct Letter {
    name: String,
    seat: String,
    purpose: &'static str,
    note: String,
    tag: Tag,
    again: bool,
    revokes: bool,
}

#[derive(Template)]
#[template(path = "network/pages/minutes/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    record: Record,
    tag: Tag,
    href: String,
    meeting: String,
    list: String,
    hint: String,
    runs: bool,
    edits: bool,
    sends: bool,
    send_key: &'static str,
    distributes: bool,
    no_server: String,
    approving: Vec<Field>,
    objections: Vec<Objected>,
    objecting: Vec<Field>,
    adding: Vec<Field>,
    letters: Vec<Letter>,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// The minutes as PDF.
pub async fn pdf(viewer: Viewer, Path(id): Path<String>) -> Answer {
    taken(&viewer, paths::id(&id)?, FileKind::Pdf).await
}

/// The minutes as OpenDocument.
pub async fn odt(viewer: Viewer, Path(id): Path<String>) -> Answer {
    taken(&viewer, paths::id(&id)?, FileKind::Odt).await
}

async fn taken(viewer: &Viewer, id: MeetingId, kind: FileKind) -> Answer {
    let t = viewer.t();
    let (bytes, day) = viewer
        .run(move |house, actor| {
            let found = minutes(house, actor, id)?.minutes;
            let day = found.meeting.starts_at.day();
            Ok((kind.write(&record(&found, t).document(t))?, day))
        })
        .await?;
    download(bytes, kind.media_type(), Disposition::Attachment, &file_name(id, day, kind))
}

/// Takes an objection.
pub async fn disagree(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let (once, words) = (form.once(), form.get("words").to_owned());
    let work = move |house: &_, actor: &_| object(house, actor, id, &once, &words);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::minutes(id)).flash("minutes-objected").go(),
        Err(refused) => {
            let refused = Some((&form, refused, "words"));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Says what became of an objection.
pub async fn settle(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let objection = paths::id(form.trimmed("einwand"))?;
    let words = form.get("words").to_owned();
    let work = move |house: &_, actor: &_| settle_objection(house, actor, id, objection, &words);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::minutes(id)).flash("minutes-settled").go(),
        Err(refused) => {
            let refused = Some((&form, refused, ""));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Approves the minutes in a later meeting.
pub async fn approve(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let by = form.trimmed("meeting").parse::<MeetingId>();
    let work = move |house: &_, actor: &_| {
        let by = by.map_err(|_| base::Problem::at("meeting", "error-choose"))?;
        approve_minutes(house, actor, id, by)
    };
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::minutes(id)).flash("minutes-approved").go(),
        Err(refused) => {
            let refused = Some((&form, refused, "meeting"));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Puts something below approved minutes.
pub async fn add(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let (once, words) = (form.once(), form.get("words").to_owned());
    let work = move |house: &_, actor: &_| add_to_minutes(house, actor, id, &once, &words);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::minutes(id)).flash("minutes-added").go(),
        Err(refused) => {
            let refused = Some((&form, refused, "words"));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: MeetingId,
    refused: Option<(&Form, FormErrors, &str)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| minutes(house, actor, id)).await?;
    let typed = match refused {
        Some((form, errors, _)) => Typed::refused(t, form, errors),
        None => Typed::fresh(t, Fields::default()),
    };
    let now = found.minutes.standing;
    let has_server = !viewer.visit.app().config.mail_from.is_empty();
    let words = |key: &str| vec![Field { required: true, ..typed.lines("words", key) }];
    let objecting = if found.may_object { words("minutes-objection-words") } else { Vec::new() };
    let adds = found.runs && now.is_approved();
    let adding = if adds { words("minutes-addendum-words") } else { Vec::new() };
    let approving = approving(&found, &typed, t);
    let asked = objecting.iter().chain(&adding).chain(&approving);
    let problems = typed.problems_of(asked);
    let meeting = &found.minutes.meeting;
    let way = vec![
        Crumb { label: found.minutes.body.name.clone(), href: paths::body(meeting.body) },
        Crumb { label: t.date(meeting.starts_at.day()), href: paths::meeting(id) },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, way, &t.get("minutes-title")),
            problems,
            record: record(&found.minutes, t),
            tag: standing(now, t),
            href: paths::minutes(id),
            meeting: paths::meeting(id),
            list: paths::distribution(meeting.body),
            hint: hint(&found, t),
            runs: found.runs,
            edits: found.runs,
            sends: found.runs && has_server && now.may_change(),
            send_key: if now == Standing::Draft { "minutes-send" } else { "minutes-send-more" }, // text
            distributes: adds && has_server,
            no_server: if has_server {
                String::new()
            } else {
                t.get("invite-no-server").into_owned()
            },
            approving,
            objections: objections(&found, t),
            objecting,
            adding,
            letters: found.letters.iter().map(|one| letter(one, t)).collect(),
            t,
        },
    )
}

fn hint(found: &MinutesView, t: Texts) -> String {
    let until = found.minutes.until.map(|day| t.date(day)).unwrap_or_default();
    t.with(&format!("minutes-hint-{}", found.minutes.standing.name()), [("day", until)])
}

fn approving(found: &MinutesView, typed: &Typed, t: Texts) -> Vec<Field> {
    if !found.runs || !found.minutes.standing.may_change() || found.approving.is_empty() {
        return Vec::new();
    }
    let all = found.approving.iter();
    let all = all.map(|(id, at)| option(id.text(), t.moment(*at)));
    let field = typed.select("meeting", "minutes-approved-in", all.collect());
    vec![Field { required: true, ..field }]
}

fn objections(found: &MinutesView, t: Texts) -> Vec<Objected> {
    let one = |one: &domain::network::meetings::minutes::Objection| Objected {
        id: one.id.text(),
        words: one.words.clone(),
        who: format!("{} · {}", one.name, t.date(one.raised_at.day())),
        outcome: one.settled_words.clone(),
    };
    found.objections.iter().map(one).collect()
}

fn letter(one: &Recipient, t: Texts) -> Letter {
    let (tone, key) = match one.state {
        Some(MailState::Sent) | None => (Tone::Success, "letter-sent"), // text
        Some(MailState::Waiting | MailState::Sending) => (Tone::Info, "letter-waiting"), // text
        Some(MailState::Failed) => (Tone::Danger, "letter-failed"),     // text
        Some(MailState::Unclear) => (Tone::Danger, "letter-unclear"),   // text
    };
    let what = t.get(match one.purpose {
        Purpose::Draft => "minutes-letter-draft",       // text
        Purpose::Approved => "minutes-letter-approved", // text
    });
    let note = match (one.is_revoked, one.link_until) {
        (true, _) => format!("{what} · {}", t.get("minutes-link-revoked")),
        (false, Some(day)) => {
            format!("{what} · {}", t.with("minutes-link-until", [("day", t.date(day))]))
        }
        (false, None) => what.into_owned(),
    };
    Letter {
        name: one.name.clone(),
        seat: one.seat.clone(),
        purpose: one.purpose.code(),
        note,
        tag: Tag { tone, label: t.get(key).into_owned() },
        again: matches!(one.state, Some(MailState::Failed | MailState::Unclear)),
        revokes: one.link_until.is_some() && !one.is_revoked,
    }
}
