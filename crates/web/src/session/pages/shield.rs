//! Covering names and notes while somebody looks on.

use crate::http::cookies::Cookie;
use crate::http::{Answer, Form, Visit, local_path, see_other};

/// Switches it: to what the script says (`an`), or to the other state.
pub async fn send(visit: Visit, form: Form) -> Answer {
    let covered = visit.cookies().get(Cookie::Shield) == Some("1");
    let cover = form.some("an").map_or(!covered, |state| state == "1");
    let back = local_path(form.get("zurueck")).unwrap_or("/").to_owned();
    let go = see_other(&visit, back);
    let go = if cover { go.set(Cookie::Shield, "1") } else { go.remove(Cookie::Shield) };
    go.go()
}
