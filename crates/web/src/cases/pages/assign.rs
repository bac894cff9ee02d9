//! Giving a case to a colleague. The team lead sees its number and dates, and neither name nor content.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{assign, assignment};
use domain::identity::CaseId;

use crate::cases::{number, paths};
use crate::components::{Choice, Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::lists::label;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "cases/pages/assign.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    problems: Vec<Problem>,
    facts: Vec<(String, String)>,
    action: String,
    colleagues: Field,
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default());
    shown(StatusCode::OK, &viewer, paths::id(&case)?, &typed).await
}

/// Gives it away.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let chosen = form.trimmed("case_manager").to_owned();
    let done = viewer
        .submit(&form, move |house, actor| {
            let to = chosen.parse().map_err(|_| Trouble::at("case_manager", "error-choose"))?;
            assign(house, actor, case, to)
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::CASES).flash("case-assigned").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, &typed).await
        }
    }
}

async fn shown(status: StatusCode, viewer: &Viewer, case: CaseId, typed: &Typed) -> Answer {
    let found = viewer.run(move |house, actor| assignment(house, actor, case)).await?;
    let t = viewer.t();
    let options = found.colleagues.iter().map(|one| Choice {
        hint: t.with("assign-load", [("count", one.open_cases)]),
        ..option(one.account.text(), &one.name)
    });
    let number = number(found.file.plan_no, t);
    let colleagues =
        Field { required: true, ..typed.radios("case_manager", "assign-to", options.collect()) };
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs: vec![
                Crumb { label: t.get("cases-title").into_owned(), href: paths::CASES.to_owned() },
                Crumb { label: number.clone(), href: String::new() },
            ],
            number,
            problems: typed.problems_of([&colleagues]),
            facts: vec![
                (t.get("assign-now").into_owned(), found.manager),
                (
                    t.get("cases-type").into_owned(),
                    label("beratungsarten", found.file.counselling_type.name(), t),
                ),
                (t.get("cases-since").into_owned(), t.date(found.file.first_contact_on)),
            ],
            action: paths::manager(case),
            colleagues,
        },
    )
}
