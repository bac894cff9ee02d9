//! Heute.

use askama::Template;
use domain::identity::AgencyAction;

use crate::http::{Answer, Viewer, Visit, page, see_other};
use crate::routes;
use crate::session;
use crate::shell::Page;
use crate::texts::Texts;
use crate::today::block::{self, Block};
use crate::today::paths;

/// Where the one primary button of a case manager leads.
const NEW_ENQUIRY: &str = "/anfragen/neu";

#[derive(Template)]
#[template(path = "today/pages/show.html")]
struct View {
    page: Page,
    t: Texts,
    day: String,
    blocks: Vec<Block>,
    enquiry: Option<&'static str>,
}

/// The bare address leads to Heute, or to the login.
pub async fn root(visit: Visit) -> Answer {
    let to = if visit.viewer().is_some() { paths::TODAY } else { session::paths::LOGIN };
    see_other(&visit, to).go()
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let (day, blocks) =
        viewer.run(move |house, actor| Ok((house.today(), block::of(house, actor, t)?))).await?;
    let access = &viewer.visit.app().house.access;
    let enquiries = access.allowed(&viewer.actor, AgencyAction::CreateEnquiry);
    page(View {
        page: viewer.page(),
        t,
        day: t.long_date(day),
        blocks,
        enquiry: (enquiries && routes::permission(NEW_ENQUIRY).is_some()).then_some(NEW_ENQUIRY),
    })
}
