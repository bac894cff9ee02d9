//! Who can log in.

use askama::Template;
use domain::identity::{self, Listed, agencies};

use crate::admin::paths;
use crate::components::{Tag, Tone};
use crate::http::{Answer, Viewer, page};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "admin/pages/accounts.html")]
struct View {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    login: String,
    href: String,
    roles: Vec<String>,
    tags: Vec<Tag>,
}

/// The list.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    let (listed, agencies) = viewer
        .run(|house, actor| {
            let listed = identity::list_accounts(house, actor.into())?;
            Ok((listed, house.data.read(agencies::all)?))
        })
        .await?;
    let rows = listed.iter().map(|one| row(t, one, &agencies)).collect();
    page(View { page: viewer.page(), t, rows })
}

fn row(t: Texts, listed: &Listed, agencies: &[identity::Agency]) -> Row {
    let account = &listed.account;
    Row {
        name: account.display_name.reveal().clone(),
        login: account.login.reveal().clone(),
        href: paths::account(account.id),
        roles: roles(t, listed, agencies),
        tags: tags(t, account),
    }
}

/// The roles in words, with their agencies.
pub(super) fn roles(t: Texts, listed: &Listed, agencies: &[identity::Agency]) -> Vec<String> {
    let named = listed.memberships.iter().map(|membership| {
        let agency = agencies.iter().find(|agency| Some(agency.id) == membership.agency);
        let number = membership.case_manager_no;
        let number = number.map(|no| t.with("accounts-number", [("number", no)].as_slice()));
        let parts = [agency.map(|agency| agency.name.clone()), number];
        let rest: Vec<String> = parts.into_iter().flatten().collect();
        match rest.as_slice() {
            [] => t.get(membership.role.label_key()).into_owned(),
            rest => format!("{} – {}", t.get(membership.role.label_key()), rest.join(", ")),
        }
    });
    named.collect()
}

/// What is to be known about an account at a glance.
pub(super) fn tags(t: Texts, account: &identity::Account) -> Vec<Tag> {
    let tag = |tone, key: &str| Tag { tone, label: t.get(key).into_owned() };
    if account.disabled_at.is_some() {
        return vec![tag(Tone::Neutral, "accounts-disabled")]; // text
    }
    let mut tags = Vec::new();
    if account.must_change {
        tags.push(tag(Tone::Info, "accounts-must-change")); // text
    }
    tags.push(if account.second_factor {
        tag(Tone::Success, "accounts-factor") // text
    } else {
        tag(Tone::Warning, "accounts-no-factor") // text
    });
    tags
}
