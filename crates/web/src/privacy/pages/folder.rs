//! Everything on record about one client: what holds today, and what it locks.

use askama::Template;
use axum::extract::Path;
use base::Problem as Trouble;
use domain::cases::actions::{heading, permit};
use domain::cases::{CaseState, Heading};
use domain::identity::{Action, CaseId};
use domain::privacy::actions::{Folder, folder};

use super::folder_lines::{
    ConsentLine, PaperLine, ReleaseLine, agreements, consents, deletions, locks, notices, purposes,
    releases,
};
use crate::cases::{self, Head};
use crate::components::{Field, Tag};
use crate::http::{Answer, Failure, Fields, Viewer, page};
use crate::plans;
use crate::privacy::{asking, paths};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

/// One line of what holds today.
pub(super) struct Holds {
    pub(super) label: String,
    pub(super) tag: Tag,
    pub(super) note: String,
}

#[derive(Template)]
#[template(path = "privacy/pages/folder.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    locked: Vec<String>,
    /// Where an ended counselling is taken up again; empty while it goes on.
    reopen: String,
    today: Vec<Holds>,
    consents: Vec<ConsentLine>,
    agreements: Vec<PaperLine>,
    notices: Vec<PaperLine>,
    releases: Vec<ReleaseLine>,
    deletions: Vec<(String, String)>,
    new_consent: String,
    new_agreement: String,
    new_release: String,
    notice: String,
    notice_language: Field,
}

/// What the page shows.
pub(crate) struct Seen {
    pub(crate) heading: Heading,
    pub(crate) folder: Folder,
    pub(crate) today: base::Date,
}

/// Reads the folder, for somebody who may do `action` with the case.
pub(crate) async fn read(viewer: &Viewer, case: CaseId, action: Action) -> Result<Seen, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, action)?;
                let folder = folder(house, conn, &permit)?;
                let heading = heading(house, conn, &permit)?;
                Ok::<_, Trouble>(Seen { heading, folder, today: house.today() })
            })
        })
        .await
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let seen = read(&viewer, case, Action::ReadCase).await?;
    let t = viewer.t();
    let open = seen.heading.file.state == CaseState::Open;
    // An ended counselling takes no new paper: it is taken up again first.
    let new = |address: String| if open { address } else { String::new() };
    let language = seen.folder.language();
    let typed = Typed::fresh(t, Fields::default().and("language", language));
    page(View {
        page: viewer.page(),
        t,
        head: Head::new(&seen.heading, t.get("folder-title"), t),
        locked: if open { locks(&seen.folder.standing, t) } else { Vec::new() },
        today: purposes(&seen.folder, open, t),
        consents: consents(&seen.folder, case, t),
        agreements: agreements(&seen.folder, t),
        notices: notices(&seen.folder, t),
        releases: releases(&seen.folder, case, seen.today, t),
        deletions: deletions(&seen.folder, t),
        reopen: if open { String::new() } else { plans::paths::reopen(case) },
        new_consent: new(paths::new_consent(case)),
        new_agreement: new(paths::new_agreement(case)),
        new_release: new(paths::new_release(case)),
        notice: new(paths::notice(case)),
        notice_language: asking::language(&typed, t, seen.today),
    })
}
