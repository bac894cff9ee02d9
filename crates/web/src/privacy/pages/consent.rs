//! A further consent: bilingual, one purpose at a time.

use super::folder::{self, Seen};
use crate::cases::{self, Head};
use crate::components::Problem;
use crate::http::{Answer, Failure, Form, Viewer, page_with, see_other};
use crate::privacy::asking::{self, Basis, Sheet};
use crate::privacy::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::Heading;
use domain::cases::actions::{give_consent, permit};
use domain::identity::{Action, CaseId};

#[derive(Template)]
#[template(path = "privacy/pages/consent.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    sheet: Sheet,
}

async fn read(viewer: &Viewer, case: CaseId) -> Result<(Seen, Basis), Failure> {
    let seen = folder::read(viewer, case, Action::WriteCase).await?;
    let agency = seen.heading.file.agency;
    let basis = viewer.run(move |house, _| Basis::read(house, agency)).await?;
    Ok((seen, basis))
}

/// The questions.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (seen, basis) = read(&viewer, case).await?;
    let fields = asking::fresh(viewer.t(), basis.today).and("language", seen.folder.language());
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &seen.heading, &basis, &typed)
}

/// Keeps the answers.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (fields, once) = (form.0.clone(), form.once());
    let done = viewer
        .submit(&form, move |house, actor| {
            let may =
                house.data.read(|conn| permit(house, conn, actor, case, Action::WriteCase))?;
            let basis = Basis::read(house, may.agency())?;
            let new = asking::read(&fields, &basis.asked).map_err(Trouble::Invalid)?;
            give_consent(house, actor, case, &once, &new)
        })
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, paths::folder(case)).flash("consent-given-done").go(),
        Err(refused) => {
            let (seen, basis) = read(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &seen.heading, &basis, &typed)
        }
    }
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    heading: &Heading,
    basis: &Basis,
    typed: &Typed,
) -> Answer {
    let t = viewer.t();
    let case = heading.file.id;
    let sheet = asking::sheet(typed, basis, t);
    let asked = sheet.purposes.iter().map(|one| &one.question);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(heading, t.get("privacy-new-consent"), t)
                .below(t.get("folder-title"), paths::folder(case)),
            problems: typed.problems_of(asked.chain(&sheet.fields)),
            action: paths::new_consent(case),
            back: paths::folder(case),
            sheet,
        },
    )
}
