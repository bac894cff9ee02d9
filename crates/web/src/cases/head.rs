//! What every page of a case shows on top: the way back, the number, the name.

use domain::cases::Heading;

use crate::cases::paths;
use crate::components::Crumb;
use crate::texts::Texts;

/// The head of a page of a case.
#[derive(Debug, Clone)]
pub struct Head {
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// `Plan 12`.
    pub number: String,
    /// `Nachname, Vorname`; to be covered by the privacy screen.
    pub name: String,
    /// What this page is.
    pub title: String,
}

impl Head {
    /// The head of the page `title`.
    pub fn new(heading: &Heading, title: impl Into<String>, t: Texts) -> Self {
        let title = title.into();
        let number = number(heading.file.plan_no, t);
        let crumb = |label: &str, href: String| Crumb { label: label.to_owned(), href };
        Self {
            crumbs: vec![
                crumb(&t.get("cases-title"), paths::CASES.to_owned()),
                crumb(&number, paths::case(heading.file.id)),
                crumb(&title, String::new()),
            ],
            number,
            name: heading.name.reveal().clone(),
            title,
        }
    }

    /// One page further down, behind `parent`.
    #[must_use]
    pub fn below(mut self, parent: impl Into<String>, href: String) -> Self {
        let at = self.crumbs.len().saturating_sub(1);
        self.crumbs.insert(at, Crumb { label: parent.into(), href });
        self
    }
}

/// `Plan 12`.
pub fn number(plan_no: i64, t: Texts) -> String {
    t.with("case-number", [("number", plan_no.to_string())])
}
