//! How much to document, and for whom (Anhang 4).

use askama::Template;

use crate::http::{Answer, Visit, page};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "info/pages/help.html")]
struct View {
    page: Page,
    t: Texts,
}

/// The page.
pub async fn show(visit: Visit) -> Answer {
    page(View { page: visit.page(), t: visit.t() })
}
