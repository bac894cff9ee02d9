//! The household of a case: who belongs to it, and the questions that change it.

use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{change_household_role, join_household, leave_household};
use domain::cases::{Household, HouseholdRole};
use domain::identity::CaseId;

use super::people::{Came, shown};
use crate::cases::{number, paths};
use crate::components::{Choice, Field};
use crate::http::{Answer, Form, Viewer, see_other};
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// Somebody of the household in words.
pub(super) struct MemberLine {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) href: String,
    pub(super) role: String,
    pub(super) note: String,
}

/// Joins another household, leaves one, or says what the client is in it.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let fields = form.0.clone();
    let done = viewer
        .submit(&form, move |house, actor| match fields.get("tun") {
            "verlassen" => leave_household(house, actor, case).map(|()| "household-left"), // text
            "rolle" => {
                let role = HouseholdRole::parse(fields.get("role"))
                    .ok_or_else(|| Trouble::at("role", "error-choose"))?;
                change_household_role(house, actor, case, role).map(|()| "household-role-kept") // text
            }
            _ => {
                let number = fields.trimmed("plan_no").parse().ok();
                let number = number.ok_or_else(|| Trouble::at("plan_no", "error-plan-number"))?;
                let role = HouseholdRole::parse(fields.get("join_role"))
                    .ok_or_else(|| Trouble::at("join_role", "error-choose"))?;
                join_household(house, actor, case, number, role).map(|()| "household-joined") // text
            }
        })
        .await?;
    match done {
        Ok(said) => see_other(&viewer.visit, paths::people(case)).flash(said).go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, Came::Household(typed)).await
        }
    }
}

/// Everybody of the household.
pub(super) fn members(household: &Household, case: CaseId, t: Texts) -> Vec<MemberLine> {
    let line = |member: &domain::cases::Member| {
        let mine = member.case == case;
        let named = member.person.as_ref();
        MemberLine {
            name: named.map(|person| person.listed().into_inner()).unwrap_or_default(),
            number: number(member.plan_no, t),
            href: match named {
                Some(_) if !mine => paths::case(member.case),
                _ => String::new(),
            },
            role: t.get(&format!("household-{}", member.role.name())).into_owned(),
            note: match named {
                None => t.with("household-colleague", [("manager", member.manager.clone())]),
                Some(_) if mine => t.get("household-me").into_owned(),
                Some(_) => String::new(),
            },
        }
    };
    household.members.iter().map(line).collect()
}

fn roles(t: Texts) -> Vec<Choice> {
    let name = |role: HouseholdRole| t.get(&format!("household-{}", role.name())).into_owned();
    HouseholdRole::ALL.map(|role| option(role.name(), name(role))).into()
}

/// What the client is: as chosen; as stored where that was not asked, because another form was sent.
pub(super) fn role(typed: &Typed, household: &Household, case: CaseId, t: Texts) -> Field {
    let mut field = Field { required: true, ..typed.select("role", "household-role", roles(t)) };
    if !field.is_chosen() {
        let me = household.members.iter().find(|member| member.case == case);
        let stored = me.map_or(HouseholdRole::Other, |me| me.role).name();
        field.options.iter_mut().for_each(|option| option.checked = option.value == stored);
    }
    field
}

/// Which household to join, as what.
pub(super) fn join(typed: &Typed, t: Texts) -> Vec<Field> {
    vec![
        Field {
            required: true,
            width: 8,
            hint: t.get("household-plan-hint").into_owned(),
            ..typed.text("plan_no", "household-plan")
        },
        Field { required: true, ..typed.select("join_role", "household-join-role", roles(t)) },
    ]
}
