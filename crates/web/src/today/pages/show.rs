//! Heute.

use askama::Template;
use domain::identity::AgencyAction;

use crate::http::{Answer, Query, Viewer, Visit, page, see_other};
use crate::routes;
use crate::session;
use crate::shell::Page;
use crate::texts::Texts;
use crate::today::block::{self, Block};
use crate::today::part::{Part, part};
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
    /// One block with all its lines, and nothing else.
    whole: bool,
    part: Option<Part>,
    enquiry: Option<&'static str>,
}

/// The bare address leads to Heute, or to the login.
pub async fn root(visit: Visit) -> Answer {
    let to = if visit.viewer().is_some() { paths::TODAY } else { session::paths::LOGIN };
    see_other(&visit, to).go()
}

/// The page; with `?alle=` one block in full.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let wanted = query.get("alle").to_owned();
    let (day, whole, blocks) = viewer
        .run(move |house, actor| {
            let whole = block::whole(house, actor, t, &wanted)?;
            let is_whole = whole.is_some();
            let blocks = match whole {
                Some(block) => vec![block],
                None => block::of(house, actor, t)?,
            };
            Ok((house.today(), is_whole, blocks))
        })
        .await?;
    let access = &viewer.visit.app().house.access;
    let enquiries = access.allowed(&viewer.actor, AgencyAction::CreateEnquiry);
    page(View {
        page: viewer.page(),
        t,
        day: t.long_date(day),
        blocks,
        whole,
        part: part(viewer.actor.role, t),
        enquiry: (enquiries && routes::permission(NEW_ENQUIRY).is_some()).then_some(NEW_ENQUIRY),
    })
}
