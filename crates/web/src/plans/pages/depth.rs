//! Choosing how deep a case is documented. Whatever is chosen, every answer stays.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{heading, permit};
use domain::cases::{CounsellingType, Heading};
use domain::identity::{Action, CaseId};
use domain::plans::actions::change_depth;

use crate::cases::pages::depth_help::{self, Depth};
use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "plans/pages/depth.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    depth: Field,
    depths: Vec<Depth>,
}

async fn read(viewer: &Viewer, case: CaseId) -> Result<Heading, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::WriteCase)?;
                heading(house, conn, &permit)
            })
        })
        .await
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let heading = read(&viewer, case).await?;
    let chosen = heading.file.counselling_type.name();
    let typed = Typed::fresh(viewer.t(), Fields::default().and("counselling_type", chosen));
    shown(StatusCode::OK, &viewer, &heading, &typed)
}

/// Changes it.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let depth = CounsellingType::parse(form.get("counselling_type"));
    let done = viewer
        .submit(&form, move |house, actor| {
            let depth = depth.ok_or_else(|| Trouble::at("counselling_type", "error-choose"))?;
            change_depth(house, actor, case, depth)
        })
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, cases::paths::case(case)).flash("depth-changed").go(),
        Err(refused) => {
            let heading = read(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &heading, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, heading: &Heading, typed: &Typed) -> Answer {
    let t = viewer.t();
    let case = heading.file.id;
    let depths = depth_help::all(t).into_iter().skip(1).collect();
    let depth = depth_help::question(typed, false, t);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(heading, t.get("depth-title"), t),
            problems: typed.problems_of([&depth]),
            action: paths::depth(case),
            back: cases::paths::case(case),
            depth,
            depths,
        },
    )
}
