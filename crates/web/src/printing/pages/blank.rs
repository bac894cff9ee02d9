//! The empty form, for everybody who is signed in.

use base::Problem;
use domain::identity::{Settings, agencies};
use domain::plans::form;

use super::order::{KEEP, printout, read};
use crate::http::{Answer, Disposition, Query, Viewer, download};
use crate::printing::pdf;
use crate::printing::plan::{Subject, document};

/// The document. With the additions it has those of the own agency.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let order = read(&query).map_err(|_| Problem::NotFound)?;
    let keep = query.has(KEEP);
    let bytes = viewer
        .run(move |house, actor| {
            let settings = match actor.agency {
                Some(agency) => house.data.read(|conn| agencies::settings(conn, agency))?,
                None => Settings::default(),
            };
            let how = crate::printing::plan::Printout { filled: false, ..printout(&order) };
            let paper = document(form(), Subject::Nobody(&settings.additions), &how, house.today());
            pdf(&paper)
        })
        .await?;
    let how = if keep { Disposition::Attachment } else { Disposition::Inline };
    download(bytes, "application/pdf", how, "integrationsplan-leer.pdf")
}
