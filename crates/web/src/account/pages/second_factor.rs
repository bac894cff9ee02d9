//! Second factor and recovery codes of one's own account. Each step asks for the password, so that an
//! unattended screen is no way in.

use askama::Template;
use axum::http::StatusCode;
use domain::identity;

use crate::account::paths;
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, Visit, page, page_with, see_other};
use crate::session::pages::enrol::{self, Codes};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

/// A page that asks for the password before it goes on.
#[derive(Template)]
#[template(path = "account/pages/second_factor.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    title: String,
    lead: String,
    submit: String,
    action: &'static str,
    password: Field,
}

/// What the password is asked for.
#[derive(Clone, Copy)]
enum Step {
    Begin,
    Remove,
    Renew,
}

impl Step {
    /// The keys of title, explanation and button, and where the form goes.
    const fn words(self) -> ([&'static str; 3], &'static str) {
        match self {
            Self::Begin => {
                let title = "factor-begin-title"; // text
                let lead = "factor-begin-lead"; // text
                let submit = "factor-begin-submit"; // text
                ([title, lead, submit], paths::BEGIN)
            }
            Self::Remove => {
                let title = "factor-remove-title"; // text
                let lead = "factor-remove-lead"; // text
                let submit = "factor-remove-submit"; // text
                ([title, lead, submit], paths::REMOVE)
            }
            Self::Renew => {
                let title = "factor-renew-title"; // text
                let lead = "factor-renew-lead"; // text
                let submit = "factor-renew-submit"; // text
                ([title, lead, submit], paths::RECOVERY)
            }
        }
    }
}

/// Asks for the password before a second factor is set up.
pub async fn show(viewer: Viewer) -> Answer {
    fresh(&viewer, Step::Begin)
}

/// Makes the secret and shows it.
pub async fn begin(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let password = form.get("password").to_owned();
    let begun =
        viewer.submit(&form, move |house, _| enrol::begin(house, &session, &password)).await?;
    match begun {
        Ok(fields) => enrol::offered(&viewer.visit, fields),
        Err(refused) => again(&viewer, Step::Begin, &form, refused),
    }
}

/// Confirms it with the first code.
pub async fn confirm(visit: Visit, form: Form) -> Answer {
    enrol::confirm(visit, form, paths::SECOND_FACTOR).await
}

/// Asks before the second factor is removed.
pub async fn show_removal(viewer: Viewer) -> Answer {
    fresh(&viewer, Step::Remove)
}

/// Removes it.
pub async fn remove(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let password = form.get("password").to_owned();
    let removed = viewer
        .submit(&form, move |house, _| identity::remove_second_factor(house, &session, &password))
        .await?;
    match removed {
        Ok(()) => see_other(&viewer.visit, paths::ACCOUNT).flash("factor-removed").go(),
        Err(refused) => again(&viewer, Step::Remove, &form, refused),
    }
}

/// Asks before fresh recovery codes are made.
pub async fn show_recovery(viewer: Viewer) -> Answer {
    fresh(&viewer, Step::Renew)
}

/// Makes them and shows them once.
pub async fn renew(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let password = form.get("password").to_owned();
    let renewed = viewer
        .submit(&form, move |house, _| identity::renew_recovery_codes(house, &session, &password))
        .await?;
    match renewed {
        Ok(codes) => page(Codes {
            page: viewer.page(),
            t: viewer.t(),
            codes: codes.iter().map(|code| code.reveal().clone()).collect(),
            next: paths::ACCOUNT.to_owned(),
        }),
        Err(refused) => again(&viewer, Step::Renew, &form, refused),
    }
}

fn fresh(viewer: &Viewer, step: Step) -> Answer {
    page(view(viewer, step, &Typed::fresh(viewer.t(), Fields::default())))
}

fn again(viewer: &Viewer, step: Step, form: &Form, refused: FormErrors) -> Answer {
    let typed = Typed::refused(viewer.t(), form, refused);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, view(viewer, step, &typed))
}

fn view(viewer: &Viewer, step: Step, typed: &Typed) -> View {
    let t = viewer.t();
    let (words, action) = step.words();
    let [title, lead, submit] = words.map(|key| t.get(key).into_owned());
    let password = Field {
        autocomplete: "current-password".into(),
        ..typed.secret("password", "login-password")
    };
    let problems = typed.problems_of([&password]);
    View { page: viewer.page(), t, problems, title, lead, submit, action, password }
}
