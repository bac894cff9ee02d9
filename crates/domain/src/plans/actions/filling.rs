//! A form filled in: its fields, and what the pressed button asks for beside them, in one transaction.

use base::{Outcome, Problem};
use forms::Path;

use super::confirming::confirmation_of;
use super::rows::{new_row, without_hidden, without_row};
use super::saving::{SaveInput, Saved, save_in};
use super::writing::write;
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, once};

/// What is done after the fields are saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Also {
    /// Nothing more.
    Nothing,
    /// A row is added to a table (`kinder`, or `ziele[z1].schritte`). The same request sent twice adds one.
    AddRow {
        /// The table.
        table: String,
        /// The form's request key.
        request: String,
    },
    /// A row goes, with everything in it.
    RemoveRow(Path),
    /// A warning is confirmed as it stands, or that is taken back (W16).
    Confirm(Path, bool),
    /// Hidden values go, after somebody has seen this list and confirmed it.
    DropHidden(Vec<String>),
}

/// Saves fields and does what goes along; answers the address of a new row.
///
/// Fields that do not fit are part of the answer and do not keep the rest from being done.
///
/// # Errors
/// As the permit says; [`Problem::Rule`] or [`Problem::NotFound`] when the row is refused: then nothing is stored.
pub fn fill(
    house: &House,
    actor: &Actor,
    case: CaseId,
    input: &SaveInput,
    also: &Also,
) -> Outcome<(Saved, Option<Path>)> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let mut saved = save_in(house, tx, actor, permit, input)?;
        let plan = &mut saved.plan;
        let revision = match also {
            Also::Nothing => return Ok((saved, None)),
            Also::RemoveRow(row) => without_row(plan, row)?,
            Also::Confirm(warning, confirmed) => confirmation_of(plan, warning, *confirmed)?,
            Also::DropHidden(paths) => without_hidden(plan, paths),
            Also::AddRow { table, request } => {
                let (outer, repeat) = table_of(table)?;
                let added = once(tx, house.now(), actor.account, request, |tx| {
                    let (revision, row) = new_row(plan, outer.as_ref(), repeat)?;
                    write(house, tx, actor, permit, plan, &revision, "plan.changed")?;
                    Ok(row.to_string())
                })?;
                return Ok((saved, Path::parse(&added.location()).ok()));
            }
        };
        write(house, tx, actor, permit, plan, &revision, "plan.changed")?;
        Ok((saved, None))
    })
}

/// The row a table lies in, and its name.
fn table_of(table: &str) -> Outcome<(Option<Path>, &str)> {
    match table.rsplit_once('.') {
        None => Ok((None, table)),
        Some((row, name)) => {
            let row = Path::parse(row).map_err(|_| Problem::NotFound)?;
            Ok((Some(row), name))
        }
    }
}
