//! A new password that has to be chosen before anything else.

use askama::Template;
use axum::http::StatusCode;
use domain::identity::accounts::MIN_LENGTH;
use domain::identity::{self, Stage};

use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Visit, page_with, see_other};
use crate::session::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "session/pages/password.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    fields: Vec<Field>,
    wanted: String,
}

/// The form.
pub async fn show(visit: Visit, query: Query) -> Answer {
    let typed = Typed::fresh(visit.t(), Fields::default().and("weiter", query.get("weiter")));
    page_with(StatusCode::OK, view(&visit, &typed))
}

/// Changes the password and lets the person in.
pub async fn send(visit: Visit, form: Form) -> Answer {
    let session = visit.known_session()?;
    let (old, new) = (form.get("old_password").to_owned(), form.get("password").to_owned());
    let changed = if new == form.get("repeated") {
        visit
            .submit(&form, move |house| identity::change_password(house, &session, &old, &new))
            .await?
    } else {
        Err(FormErrors::at("repeated", "password-not-repeated"))
    };
    match changed {
        Ok(token) => see_other(&visit, paths::after(Stage::Open, form.get("weiter")))
            .token(&token)
            .flash("password-changed")
            .go(),
        Err(refused) => {
            let typed = Typed::refused(visit.t(), &form, refused);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, view(&visit, &typed))
        }
    }
}

/// The three questions of every change of a password.
pub(crate) fn questions(t: Texts, typed: &Typed) -> Vec<Field> {
    let secret = |name: &str, key: &str, autocomplete: &str| Field {
        autocomplete: autocomplete.to_owned(),
        ..typed.secret(name, key)
    };
    vec![
        secret("old_password", "password-old", "current-password"), // text
        Field {
            hint: t.with("password-hint", [("min", MIN_LENGTH)]),
            ..secret("password", "password-new", "new-password") // text
        },
        secret("repeated", "password-repeat", "new-password"), // text
    ]
}

fn view(visit: &Visit, typed: &Typed) -> View {
    let fields = questions(visit.t(), typed);
    View {
        page: visit.page(),
        t: visit.t(),
        problems: typed.problems_of(&fields),
        fields,
        wanted: typed.value("weiter").to_owned(),
    }
}
