//! A new account.

use askama::Template;
use axum::http::StatusCode;
use base::{Locale, Outcome, Problem as Trouble};
use domain::identity::{self, Actor, Agency, NewAccount, NewMembership, Role, agencies};

use super::account::Secret;
use crate::components::{Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, page, page_with};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "admin/pages/create.html")]
struct View {
    page: Page,
    t: Texts,
    problems: Vec<Problem>,
    fields: Vec<Field>,
}

/// The form.
pub async fn show(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default().and("language", "de"));
    shown(StatusCode::OK, &viewer, &typed).await
}

/// Creates it and shows the first password once.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let new = read(&form, &viewer.actor);
    let created = viewer
        .submit(&form, move |house, actor| identity::create_account(house, actor.into(), &new?))
        .await?;
    match created {
        Ok(created) => {
            let password = created.password.map(|password| password.into_inner());
            page(Secret::new(&viewer, created.account, form.trimmed("login"), password, true))
        }
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed).await
        }
    }
}

fn read(form: &Form, actor: &Actor) -> Outcome<NewAccount> {
    let role = form.get("role").parse::<Role>();
    let role = role.map_err(|_| Trouble::at("role", "role-missing"))?;
    // Administrators of one agency need not say which.
    let agency = match (actor.agency, form.some("agency")) {
        (Some(own), _) => Some(own),
        (None, None) => None,
        (None, Some(id)) => {
            Some(id.parse().map_err(|_| Trouble::at("agency", "membership-agency-missing"))?)
        }
    };
    let number = form.some("case_manager_no").map(str::parse).transpose();
    let number = number.map_err(|_| Trouble::at("case_manager_no", "case-manager-no-invalid"))?;
    Ok(NewAccount {
        login: form.get("login").to_owned(),
        display_name: form.get("display_name").to_owned(),
        email: form.some("email").map(str::to_owned),
        language: form.get("language").parse().unwrap_or(Locale::De),
        password: None,
        must_change: true,
        memberships: vec![NewMembership { role, agency, case_manager_no: number }],
    })
}

async fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let agencies = viewer.run(|house, _| Ok(house.data.read(agencies::all)?)).await?;
    let fields = questions(viewer.t(), typed, &viewer.actor, &agencies);
    let problems = typed.problems_of(&fields);
    page_with(status, View { page: viewer.page(), t: viewer.t(), problems, fields })
}

fn questions(t: Texts, typed: &Typed, actor: &Actor, agencies: &[Agency]) -> Vec<Field> {
    let roles = Role::ALL.map(|role| option(role.code(), t.get(role.label_key())));
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let required = |field: Field| Field { required: true, ..field };
    let mut fields = vec![
        required(typed.text("display_name", "accounts-name")),
        required(hinted(typed.text("login", "accounts-login"), "accounts-login-hint")), // text
        hinted(typed.text("email", "accounts-email"), "accounts-email-hint"),           // text
        required(typed.select("role", "accounts-role", roles.into())),
    ];
    if actor.agency.is_none() {
        let options = agencies.iter().map(|agency| option(agency.id.text(), &agency.name));
        let asked = typed.select("agency", "accounts-agency", options.collect());
        fields.push(hinted(asked, "accounts-agency-hint")); // text
    }
    let number = typed.number("case_manager_no", "accounts-number-label");
    fields.push(Field { width: 8, ..hinted(number, "accounts-number-hint") }); // text
    let languages = vec![option("de", "Deutsch"), option("en", "English")];
    fields.push(typed.radios("language", "account-language", languages));
    fields
}
