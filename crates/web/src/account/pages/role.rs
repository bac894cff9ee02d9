//! Acting in another of the own roles.

use base::Problem;
use domain::identity;

use crate::http::{Answer, Form, Viewer, see_other};
use crate::today;

/// Switches from the next request on.
pub async fn switch(viewer: Viewer, form: Form) -> Answer {
    let session = viewer.visit.known_session()?;
    let role = form.get("role").parse().map_err(|_| Problem::NotFound)?;
    viewer.run(move |house, _| identity::switch_role(house, &session, role)).await?;
    see_other(&viewer.visit, today::paths::TODAY).flash("account-role-switched").go()
}
