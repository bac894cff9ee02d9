//! The Stichtag: one table for all own cases, and the standing of each plan (form section 16).

use std::collections::HashMap;

use base::{Date, Outcome, Personal, Problem, Timestamp};
use db::Conn;
use forms::Path;

use super::reading::plan;
use super::rows::{edit, set};
use super::writing::write;
use crate::cases::actions::{cases_in_hand, permit, person, sight};
use crate::cases::{CaseFile, CaseState, CounsellingType, store as cases};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::{Edit, Plan, Revision, form, store};

/// One line of the table.
#[derive(Debug, Clone)]
pub struct StandingRow {
    /// The case.
    pub file: CaseFile,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// Its standing at the Stichtag, if one is recorded.
    pub standing: Option<String>,
    /// Required and not recorded: at every Stichtag for the *ausführliche Fallsteuerung* (W03). For simple
    /// counselling the table offers it (W02, W35) and nobody is urged.
    pub due: bool,
    /// The last one before, with its day.
    pub before: Option<(Date, String)>,
    /// With what an ended case ended.
    pub last: Option<(Date, String)>,
    /// Counselling had ended by the Stichtag. One that ended later was still running then.
    pub ended: bool,
}

impl StandingRow {
    /// Nothing is left to record: there is a standing, or counselling had ended with one by then (W10, W35).
    pub fn is_settled(&self) -> bool {
        self.standing.is_some() || (self.ended && self.last.is_some())
    }
}

/// First and last day of the period whose cases the table of a Stichtag shows: the twelve months up to it.
fn period(reference_date: Date) -> (Date, Date) {
    let from = reference_date.checked_sub(jiff::Span::new().years(1)).unwrap_or(reference_date);
    (from, reference_date)
}

/// Whether a case stands in the table of a Stichtag.
pub fn is_in_table(file: &CaseFile, reference_date: Date) -> bool {
    let (from, until) = period(reference_date);
    file.first_contact_on <= until && file.ended_on.is_none_or(|end| end >= from)
}

/// All cases in the actor's hands (own and stood in for) that were active in the twelve months up to the
/// Stichtag, with their standing (W35).
///
/// # Errors
/// [`Problem::Forbidden`] for roles that keep no cases.
pub fn standings(house: &House, actor: &Actor, reference_date: Date) -> Outcome<Vec<StandingRow>> {
    let (from, until) = period(reference_date);
    house.data.read(|conn| {
        let files = cases_in_hand(house, conn, actor, from, until)?;
        let mut known = recorded(house, conn, actor)?;
        let rows = files.into_iter().map(|file| {
            let permit = permit(house, conn, actor, file.id, Action::ReadCase)?;
            let (person, _) = person(house, conn, &permit)?;
            // A standing is content of counselling: a withdrawal closes it, too (W06).
            let is_open = sight(house, conn, &permit)?.counselling;
            let all = known.remove(&file.id).filter(|_| is_open).unwrap_or_default();
            let at = all.iter().find(|(day, _)| *day == reference_date);
            let steered = file.counselling_type == CounsellingType::Steered;
            Ok(StandingRow {
                name: person.listed(),
                due: at.is_none() && steered && is_open,
                standing: at.map(|(_, standing)| standing.clone()),
                before: all.iter().rev().find(|(day, _)| *day < reference_date).cloned(),
                last: all.last().cloned().filter(|_| file.state == CaseState::Closed),
                ended: file.state == CaseState::Closed
                    && file.ended_on.is_some_and(|end| end <= reference_date),
                file,
            })
        });
        rows.collect()
    })
}

type Recorded = HashMap<CaseId, Vec<(Date, String)>>;

fn recorded(house: &House, conn: &mut Conn, actor: &Actor) -> Outcome<Recorded> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    let mut known = Recorded::new();
    for (case, day, standing) in store::standings(conn, &scope, house.today())? {
        known.entry(case).or_default().push((day, standing));
    }
    Ok(known)
}

