//! The second factor: six digits of an app, or a recovery code.

use askama::Template;
use axum::http::StatusCode;
use domain::identity::{self, Factor};

use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Visit, page_with, see_other};
use crate::session::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "session/pages/code.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    code: Field,
    wanted: String,
}

/// The form. Whoever has no second factor yet but needs one sets it up instead.
pub async fn show(visit: Visit, query: Query) -> Answer {
    if visit.session().is_some_and(|session| !session.second_factor) {
        return see_other(&visit, paths::enrol(query.get("weiter"))).go();
    }
    let typed = Typed::fresh(visit.t(), Fields::default().and("weiter", query.get("weiter")));
    page_with(StatusCode::OK, view(&visit, &typed))
}

/// Checks the code.
pub async fn send(visit: Visit, form: Form) -> Answer {
    let code = form.trimmed("code").to_owned();
    let origin = visit.origin();
    let session = visit.known_session()?;
    let tried = visit
        .submit(&form, move |house| identity::second_factor(house, &session, &code, &origin))
        .await?;
    let (status, errors) = match tried {
        Ok(Factor::In { token, stage }) => {
            return see_other(&visit, paths::after(stage, form.get("weiter"))).token(&token).go();
        }
        Ok(Factor::Refused) => {
            (StatusCode::UNPROCESSABLE_ENTITY, FormErrors::at("code", "code-wrong"))
        }
        Ok(Factor::Wait { seconds }) => (StatusCode::TOO_MANY_REQUESTS, FormErrors::wait(seconds)),
        Err(refused) => (StatusCode::UNPROCESSABLE_ENTITY, refused),
    };
    let typed = Typed::refused(visit.t(), &form, errors);
    page_with(status, view(&visit, &typed))
}

fn view(visit: &Visit, typed: &Typed) -> View {
    let code = Field {
        autocomplete: "one-time-code".into(),
        hint: visit.t().get("code-hint").into_owned(),
        ..typed.text("code", "code-label")
    };
    View {
        page: visit.page(),
        t: visit.t(),
        problems: typed.problems_of([&code]),
        code,
        wanted: typed.value("weiter").to_owned(),
    }
}
