//! Revoking a release from confidentiality.

use super::folder::read;
use crate::cases::{self, Head};
use crate::http::{Answer, Failure, Viewer, page, see_other};
use crate::privacy::paths;
use crate::shell::Page;
use crate::texts::Texts;
use askama::Template;
use axum::extract::Path;
use base::Problem as Trouble;
use domain::cases::actions::revoke_release;
use domain::identity::{Action, CaseId};
use domain::privacy::ReleaseId;

#[derive(Template)]
#[template(path = "privacy/pages/revoke.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    action: String,
    back: String,
    recipients: String,
}

type Address = Path<(String, String)>;

fn ids(Path((case, release)): Address) -> Result<(CaseId, ReleaseId), Failure> {
    Ok((cases::paths::id(&case)?, cases::paths::id(&release)?))
}

/// Asks before.
pub async fn show(viewer: Viewer, address: Address) -> Answer {
    let (case, id) = ids(address)?;
    let seen = read(&viewer, case, Action::WriteCase).await?;
    let release = seen.folder.releases.iter().find(|one| one.id == id);
    let release = release.filter(|one| one.revoked_on.is_none()).ok_or(Trouble::NotFound)?;
    let t = viewer.t();
    page(View {
        page: viewer.page(),
        t,
        head: Head::new(&seen.heading, t.get("release-revoke"), t)
            .below(t.get("folder-title"), paths::folder(case)),
        action: paths::revoke(case, id),
        back: paths::folder(case),
        recipients: release.details.recipients.reveal().clone(),
    })
}

/// Revokes it from today on.
pub async fn send(viewer: Viewer, address: Address) -> Answer {
    let (case, id) = ids(address)?;
    viewer.run(move |house, actor| revoke_release(house, actor, case, id)).await?;
    see_other(&viewer.visit, paths::folder(case)).flash("release-revoked").go()
}
