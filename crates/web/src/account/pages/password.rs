//! Another password.

use askama::Template;
use axum::http::StatusCode;
use domain::identity;

use crate::account::paths;
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::session::pages::password::questions;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "account/pages/password.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    fields: Vec<Field>,
}

/// The form.
pub async fn show(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default());
    page_with(StatusCode::OK, view(&viewer, &typed))
}

/// Changes it; all other sessions end.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let (old, new) = (form.get("old_password").to_owned(), form.get("password").to_owned());
    let changed = if new == form.get("repeated") {
        let change = move |house: &_, _: &_| identity::change_password(house, &session, &old, &new);
        viewer.submit(&form, change).await?
    } else {
        Err(FormErrors::at("repeated", "password-not-repeated"))
    };
    match changed {
        Ok(token) => {
            see_other(&viewer.visit, paths::ACCOUNT).token(&token).flash("password-changed").go()
        }
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, view(&viewer, &typed))
        }
    }
}

fn view(viewer: &Viewer, typed: &Typed) -> View {
    let fields = questions(viewer.t(), typed);
    View { page: viewer.page(), t: viewer.t(), problems: typed.problems_of(&fields), fields }
}
