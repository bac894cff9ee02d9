//! The plan as PDF: what is handed out is written down first.

use axum::extract::Path as Address;
use axum::http::StatusCode;
use domain::identity::{CaseId, Doer};
use domain::plans::actions::print;
use domain::plans::form;

use super::order::{KEEP, printout, read};
use crate::cases;
use crate::http::{Answer, Disposition, Query, Viewer, download};
use crate::printing::pdf;
use crate::printing::plan::{Subject, document};
use crate::typed::Typed;

/// The document, or the page before it with what is wrong.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let made = match read(&query) {
        Err(errors) => Err(errors),
        Ok(order) => {
            viewer
                .submit(&query, move |house, actor| {
                    let plan = print(house, Doer::Actor(actor), case, &order)?;
                    let today = house.today();
                    let paper = document(form(), Subject::Plan(&plan), &printout(&order), today);
                    Ok((pdf(&paper)?, plan.file.plan_no))
                })
                .await?
        }
    };
    match made {
        Ok((bytes, number)) => {
            let how = if query.has(KEEP) { Disposition::Attachment } else { Disposition::Inline };
            download(bytes, "application/pdf", how, &format!("integrationsplan-{number}.pdf"))
        }
        Err(errors) => {
            let typed = Typed::refused(viewer.t(), &query, errors);
            super::print::shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, typed).await
        }
    }
}
