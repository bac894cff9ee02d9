//! A poll with what was said, and its end.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Outcome;
use domain::network::meetings::actions::Place;
use domain::network::polls::actions::{PollView, ask_again, close_poll, poll};
use domain::network::polls::{DateLine, PollId, Voter};
use domain::outbox::MailState;

use crate::components::{Choice, Crumb, Field, Problem, Tag, Tone};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::letters::Pen;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

/// A date and who said what.
struct DateRow {
    when: String,
    best: bool,
    yes: String,
    maybe: String,
    no: String,
    names: Vec<(String, String)>,
}

/// Somebody who was asked.
struct VoterRow {
    name: String,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "network/pages/polls/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    body: String,
    words: String,
    dates: Vec<DateRow>,
    voters: Vec<VoterRow>,
    answered: String,
    is_open: bool,
    runs: bool,
    silent: bool,
    ending: Vec<Field>,
    /// The meeting it ended with, or that shall be moved.
    meeting: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, paths::id(&id)?, None).await
}

/// Ends it: with the chosen date, or (`_dann=ohne`) without.
pub async fn end(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: PollId = paths::id(&id)?;
    let date: Outcome<Option<i64>> = match form.get("_dann") {
        "ohne" => Ok(None),
        _ => match form.trimmed("date").parse() {
            Ok(date) => Ok(Some(date)),
            Err(_) => Err(base::Problem::at("date", "error-choose")),
        },
    };
    let place = Place { words: form.get("place").to_owned(), link: form.get("link").to_owned() };
    let work = move |house: &_, actor: &_| close_poll(house, actor, id, date?, &place);
    match viewer.submit(&form, work).await? {
        Ok(Some(meeting)) => {
            see_other(&viewer.visit, paths::meeting(meeting)).flash("poll-ended").go()
        }
        Ok(None) => see_other(&viewer.visit, paths::poll(id)).flash("poll-ended-without").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Asks those again who did not answer.
pub async fn again(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: PollId = paths::id(&id)?;
    let config = viewer.visit.app().config.clone();
    if config.mail_from.is_empty() {
        viewer.run(move |house, actor| poll(house, actor, id)).await?;
        return see_other(&viewer.visit, paths::poll(id)).warn("poll-no-server").go();
    }
    let letters = viewer
        .run(move |house, actor| {
            let pen = Pen::new(&config, house.now());
            ask_again(house, actor, id, &|letter| pen.ask(letter))
        })
        .await?;
    let key = if letters > 0 { "poll-asked-again" } else { "poll-nobody-silent" };
    see_other(&viewer.visit, paths::poll(id)).flash(key).go()
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: PollId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| poll(house, actor, id)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => {
            let best = found.best.map(|best| best.to_string()).unwrap_or_default();
            Typed::fresh(t, Fields::default().and("date", best))
        }
    };
    let answered = found.voters.iter().filter(|voter| voter.voted_at.is_some()).count();
    let ending = ending(&typed, &found, t);
    let way = vec![Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) }];
    let silent = |voter: &Voter| voter.voted_at.is_none() && !voter.email.is_empty();
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, way, &t.get("poll-title")),
            problems: typed.problems_of(&ending),
            href: paths::poll(id),
            words: found.poll.words.clone(),
            dates: found.dates.iter().map(|line| row(line, found.best, t)).collect(),
            answered: t.with("poll-answered", [("count", answered), ("of", found.voters.len())]),
            silent: found.voters.iter().any(silent),
            voters: found.voters.iter().map(|voter| voter_row(voter, t)).collect(),
            is_open: found.poll.closed_at.is_none(),
            runs: found.runs,
            meeting: found.poll.meeting.map(paths::meeting).unwrap_or_default(),
            ending,
            body: found.body.name,
            t,
        },
    )
}

fn row(line: &DateLine, best: Option<i64>, t: Texts) -> DateRow {
    let count = |key: &str, names: &[String]| t.with(key, [("count", names.len())]);
    let named = |key: &str, names: &[String]| (t.get(key).into_owned(), names.join(", "));
    let all = [
        named("poll-vote-ja", &line.yes),         // text
        named("poll-vote-notfalls", &line.maybe), // text
        named("poll-vote-nein", &line.no),        // text
    ];
    DateRow {
        when: format!("{}, {}", t.long_date(line.starts_at.day()), t.time(line.starts_at)),
        best: best == Some(line.place),
        yes: count("poll-count-ja", &line.yes), // text
        maybe: count("poll-count-notfalls", &line.maybe), // text
        no: count("poll-count-nein", &line.no), // text
        names: all.into_iter().filter(|(_, names)| !names.is_empty()).collect(),
    }
}

fn voter_row(voter: &Voter, t: Texts) -> VoterRow {
    let (tone, key) = match (voter.voted_at, voter.letter) {
        (Some(_), _) => (Tone::Success, "poll-voted"), // text
        (None, _) if voter.email.is_empty() => (Tone::Warning, "poll-no-address"), // text
        (None, Some(MailState::Failed)) => (Tone::Danger, "letter-failed"), // text
        (None, Some(MailState::Unclear)) => (Tone::Danger, "letter-unclear"), // text
        (None, _) => (Tone::Neutral, "poll-silent"),   // text
    };
    VoterRow { name: voter.name.clone(), tag: Tag { tone, label: t.get(key).into_owned() } }
}

fn ending(typed: &Typed, found: &PollView, t: Texts) -> Vec<Field> {
    let when = |line: &DateLine| {
        format!("{}, {}", t.long_date(line.starts_at.day()), t.time(line.starts_at))
    };
    let dates: Vec<Choice> =
        found.dates.iter().map(|line| option(line.place.to_string(), when(line))).collect();
    let link = Field {
        hint: t.get("meeting-link-hint").into_owned(),
        ..typed.text("link", "meeting-link")
    };
    vec![typed.radios("date", "poll-which", dates), typed.text("place", "meeting-place"), link]
}
