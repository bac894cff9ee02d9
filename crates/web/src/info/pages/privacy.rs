//! What the program keeps of those who use it (Art. 13 GDPR). Notices for clients are the agencies' own.

use askama::Template;

use crate::app::Operator;
use crate::http::{Answer, Visit, page};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "info/pages/privacy.html")]
struct View {
    page: Page,
    t: Texts,
    operator: Operator,
}

/// The page.
pub async fn show(visit: Visit) -> Answer {
    let operator = visit.app().config.operator.clone();
    page(View { page: visit.page(), t: visit.t(), operator })
}
