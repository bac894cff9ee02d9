//! Ending one of the own sessions: the lost tablet.

use domain::identity;

use crate::account::paths;
use crate::http::{Answer, Form, Viewer, see_other};

/// Ends it.
pub async fn end(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let mark = form.get("session").to_owned();
    viewer.run(move |house, _| identity::end_own_session(house, &session, &mark)).await?;
    see_other(&viewer.visit, paths::ACCOUNT).flash("account-session-ended").go()
}
