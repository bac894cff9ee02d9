//! A page that is one form: most of what is typed about bodies and meetings is a few questions and a button.

use askama::Template;
use axum::http::StatusCode;

use super::paths;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Viewer, page_with};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

/// The form.
#[derive(Debug, Clone, Default)]
pub(super) struct FormPage {
    /// Heading.
    pub title: String,
    /// A sentence below it.
    pub lead: String,
    /// The steps to this page, without the page itself and without the network.
    pub way: Vec<Crumb>,
    /// Where the way begins: key and address; at the bodies, where nothing else is said.
    pub root: Option<(&'static str, &'static str)>,
    /// Where it is sent.
    pub action: String,
    /// Where "Abbrechen" leads.
    pub back: String,
    /// The questions.
    pub fields: Vec<Field>,
    /// Hidden values: names and values.
    pub hidden: Vec<(&'static str, String)>,
    /// It creates something: sent twice, it is stored once.
    pub once: bool,
    /// What the button says.
    pub save: String,
    /// A second, dangerous button: its value of `_dann` and what it says.
    pub danger: Option<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "network/form_page.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    form: FormPage,
}

impl FormPage {
    /// Shows it, as it was typed.
    pub(super) fn show(self, status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
        let problems = typed.problems_of(&self.fields);
        let root = self.root.unwrap_or(("nav-bodies", paths::BODIES)); // text
        let crumbs = crumbs_from(root, viewer.t(), self.way.clone(), &self.title);
        let view = View { page: viewer.page(), t: viewer.t(), crumbs, problems, form: self };
        page_with(status, view)
    }
}

/// The way to a page of bodies and meetings.
pub(super) fn crumbs(t: Texts, way: Vec<Crumb>, here: &str) -> Vec<Crumb> {
    crumbs_from(("nav-bodies", paths::BODIES), t, way, here) // text
}

/// The way to a page of another part of the network.
pub(super) fn crumbs_from(
    (key, href): (&'static str, &'static str),
    t: Texts,
    way: Vec<Crumb>,
    here: &str,
) -> Vec<Crumb> {
    let mut all = vec![Crumb { label: t.get(key).into_owned(), href: href.to_owned() }];
    all.extend(way);
    all.push(Crumb { label: here.to_owned(), href: String::new() });
    all
}
