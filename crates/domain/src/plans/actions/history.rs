//! The past of a plan: who entered what and when, and the state as of any day.

use base::{Date, Locale, Outcome, Personal, Problem, Timestamp};
use db::Conn;
use forms::Path;

use super::reading::plan_with;
use crate::house::House;
use crate::identity::Permit;
use crate::plans::store::SealedRevision;
use crate::plans::{Edit, Plan, Revision, store};
use crate::sealed::{open, place};

/// One change of one field.
#[derive(Debug, Clone)]
pub struct FieldChange {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// The value from then on; empty when it was taken away.
    pub value: Personal<String>,
}

pub(super) fn revisions_after(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    after: i64,
) -> Outcome<Vec<(SealedRevision, Revision)>> {
    opened(house, conn, permit, after, house.now())
}

fn opened(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    after: i64,
    until: Timestamp,
) -> Outcome<Vec<(SealedRevision, Revision)>> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let case = permit.case_id();
    let rows = store::revisions(conn, case, after, until)?.into_iter().map(|row| {
        let name = format!("{case}/{}", row.version);
        let revision = open(&key, place("plan_revision", &name, "sealed"), &row.sealed)?;
        Ok((row, revision))
    });
    rows.collect()
}

/// Every value one field ever had, the newest first.
///
/// # Errors
/// When a revision cannot be opened.
pub fn field_history(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    path: &Path,
) -> Outcome<Vec<FieldChange>> {
    let mut changes = Vec::new();
    for (row, revision) in opened(house, conn, permit, 0, house.now())? {
        for edit in &revision.edits {
            let value = match edit {
                Edit::Set(changed, answer) if changed == path => {
                    answer.text().unwrap_or(forms::DECLINED).to_owned()
                }
                Edit::Clear(changed) if changed == path => String::new(),
                Edit::RemoveRow(gone) if path.is_in(gone) => String::new(),
                _ => continue,
            };
            let by = row.author_name.clone();
            changes.push(FieldChange { at: row.valid_from, by, value: Personal::new(value) });
        }
    }
    changes.reverse();
    Ok(changes)
}

/// The plan as it stood at the end of a day.
///
/// # Errors
/// [`Problem::NotFound`] when it did not exist yet.
pub fn plan_as_of(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    day: Date,
    language: Locale,
) -> Outcome<Plan> {
    let rows = opened(house, conn, permit, 0, Timestamp::end_of_day(day))?;
    let (last, _) = rows.last().ok_or(Problem::NotFound)?;
    let version = (last.version, last.valid_from);
    let answers = Revision::fold(rows.iter().map(|(_, revision)| revision));
    plan_with(house, conn, permit, answers, version, (day, language))
}
