//! One account: its roles and state, a fresh password, disabling and enabling.

use askama::Template;
use axum::extract::Path;
use base::{Outcome, Problem};
use domain::house::House;
use domain::identity::{self, AccountId, Actor, Listed, agencies};

use super::accounts::{roles, tags};
use crate::admin::paths;
use crate::components::Tag;
use crate::http::{Answer, Form, Viewer, page, see_other};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "admin/pages/account.html")]
struct View {
    page: Page,
    t: Texts,
    name: String,
    login: String,
    email: String,
    created: String,
    roles: Vec<String>,
    tags: Vec<Tag>,
    disabled: bool,
    oneself: bool,
    factor: bool,
    state_href: String,
    reset_href: String,
}

/// A password that is shown once, to be handed over.
#[derive(Template)]
#[template(path = "admin/pages/secret.html")]
pub(super) struct Secret {
    page: Page,
    t: Texts,
    fresh: bool,
    login: String,
    password: String,
    back: String,
}

impl Secret {
    pub(super) fn new(
        viewer: &Viewer,
        account: AccountId,
        login: &str,
        password: Option<String>,
        fresh: bool,
    ) -> Self {
        Self {
            page: viewer.page(),
            t: viewer.t(),
            fresh,
            login: login.to_lowercase(),
            password: password.unwrap_or_default(),
            back: paths::account(account),
        }
    }
}

/// The page.
pub async fn show(viewer: Viewer, Path(account): Path<String>) -> Answer {
    let id = read(&account)?;
    let t = viewer.t();
    let (listed, agencies) = viewer
        .run(move |house, actor| Ok((find(house, actor, id)?, house.data.read(agencies::all)?)))
        .await?;
    let account = &listed.account;
    page(View {
        page: viewer.page(),
        t,
        name: account.display_name.reveal().clone(),
        login: account.login.reveal().clone(),
        email: account.email.as_ref().map(|mail| mail.reveal().clone()).unwrap_or_default(),
        created: t.date(account.created_at.day()),
        roles: roles(t, &listed, &agencies),
        tags: tags(t, account),
        disabled: account.disabled_at.is_some(),
        oneself: account.id == viewer.actor.account,
        factor: account.second_factor,
        state_href: paths::account_state(id),
        reset_href: paths::account_reset(id),
    })
}

/// Disables or enables it. A disabled account loses its access at its next request.
pub async fn state(viewer: Viewer, Path(account): Path<String>, form: Form) -> Answer {
    let id = read(&account)?;
    let enable = form.get("zustand") == "frei";
    viewer
        .run(move |house, actor| match enable {
            true => identity::enable_account(house, actor.into(), id),
            false => identity::disable_account(house, actor.into(), id),
        })
        .await?;
    let go = see_other(&viewer.visit, paths::account(id));
    if enable { go.flash("accounts-enabled").go() } else { go.flash("accounts-now-disabled").go() }
}

/// Makes a fresh password and shows it once.
pub async fn reset(viewer: Viewer, Path(account): Path<String>, form: Form) -> Answer {
    let id = read(&account)?;
    let factor = form.get("faktor") == "1";
    let (listed, password) = viewer
        .run(move |house, actor| {
            let listed = find(house, actor, id)?;
            Ok((listed, identity::reset_account(house, actor.into(), id, factor)?))
        })
        .await?;
    let login = listed.account.login.reveal();
    page(Secret::new(&viewer, id, login, Some(password.into_inner()), false))
}

fn read(id: &str) -> Outcome<AccountId> {
    id.parse().map_err(|_| Problem::NotFound)
}

fn find(house: &House, actor: &Actor, id: AccountId) -> Outcome<Listed> {
    let listed = identity::list_accounts(house, actor.into())?;
    listed.into_iter().find(|one| one.account.id == id).ok_or(Problem::NotFound)
}
