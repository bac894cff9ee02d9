//! The Stichtag: one table for all own cases, and the standing of each plan (form section 16).

use std::collections::HashMap;

use base::{Date, Outcome, Problem};
use forms::Path;

use super::rows::{edit, set};
use crate::cases::actions::own_cases_in;
use crate::cases::{CaseFile, CounsellingType};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::{Edit, Revision, form, store};

/// One line of the table.
#[derive(Debug, Clone)]
pub struct StandingRow {
    /// The case.
    pub file: CaseFile,
    /// Its standing at the Stichtag, if one is recorded.
    pub standing: Option<String>,
    /// Required and not recorded: at every Stichtag for the *ausführliche Fallsteuerung* (W03). For simple
    /// counselling the table offers it (W02, W35) and nobody is urged.
    pub due: bool,
}

/// All cases in the actor's hands (own and stood in for) that were active in the twelve months up to the
/// Stichtag, with their standing (W35).
///
/// # Errors
/// [`Problem::Forbidden`] for roles that keep no cases.
pub fn standings(house: &House, actor: &Actor, reference_date: Date) -> Outcome<Vec<StandingRow>> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    let from = reference_date.checked_sub(jiff::Span::new().years(1)).unwrap_or(reference_date);
    let files = own_cases_in(house, actor, from, reference_date)?;
    let known: HashMap<CaseId, String> = house
        .data
        .read(|conn| store::standings_at(conn, &scope, house.today(), reference_date))?
        .into_iter()
        .collect();
    let rows = files.into_iter().map(|file| {
        let standing = known.get(&file.id).cloned();
        let due = standing.is_none() && file.counselling_type == CounsellingType::Steered;
        StandingRow { file, standing, due }
    });
    Ok(rows.collect())
}

/// Records the standing of one plan at a Stichtag; a second time replaces it, so there is exactly one (W35).
/// Answers whether counselling should now be ended (W36).
///
/// # Errors
/// When the standing is unknown or the plan is locked.
pub fn set_standing(
    house: &House,
    actor: &Actor,
    case: CaseId,
    reference_date: Date,
    standing: &str,
) -> Outcome<bool> {
    if reference_date > house.today() {
        return Err(Problem::at("reference_date", "error-date-future"));
    }
    edit(house, actor, case, |plan| {
        if form().lists.get("stand").and_then(|list| list.choice(standing)).is_none() {
            return Err(Problem::at("standing", "error-unknown-choice"));
        }
        let row = standing_row(reference_date)?;
        if !plan.may_write(&row) {
            return Err(Problem::Rule("rule-w06-locked"));
        }
        let same = plan.answers.text(row.question("stand_status").as_str()) == Some(standing);
        let edits = if same { Vec::new() } else { standing_edits(&row, reference_date, standing) };
        let ends = matches!(standing, "ausreise" | "kein_bedarf");
        Ok((Revision { edits }, ends))
    })
}

/// The row of a Stichtag: its key is the day, so no day can have two.
pub(super) fn standing_row(day: Date) -> Outcome<Path> {
    let digits = day.to_string().replace('-', "");
    Path::parse(&format!("stand[s{digits}]")).map_err(Problem::internal)
}

pub(super) fn standing_edits(row: &Path, day: Date, standing: &str) -> Vec<Edit> {
    vec![
        Edit::AddRow(row.clone()),
        set(row, "stand_stichtag", &day.to_string()),
        set(row, "stand_status", standing),
    ]
}
