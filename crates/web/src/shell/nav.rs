//! The main navigation and the menu "Neu": what exists and what this person may do.

use domain::identity::Actor;

use super::NavItem;
use crate::http::Visit;
use crate::routes;

/// Fluent key and path of every part, in the order shown. A part appears as soon as its route exists
/// and only to those who may take it; keep it at seven for each role.
const MAIN: [(&str, &str); 9] = [
    ("nav-today", "/heute"),              // text
    ("nav-cases", "/faelle"),             // text
    ("nav-reminders", "/wiedervorlagen"), // text
    ("nav-reference-date", "/stichtag"),  // text
    ("nav-enquiries", "/anfragen"),       // text
    ("nav-network", "/themen"),           // text
    ("nav-evaluation", "/auswertung"),    // text
    ("nav-accounts", "/admin/konten"),    // text
    ("nav-agency", "/admin/traeger"),     // text
];

const CREATE: [(&str, &str); 3] = [
    ("nav-new-enquiry", "/anfragen/neu"), // text
    ("nav-new-case", "/faelle/neu"),      // text
    ("nav-new-topic", "/themen/neu"),     // text
];

/// One entry for all of it; the first is where it leads.
const NETWORK: [&str; 11] = [
    "/themen",
    "/gremien",
    "/sitzungen",
    "/terminumfragen",
    "/protokolle",
    "/beschluesse",
    "/aufgaben",
    "/optimierung",
    "/empfehlungen",
    "/akteure",
    "/formate",
];

const SEARCH: &str = "/suche";

/// The main navigation.
pub(crate) fn main(visit: &Visit, actor: &Actor) -> Vec<NavItem> {
    items(visit, actor, &MAIN)
}

/// The menu "Neu".
pub(crate) fn create(visit: &Visit, actor: &Actor) -> Vec<NavItem> {
    items(visit, actor, &CREATE)
}

/// Whether the search field is shown.
pub(crate) fn searches(visit: &Visit, actor: &Actor) -> bool {
    let access = &visit.app().house.access;
    routes::permission(SEARCH).is_some_and(|permission| permission.allows(access, actor))
}

fn items(visit: &Visit, actor: &Actor, parts: &[(&str, &str)]) -> Vec<NavItem> {
    let access = &visit.app().house.access;
    let here = visit.path().split('?').next().unwrap_or_default();
    let open = |path: &str| {
        routes::permission(path).is_some_and(|permission| permission.allows(access, actor))
    };
    let below = |path: &str| {
        here == path || here.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    };
    let item = |&(key, path): &(&str, &str)| NavItem {
        label: visit.t().get(key).into_owned(),
        href: path.to_owned(),
        current: below(path) || (path == NETWORK[0] && NETWORK.into_iter().any(below)),
    };
    parts.iter().filter(|(_, path)| open(path)).map(item).collect()
}
