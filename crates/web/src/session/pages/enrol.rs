//! Setting up the second factor: during the login where a role requires one, later from the account.

use askama::Template;
use axum::http::StatusCode;
use base::Outcome;
use domain::house::House;
use domain::identity::{self, Session, Stage};

use crate::account;
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Visit, page, page_with, see_other, with_token};
use crate::session::{paths, qr};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "session/pages/enrol.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    action: &'static str,
    wanted: String,
    secret: String,
    address: String,
    image: String,
    code: Field,
}

/// Recovery codes, shown once.
#[derive(Template)]
#[template(path = "session/pages/recovery.html")]
pub(crate) struct Codes {
    pub page: Page,
    pub t: Texts,
    pub codes: Vec<String>,
    pub next: String,
}

/// Begins with a fresh secret, in the middle of the login.
pub async fn show(visit: Visit, query: Query) -> Answer {
    let session = visit.known_session()?;
    if session.second_factor {
        return see_other(&visit, paths::CODE).go();
    }
    let fields = visit.run(move |house| begin(house, &session, "")).await?;
    let typed = Typed::fresh(visit.t(), fields.and("weiter", query.get("weiter")));
    page(view(&visit, &typed, paths::ENROL))
}

/// Confirms with the first code, in the middle of the login.
pub async fn send(visit: Visit, form: Form) -> Answer {
    confirm(visit, form, paths::ENROL).await
}

/// The page for an open session, after its password was asked.
pub(crate) fn offered(visit: &Visit, fields: Fields) -> Answer {
    page(view(visit, &Typed::fresh(visit.t(), fields), account::paths::SECOND_FACTOR))
}

/// Makes a secret; the fields carry it from page to page until its first code was right.
pub(crate) fn begin(house: &House, session: &Session, password: &str) -> Outcome<Fields> {
    let begun = identity::begin_second_factor(house, session, password)?;
    let fields = Fields::default().and("geheimnis", begun.secret.reveal());
    Ok(fields.and("adresse", begun.address.reveal()))
}

/// Confirms with the first code and shows the recovery codes. What is confirmed is what the server
/// keeps; the fields only show it again after a slip.
pub(crate) async fn confirm(visit: Visit, form: Form, action: &'static str) -> Answer {
    let session = visit.known_session()?;
    let code = form.trimmed("code").to_owned();
    let confirmed = visit
        .submit(&form, move |house| identity::confirm_second_factor(house, &session, &code))
        .await?;
    match confirmed {
        Ok((codes, token)) => {
            let codes = Codes {
                page: visit.page(),
                t: visit.t(),
                codes: codes.iter().map(|code| code.reveal().clone()).collect(),
                next: match action {
                    paths::ENROL => paths::after(Stage::Open, form.get("weiter")),
                    _ => account::paths::ACCOUNT.to_owned(),
                },
            };
            with_token(&visit, page(codes), &token)
        }
        Err(refused) => {
            let typed = Typed::refused(visit.t(), &form, refused);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, view(&visit, &typed, action))
        }
    }
}

fn view(visit: &Visit, typed: &Typed, action: &'static str) -> View {
    let address = typed.value("adresse");
    let code = Field { autocomplete: "one-time-code".into(), ..typed.text("code", "enrol-code") };
    View {
        page: visit.page(),
        t: visit.t(),
        problems: typed.problems_of([&code]),
        action,
        wanted: typed.value("weiter").to_owned(),
        secret: typed.value("geheimnis").to_owned(),
        address: address.to_owned(),
        image: qr::svg(address, &visit.t().get("enrol-image")).unwrap_or_default(),
        code,
    }
}
