//! Opening a plan to look at it.

use base::{Date, Locale, Outcome, Problem};
use db::Conn;
use forms::Answers;

use crate::cases::Sight;
use crate::cases::actions::file;
use crate::house::House;
use crate::identity::Permit;
use crate::identity::agencies::settings;
use crate::plans::circumstances::context;
use crate::plans::store::SealedPlan;
use crate::plans::visible::visible;
use crate::plans::{Plan, form, store};
use crate::privacy::actions::legal_standing;
use crate::sealed::{open, place};

/// The present plan of a case.
///
/// # Errors
/// When it cannot be read or opened.
pub fn plan(house: &House, conn: &mut Conn, permit: &Permit, language: Locale) -> Outcome<Plan> {
    let (sealed, answers) = opened(house, conn, permit)?;
    // A plan stays with the form it was written with; another form needs another program.
    if sealed.form_id != form().id {
        return Err(Problem::Rule("rule-form-unknown"));
    }
    let version = (sealed.version, sealed.changed_at);
    let plan = plan_with(house, conn, permit, answers, version, (house.today(), language))?;
    Ok(Plan { form_version: sealed.form_version, ..plan })
}

/// The answers a permit may see, with their version: for lists that need a word of many plans and no logic.
pub(super) fn seen(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    sight: Sight,
) -> Outcome<(i64, Answers)> {
    let (sealed, answers) = opened(house, conn, permit)?;
    Ok((sealed.version, visible(sight, &answers).unwrap_or(answers)))
}

fn opened(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<(SealedPlan, Answers)> {
    let sealed = store::plan(conn, permit)?.ok_or(Problem::NotFound)?;
    let key = house.vault.client_key(&permit.client_id().text())?;
    let case = permit.case_id().text();
    let answers = open(&key, place("plan", &case, "sealed"), &sealed.sealed)?;
    Ok((sealed, answers))
}

/// A plan made of given answers, as of a day.
///
/// # Errors
/// When the case cannot be read.
pub fn plan_with(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    answers: Answers,
    (version, changed_at): (i64, base::Timestamp),
    (day, language): (Date, Locale),
) -> Outcome<Plan> {
    let mut file = file(conn, permit)?;
    let standing = legal_standing(house, conn, permit)?;
    let sight = Sight::of(&file, &standing, permit);
    if !sight.counselling {
        // It mirrors an answer of Teil A.
        file.housing_since = None;
    }
    let additions = settings(conn, file.agency)?.additions;
    let context = context(&file, (&standing, sight), &additions, day, language);
    let (answers, whole) = match visible(sight, &answers) {
        Some(part) => (part, Some(answers)),
        None => (answers, None),
    };
    let evaluation = forms::evaluate(form(), &answers, &context);
    let form_version = form().version.clone();
    Ok(Plan {
        file,
        standing,
        form_version,
        version,
        changed_at,
        sight,
        answers,
        evaluation,
        context,
        whole,
    })
}
