//! The notice on data protection is handed out once more.

use axum::extract::Path;
use domain::cases::actions::permit;
use domain::identity::{Action, CaseId};
use domain::privacy::NewNotice;
use domain::privacy::actions::hand_out_notice;

use crate::cases;
use crate::http::{Answer, Form, Viewer, see_other};
use crate::privacy::{asking, paths};

/// Records that it was handed out today.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (once, language) = (form.once().to_owned(), asking::spoken(&form));
    viewer
        .run(move |house, actor| {
            let permit =
                house.data.read(|conn| permit(house, conn, actor, case, Action::WriteCase))?;
            let new = NewNotice { handed_out_on: house.today(), language };
            hand_out_notice(house, actor, &permit, &once, &new)
        })
        .await?;
    see_other(&viewer.visit, paths::folder(case)).flash("notice-handed-out").go()
}
