//! Name and password.

use askama::Template;
use axum::http::StatusCode;
use domain::identity::{self, Login};

use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Visit, page_with, see_other};
use crate::session::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::today;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "session/pages/login.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    user: Field,
    password: Field,
    wanted: String,
}

/// The form.
pub async fn show(visit: Visit, query: Query) -> Answer {
    if visit.viewer().is_some() {
        return see_other(&visit, today::paths::TODAY).go();
    }
    let typed = Typed::fresh(visit.t(), Fields::default().and("weiter", query.get("weiter")));
    page_with(StatusCode::OK, view(&visit, &typed))
}

/// Checks name and password. Whoever was signed in before gets a new session in any case.
pub async fn send(visit: Visit, form: Form) -> Answer {
    let (login, password) = (form.get("login").to_owned(), form.get("password").to_owned());
    let origin = visit.origin();
    let tried = visit
        .submit(&form, move |house| identity::login(house, &login, &password, &origin))
        .await?;
    let (status, errors) = match tried {
        Ok(Login::In { token, stage }) => {
            if let Some(old) = visit.session().cloned() {
                visit.app().run(move |house| identity::logout(house, &old)).await?;
            }
            return see_other(&visit, paths::after(stage, form.get("weiter"))).token(&token).go();
        }
        Ok(Login::Refused) => {
            (StatusCode::UNPROCESSABLE_ENTITY, FormErrors::at("", "login-refused"))
        }
        Ok(Login::NoRole) => {
            (StatusCode::UNPROCESSABLE_ENTITY, FormErrors::at("", "login-no-role"))
        }
        Ok(Login::Wait { seconds }) => (StatusCode::TOO_MANY_REQUESTS, FormErrors::wait(seconds)),
        Err(refused) => (StatusCode::UNPROCESSABLE_ENTITY, refused),
    };
    let typed = Typed::refused(visit.t(), &form, errors);
    page_with(status, view(&visit, &typed))
}

fn view(visit: &Visit, typed: &Typed) -> View {
    let user = Field { autocomplete: "username".into(), ..typed.text("login", "login-user") };
    let password = Field {
        autocomplete: "current-password".into(),
        ..typed.secret("password", "login-password")
    };
    View {
        page: visit.page(),
        t: visit.t(),
        problems: typed.problems_of([&user, &password]),
        user,
        password,
        wanted: typed.value("weiter").to_owned(),
    }
}
