//! The list of cases.

use askama::Template;
use base::PageRequest;
use domain::cases::actions::cases;
use domain::cases::{CaseFilter, CaseState, CounsellingType};

use crate::cases::paths;
use crate::components::{Field, Pager, Tag, Tone};
use crate::http::{Answer, Query, Viewer, page};
use crate::lists::label;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

struct Row {
    href: String,
    number: String,
    name: String,
    kind: String,
    since: String,
    manager: String,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "cases/pages/list.html")]
struct View {
    page: Page,
    t: Texts,
    filters: Vec<Field>,
    named: bool,
    rows: Vec<Row>,
    pager: Pager,
}

/// The list, narrowed as the address says. Who only leads sees no names.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let known = |name: &str, values: &[&str]| {
        query.some(name).filter(|value| values.contains(value)).map(str::to_owned)
    };
    let filter = CaseFilter {
        state: known("zustand", &["open", "closed"]),
        counselling_type: known("art", &["einfach", "fallsteuerung"]),
        municipality_key: None,
    };
    let typed = Typed::fresh(t, query.0.clone());
    let states = [("open", "case-open"), ("closed", "case-closed")];
    let filters = vec![
        typed.select(
            "zustand",
            "cases-state",
            states.map(|(value, key)| option(value, t.get(key))).into(),
        ),
        typed.select(
            "art",
            "cases-type",
            CounsellingType::ALL
                .map(|kind| option(kind.name(), label("beratungsarten", kind.name(), t)))
                .into(),
        ),
    ];
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let first = request.after.is_none();
    let found = viewer.run(move |house, actor| cases(house, actor, &filter, &request)).await?;
    let named = found.rows.iter().any(|row| row.name.is_some());
    let kept = format!("zustand={}&art={}", query.get("zustand"), query.get("art"));
    let kept = if typed.value("zustand").is_empty() && typed.value("art").is_empty() {
        String::new()
    } else {
        kept
    };
    let next = found.next.as_ref().map(|after| format!("{}?{kept}&nach={after}", paths::CASES));
    let rows = found.rows.into_iter().map(|row| Row {
        href: if row.name.is_some() { paths::case(row.file.id) } else { String::new() },
        number: row.file.plan_no.to_string(),
        name: row.name.map(base::Personal::into_inner).unwrap_or_default(),
        kind: label("beratungsarten", row.file.counselling_type.name(), t),
        since: t.date(row.file.first_contact_on),
        manager: row.manager,
        tag: match row.file.state {
            CaseState::Open => Tag { tone: Tone::Info, label: t.get("case-open").into_owned() },
            CaseState::Closed => {
                Tag { tone: Tone::Neutral, label: t.get("case-closed").into_owned() }
            }
        },
    });
    let rows = rows.collect();
    let pager = Pager {
        previous: if first { String::new() } else { paths::CASES.to_owned() },
        next: next.unwrap_or_default(),
        shown: String::new(),
    };
    page(View { page: viewer.page(), t, filters, named, rows, pager })
}
