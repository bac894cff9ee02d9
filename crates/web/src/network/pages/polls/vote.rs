//! Answering a poll, with the link of its letter alone.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::polls::actions::{asked_dates, vote};
use domain::network::polls::{Answer as Vote, AskedDates};

use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Visit, page_with, see_other};
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

#[derive(Template)]
#[template(path = "network/pages/polls/vote.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    body: String,
    words: String,
    action: String,
    dates: Vec<Field>,
    has_voted: bool,
    is_closed: bool,
}

/// The page.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    shown(StatusCode::OK, &visit, token, None).await
}

/// Takes the answers.
pub async fn send(visit: Visit, Path(token): Path<String>, form: Form) -> Answer {
    let to = paths::vote(&token);
    let votes: Vec<(i64, Vote)> = (0..10)
        .filter_map(|place| Some((place, Vote::parse(form.trimmed(&format!("d{place}")))?)))
        .collect();
    let asked = token.clone();
    match visit.submit(&form, move |house| vote(house, &asked, &votes)).await? {
        Ok(()) => see_other(&visit, to).go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &visit, token, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    visit: &Visit,
    token: String,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let (t, action) = (visit.t(), paths::vote(&token));
    let found = visit.run(move |house| asked_dates(house, &token)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, stored(&found)),
    };
    let dates: Vec<Field> =
        found.dates.iter().map(|(place, at, _)| question(&typed, *place, *at, t)).collect();
    page_with(
        status,
        View {
            page: visit.page(),
            problems: typed.problems_of(&dates),
            body: found.body,
            words: found.words,
            action,
            dates,
            has_voted: found.has_voted,
            is_closed: found.is_closed,
            t,
        },
    )
}

fn question(typed: &Typed, place: i64, at: base::Timestamp, t: Texts) -> Field {
    let choices = Vote::ALL
        .map(|vote| option(vote.code(), t.get(&format!("poll-say-{}", vote.code()))))
        .to_vec();
    let label = format!("{}, {}", t.long_date(at.day()), t.time(at));
    let field = typed.radios(&format!("d{place}"), "poll-which", choices);
    Field { label, required: true, ..field }
}

fn stored(found: &AskedDates) -> Fields {
    found.dates.iter().fold(Fields::default(), |fields, (place, _, said)| match said {
        Some(said) => fields.and(format!("d{place}"), said.code()),
        None => fields,
    })
}
