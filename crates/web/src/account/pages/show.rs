//! The overview of one's own account.

use askama::Template;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::identity::{self, OwnSession, agencies};
use serde_json::Value;

use crate::account::paths;
use crate::components::{Choice, Field, Problem};
use crate::http::{Answer, Fields, Viewer, page_with};
use crate::network;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "account/pages/show.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    choices: Vec<Field>,
    second_factor: bool,
    /// Where another forum phrase is chosen; empty for those who do not talk in the forum.
    phrase: String,
    codes_left: i64,
    sessions: Vec<Line>,
    roles: Vec<Choice>,
}

/// One of the own sessions.
struct Line {
    mark: String,
    began: String,
    seen: String,
    this: bool,
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), chosen(&viewer));
    shown(StatusCode::OK, viewer, typed).await
}

/// The page with the choices as given.
pub(super) async fn shown(status: StatusCode, viewer: Viewer, typed: Typed) -> Answer {
    let t = viewer.t();
    let session = viewer.visit.known_session()?;
    let second_factor = session.second_factor;
    let membership = viewer.actor.membership;
    let (sessions, codes_left, roles) = viewer
        .run(move |house, _| {
            let sessions = identity::own_sessions(house, &session)?;
            let left = identity::recovery_codes_left(house, &session)?;
            let roles = identity::own_roles(house, &session)?;
            let agencies = house.data.read(agencies::all)?;
            let roles = roles.into_iter().map(|role| {
                let agency = agencies.iter().find(|agency| Some(agency.id) == role.agency);
                let place = agency.map(|agency| format!(" – {}", agency.name)).unwrap_or_default();
                let label = format!("{}{place}", t.get(role.role.label_key()));
                Choice { checked: role.id == membership, ..option(role.id.text(), label) }
            });
            Ok::<_, Trouble>((sessions, left, roles.collect()))
        })
        .await?;
    let line = |session: OwnSession| Line {
        mark: session.mark,
        began: t.moment(session.created_at),
        seen: t.moment(session.seen_at),
        this: session.this,
    };
    let choices = questions(t, &typed);
    let access = &viewer.visit.app().house.access;
    let talks = access.allows_bodies(&viewer.actor, identity::BodyAction::Talk);
    let phrase = if talks {
        format!("{}&neu=1", network::paths::phrase(paths::ACCOUNT))
    } else {
        String::new()
    };
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            problems: typed.problems_of(&choices),
            choices,
            second_factor,
            phrase,
            codes_left,
            sessions: sessions.into_iter().map(line).collect(),
            roles,
        },
    )
}

/// The small choices as they are now.
fn chosen(viewer: &Viewer) -> Fields {
    let kept = viewer.visit.preferences();
    let text = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let flag =
        |name: &str, unset: bool| match kept.get(name).and_then(Value::as_bool).unwrap_or(unset) {
            true => "1",
            false => "",
        };
    Fields::default()
        .and("language", viewer.t().locale.code())
        .and("theme", text("theme"))
        .and("density", text("density"))
        .and("keys", flag("keys", false))
        .and("drafts", flag("drafts", true))
}

fn questions(t: Texts, typed: &Typed) -> Vec<Field> {
    let word = |key: &str| t.get(key).into_owned();
    let languages = vec![option("de", "Deutsch"), option("en", "English")];
    let themes = vec![
        option("", word("account-theme-system")),     // text
        option("light", word("account-theme-light")), // text
        option("dark", word("account-theme-dark")),   // text
    ];
    let densities = vec![
        option("", word("account-density-compact")), // text
        option("komfort", word("account-density-comfort")), // text
    ];
    let tick = |name: &str, label_key: &str, yes: &str| {
        typed.choices(name, label_key, vec![option("1", word(yes))])
    };
    vec![
        typed.radios("language", "account-language", languages),
        typed.radios("theme", "account-theme", themes),
        typed.radios("density", "account-density", densities),
        tick("keys", "account-keys", "account-keys-on"), // text
        tick("drafts", "account-drafts", "account-drafts-on"), // text
    ]
}
