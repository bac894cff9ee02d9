//! Answering an invitation, with its link alone.

use askama::Template;
use axum::extract::Path;
use domain::network::meetings::actions::{asked, reply};
use domain::network::meetings::{MeetingState, Reply};

use crate::components::Choice;
use crate::http::{Answer, Failure, Form, Visit, page, see_other};
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::option;

#[derive(Template)]
#[template(path = "network/pages/meetings/answer.html")]
struct View {
    page: Page,
    t: Texts,
    body: String,
    when: String,
    place: String,
    action: String,
    /// The answers, the one given so far checked; empty when the meeting is over or was called off.
    replies: Vec<Choice>,
    said: String,
}

/// The page.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let (t, action) = (visit.t(), paths::answer(&token));
    let found = visit.run(move |house| asked(house, &token)).await?;
    let open = found.meeting.state == MeetingState::Planned;
    let choice = |one: Reply| Choice {
        checked: found.reply == Some(one),
        ..option(one.code(), t.get(&format!("reply-{}", one.code())))
    };
    let starts_at = found.meeting.starts_at;
    page(View {
        page: visit.page(),
        when: format!("{}, {}", t.long_date(starts_at.day()), t.time(starts_at)),
        place: found.meeting.place.clone(),
        replies: if open { Reply::ALL.map(choice).into() } else { Vec::new() },
        said: match found.reply {
            Some(one) => t.get(&format!("reply-said-{}", one.code())).into_owned(),
            None => String::new(),
        },
        body: found.body,
        action,
        t,
    })
}

/// Takes the answer.
pub async fn send(visit: Visit, Path(token): Path<String>, form: Form) -> Answer {
    let to = paths::answer(&token);
    let Some(said) = Reply::parse(form.trimmed("antwort")) else {
        return Err(Failure::status(axum::http::StatusCode::BAD_REQUEST));
    };
    visit.run(move |house| reply(house, &token, said)).await?;
    see_other(&visit, to).go()
}
