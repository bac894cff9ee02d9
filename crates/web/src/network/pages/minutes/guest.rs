//! Approved minutes, read with the link of a letter alone.

use askama::Template;
use axum::extract::Path;
use documents::prose::Block;
use domain::network::meetings::actions::minutes_by_link;

use crate::components::Tag;
use crate::http::{Answer, Disposition, Visit, download, page};
use crate::network::paths;
use crate::network::record::{FileKind, Record, file_name, record, standing};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "network/pages/minutes/guest.html")]
struct View {
    page: Page,
    t: Texts,
    record: Record,
    tag: Tag,
    file: String,
    edits: bool,
}

/// The page.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let t = visit.t();
    let file = format!("{}/protokoll.pdf", paths::minutes_link(&token));
    let found = visit.run(move |house| minutes_by_link(house, &token)).await?;
    page(View {
        page: visit.page(),
        record: record(&found, t),
        tag: standing(found.standing, t),
        file,
        edits: false,
        t,
    })
}

/// The minutes as PDF.
pub async fn pdf(visit: Visit, Path(token): Path<String>) -> Answer {
    let t = visit.t();
    let (bytes, name) = visit
        .run(move |house| {
            let found = minutes_by_link(house, &token)?;
            let (id, day) = (found.meeting.id, found.meeting.starts_at.day());
            let bytes = FileKind::Pdf.write(&record(&found, t).document(t))?;
            Ok((bytes, file_name(id, day, FileKind::Pdf)))
        })
        .await?;
    download(bytes, FileKind::Pdf.media_type(), Disposition::Attachment, &name)
}
