//! The list of cases, narrowed and sorted as the address says.

use askama::Template;
use base::PageRequest;
use domain::cases::actions::{case_list, count_listed};
use domain::cases::{CaseOrder, CaseRow, CaseState, Turn};
use domain::identity::{Action, AgencyAction, agencies};

use super::list_filter::Choice;
use super::search::state;
use crate::cases::paths;
use crate::components::{Field, Pager, Tag};
use crate::http::{Answer, Query, Viewer, page};
use crate::lists::label;
use crate::shell::Page;
use crate::texts::Texts;

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
    /// How many cases the list has in all.
    count: String,
    /// Where counselling is begun; empty for those who may not.
    begin: &'static str,
    filters: Vec<Field>,
    narrowed: bool,
    named: bool,
    rows: Vec<Row>,
    columns: [String; 6],
    csv: String,
    xlsx: String,
    pager: Pager,
}

/// The list. Who only leads sees no names, and gives cases to people instead of opening them.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let choice = Choice::read(&query);
    let turn = match (query.some("nach"), query.some("vor")) {
        (Some(key), _) => Turn::After(key.to_owned()),
        (None, Some(key)) => Turn::Before(key.to_owned()),
        (None, None) => Turn::First,
    };
    let (filter, order) = (choice.filter.clone(), choice.order);
    let (found, count, home, today) = viewer
        .run(move |house, actor| {
            let size = PageRequest::DEFAULT_SIZE;
            let found = case_list(house, actor, &filter, order, &turn, size)?;
            let count = count_listed(house, actor, &filter)?;
            let home = match actor.agency {
                Some(agency) => house.data.read(|conn| agencies::one(conn, agency))?,
                None => None,
            };
            Ok((found, count, home, house.today()))
        })
        .await?;
    let access = &viewer.visit.app().house.access;
    let assigns = access.scope(&viewer.actor, Action::AssignCase).is_ok();
    let begins = access.allowed(&viewer.actor, AgencyAction::OpenCase);
    let named = found.rows.iter().any(|row| row.name.is_some());
    let home = home.map(|agency| agency.municipality_key).unwrap_or_default();
    let at = |end: &str, key: &Option<String>| {
        key.as_ref().map(|key| choice.address(paths::CASES, &[(end, key)])).unwrap_or_default()
    };
    let pager = Pager {
        previous: at("vor", &found.previous),
        next: at("nach", &found.next),
        shown: String::new(),
    };
    let word = |key: &str| t.get(key).into_owned();
    page(View {
        page: viewer.page(),
        t,
        count: t.with("cases-count", [("count", count)]),
        begin: if begins { paths::NEW_CASE } else { "" },
        filters: choice.fields(&query, &home, named || !assigns, t, today),
        narrowed: choice.narrows(),
        named,
        rows: found.rows.into_iter().map(|row| line(row, assigns, t)).collect(),
        columns: [
            word("cases-number"),
            word("cases-name"),
            word("cases-type"),
            word("cases-since"),
            word("cases-manager"),
            word("cases-state"),
        ],
        csv: choice.address(paths::CSV, &[]),
        xlsx: choice.address(paths::XLSX, &[]),
        pager,
    })
}

fn line(row: CaseRow, assigns: bool, t: Texts) -> Row {
    Row {
        href: match &row.name {
            Some(_) => paths::case(row.file.id),
            None if assigns && row.file.state == CaseState::Open => paths::manager(row.file.id),
            None => String::new(),
        },
        number: row.file.plan_no.to_string(),
        name: row.name.map(base::Personal::into_inner).unwrap_or_default(),
        kind: label("beratungsarten", row.file.counselling_type.name(), t),
        since: t.date(row.file.first_contact_on),
        manager: row.manager,
        tag: state(row.file.state == CaseState::Open, t),
    }
}

/// The order of a list, as its Fluent key.
pub(super) fn order_key(order: CaseOrder) -> &'static str {
    match order {
        CaseOrder::Newest => "cases-newest",
        CaseOrder::Oldest => "cases-oldest",
        CaseOrder::FirstContact => "cases-first-contact",
    }
}
