//! Opening a plan to look at it.

use base::{Date, Locale, Outcome, Problem};
use db::Conn;
use forms::Answers;

use crate::cases::actions::file;
use crate::house::House;
use crate::identity::Permit;
use crate::identity::agencies::settings;
use crate::plans::circumstances::context;
use crate::plans::{Plan, form, store};
use crate::privacy::actions::standing;
use crate::sealed::{open, place};

/// The present plan of a case.
///
/// # Errors
/// When it cannot be read or opened.
pub fn plan(house: &House, conn: &mut Conn, permit: &Permit, language: Locale) -> Outcome<Plan> {
    let sealed = store::plan(conn, permit.case_id())?.ok_or(Problem::NotFound)?;
    let key = house.vault.client_key(&permit.client_id().text())?;
    let case = permit.case_id().text();
    let answers: Answers = open(&key, place("plan", &case, "sealed"), &sealed.sealed)?;
    // A plan stays with the form it was written with; another form needs another program.
    if sealed.form_id != form().id {
        return Err(Problem::Rule("rule-form-unknown"));
    }
    let version = (sealed.version, sealed.changed_at);
    let plan = plan_with(house, conn, permit, answers, version, (house.today(), language))?;
    Ok(Plan { form_version: sealed.form_version, ..plan })
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
    let file = file(conn, permit)?;
    let standing = standing(house, conn, permit)?;
    let additions = settings(conn, file.agency)?.additions;
    let context = context(&file, &standing, &additions, day, language);
    let evaluation = forms::evaluate(form(), &answers, &context);
    let form_version = form().version.clone();
    Ok(Plan { file, standing, form_version, version, changed_at, answers, evaluation, context })
}
