//! The notice on data protection is handed out once more.

use crate::cases;
use crate::http::{Answer, Form, Viewer, see_other};
use crate::privacy::{asking, paths};
use axum::extract::Path;
use base::Problem;
use domain::cases::actions::{hand_out_notice, permit};
use domain::identity::{Action, CaseId};
use domain::privacy::NewNotice;

/// Records that it was handed out today.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (once, language) = (form.once(), asking::spoken(&form));
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| permit(house, conn, actor, case, Action::WriteCase))?;
            let language = language.map_err(|error| Problem::Invalid(vec![error]))?;
            let new = NewNotice { handed_out_on: house.today(), language };
            hand_out_notice(house, actor, case, &once, &new)
        })
        .await?;
    see_other(&viewer.visit, paths::folder(case)).flash("notice-handed-out").go()
}