/// How many open cases have no standing at a Stichtag: of the agency for who leads, else the own ones.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that may not count.
pub fn without_standing(house: &House, actor: &Actor, reference_date: Date) -> Outcome<i64> {
    let scope = house.access.scope(actor, Action::CountCases)?;
    let today = house.today();
    Ok(house.data.read(|conn| store::without_standing(conn, &scope, today, reference_date))?)
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
        let revision = recording(plan, reference_date, standing)?;
        Ok((revision, ends_counselling(standing)))
    })
}

/// What became of a table that was sent. Lines without a message are stored, whatever happened to the others.
#[derive(Debug)]
pub struct StandingsSaved {
    /// When.
    pub at: Timestamp,
    /// Cases whose standing could not be recorded, with the message.
    pub errors: Vec<(CaseId, &'static str)>,
}

/// Records the standings of many plans at a Stichtag in one transaction; each needs its own permit. A line that
/// changes nothing writes nothing.
///
/// # Errors
/// [`Problem::NotFound`] when one of the cases is not the actor's: then nothing is stored. A Stichtag that lies
/// ahead.
pub fn set_standings(
    house: &House,
    actor: &Actor,
    reference_date: Date,
    chosen: &[(CaseId, String)],
) -> Outcome<StandingsSaved> {
    if reference_date > house.today() {
        return Err(Problem::at("reference_date", "error-date-future"));
    }
    // Everybody holds cases in the same order, so that no two wait for each other.
    let mut held: Vec<CaseId> = chosen.iter().map(|(case, _)| *case).collect();
    held.sort();
    held.dedup();
    house.data.write(|tx| {
        let known = recorded(house, tx, actor)?;
        let same = |case: &CaseId, standing: &String| {
            let stored = known.get(case).into_iter().flatten();
            stored.into_iter().any(|(day, stored)| *day == reference_date && stored == standing)
        };
        let mut changed = Vec::new();
        for (case, standing) in chosen {
            if same(case, standing) {
                let permit = permit(house, tx, actor, *case, Action::ReadCase)?;
                // What a withdrawal closed is answered alike, whatever is stored.
                if sight(house, tx, &permit)?.counselling {
                    continue;
                }
            }
            changed.push((case, standing));
        }
        for case in held.iter().filter(|held| changed.iter().any(|(case, _)| case == held)) {
            cases::hold(tx, *case)?;
        }
        let mut errors = Vec::new();
        for (case, standing) in changed {
            let permit = permit(house, tx, actor, *case, Action::WriteCase)?;
            let mut plan = plan(house, tx, &permit, actor.language)?;
            match recording(&plan, reference_date, standing) {
                Ok(revision) => {
                    write(house, tx, actor, &permit, &mut plan, &revision, "plan.changed")?;
                }
                Err(Problem::Rule(key)) => errors.push((*case, key)),
                Err(Problem::Invalid(told)) => {
                    errors.extend(told.first().map(|error| (*case, error.key)));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(StandingsSaved { at: house.now(), errors })
    })
}

fn recording(plan: &Plan, reference_date: Date, standing: &str) -> Outcome<Revision> {
    if form().lists.get("stand").and_then(|list| list.choice(standing)).is_none() {
        return Err(Problem::at("standing", "error-unknown-choice"));
    }
    if reference_date < plan.file.first_contact_on {
        return Err(Problem::at("standing", "error-before-first-contact"));
    }
    let row = standing_row(reference_date)?;
    if !plan.may_write(&row) {
        return Err(Problem::Rule("rule-w06-locked"));
    }
    let same = plan.answers.text(row.question("stand_status").as_str()) == Some(standing);
    let edits = if same { Vec::new() } else { standing_edits(&row, reference_date, standing) };
    Ok(Revision { edits })
}

/// Whether a standing says that counselling is over (W36).
pub fn ends_counselling(standing: &str) -> bool {
    matches!(standing, "ausreise" | "kein_bedarf")
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
