//! Taking counselling up again, on a new agreement.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::CaseState;
use domain::identity::{Action, CaseId};
use domain::plans::actions::reopen;

use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Form, Viewer, page_with, see_other};
use crate::plans::paths;
use crate::privacy;
use crate::privacy::pages::agreement;
use crate::privacy::pages::folder::{self, Seen};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "plans/pages/reopen.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    consent: String,
    ground: bool,
    fields: Vec<Field>,
}

/// The page; an open case has none.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let seen = folder::read(&viewer, case, Action::CloseCase).await?;
    if seen.heading.file.state == CaseState::Open {
        return see_other(&viewer.visit, cases::paths::case(case)).go();
    }
    let fields = agreement::fresh(viewer.t(), seen.today, seen.folder.language());
    shown(StatusCode::OK, &viewer, &seen, &Typed::fresh(viewer.t(), fields))
}

/// Takes it up again.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (new, concluded) = (agreement::read(&form), form.has("agreement"));
    let done = viewer
        .submit(&form, move |house, actor| {
            if !concluded {
                return Err(Trouble::at("agreement", "error-reopen-agreement"));
            }
            reopen(house, actor, case, &new?)
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, cases::paths::case(case)).flash("reopen-done").go(),
        Err(refused) => {
            let seen = folder::read(&viewer, case, Action::CloseCase).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &seen, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, seen: &Seen, typed: &Typed) -> Answer {
    let t = viewer.t();
    let case = seen.heading.file.id;
    let concluded = vec![option("ja", t.get("open-agreement-yes"))];
    let mut fields =
        vec![Field { required: true, ..typed.choices("agreement", "open-agreement", concluded) }];
    fields.extend(agreement::fields(typed, t, seen.today));
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("reopen-title"), t),
            problems: typed.problems_of(&fields),
            action: paths::reopen(case),
            back: cases::paths::case(case),
            consent: privacy::paths::new_consent(case),
            ground: seen.folder.standing.counselling,
            fields,
        },
    )
}
