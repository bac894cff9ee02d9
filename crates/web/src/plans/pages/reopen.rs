//! Taking counselling up again, on a new agreement.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Problem as Trouble};
use domain::cases::actions::{heading, permit};
use domain::cases::{CaseState, Heading};
use domain::identity::{Action, CaseId};
use domain::plans::actions::reopen;
use domain::privacy::Standing;
use domain::privacy::actions::standing;

use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Form, Viewer, page_with, see_other};
use crate::plans::paths;
use crate::privacy;
use crate::privacy::pages::agreement;
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

async fn read(viewer: &Viewer, case: CaseId) -> Result<(Heading, Standing, Date), Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::CloseCase)?;
                let heading = heading(house, conn, &permit)?;
                let standing = standing(house, conn, &permit)?;
                Ok::<_, Trouble>((heading, standing, house.today()))
            })
        })
        .await
}

/// The page; an open case has none.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (heading, standing, today) = read(&viewer, case).await?;
    if heading.file.state == CaseState::Open {
        return see_other(&viewer.visit, cases::paths::case(case)).go();
    }
    let typed = Typed::fresh(viewer.t(), agreement::fresh(viewer.t(), today));
    shown(StatusCode::OK, &viewer, &heading, &standing, today, &typed)
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
            let (heading, standing, today) = read(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(status, &viewer, &heading, &standing, today, &typed)
        }
    }
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    heading: &Heading,
    standing: &Standing,
    today: Date,
    typed: &Typed,
) -> Answer {
    let t = viewer.t();
    let case = heading.file.id;
    let concluded = vec![option("ja", t.get("open-agreement-yes"))];
    let mut fields =
        vec![Field { required: true, ..typed.choices("agreement", "open-agreement", concluded) }];
    fields.extend(agreement::fields(typed, t, today));
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(heading, t.get("reopen-title"), t),
            problems: typed.problems(),
            action: paths::reopen(case),
            back: cases::paths::case(case),
            consent: privacy::paths::new_consent(case),
            ground: standing.counselling,
            fields,
        },
    )
}
