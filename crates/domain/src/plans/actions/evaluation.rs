//! The pseudonymous evaluation record: seven fields a plan, without a name (form section 14).

use std::borrow::Cow;

use base::{Date, Outcome, Problem};
use db::Conn;

use super::history::plan_as_of;
use crate::audit;
use crate::cases::actions::permits_on;
use crate::house::House;
use crate::identity::{Action, Actor, AgencyId, Doer, Permit};

/// After so many plans the progress is told.
const STEP: usize = 100;

/// One plan at the Stichtag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvaluationRow {
    /// `w`, `m`, `d`, `keine_angabe` or empty.
    pub sex: String,
    /// Full years at the Stichtag, empty when unknown.
    pub age: String,
    /// Full months in Germany at the Stichtag, empty when unknown.
    pub months_in_germany: String,
    /// Country of origin (list L2), `keine_angabe` or empty.
    pub origin: String,
    /// Running number of the plan.
    pub plan_no: String,
    /// Municipality key.
    pub municipality_key: String,
    /// Running number of the case manager.
    pub case_manager_no: String,
}

/// The record of a Stichtag, and how many plans it does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvaluationRecord {
    /// By plan number.
    pub rows: Vec<EvaluationRow>,
    /// Plans that were active at the Stichtag but whose clients' ground does not cover evaluation, or which
    /// had not been begun by then.
    pub left_out: usize,
}

/// What becomes of the record: the audit tells the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvaluationUse {
    /// It is looked at.
    View,
    /// It leaves as a file of this kind.
    Export(&'static str),
}

/// The records of all plans active at the Stichtag whose clients' ground covers it, within the actor's scope;
/// on the console, of the whole agency. `progress` hears how many of how many are done.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that may not export, and for another agency.
pub fn evaluation(
    house: &House,
    doer: Doer<'_>,
    agency: AgencyId,
    reference_date: Date,
    purpose: EvaluationUse,
    mut progress: impl FnMut(usize, usize),
) -> Outcome<EvaluationRecord> {
    let actor = match doer {
        Doer::Actor(actor) if actor.agency == Some(agency) => Cow::Borrowed(actor),
        Doer::Actor(_) => return Err(Problem::Forbidden),
        Doer::Console => Cow::Owned(Actor::console_for_agency(house, agency)),
    };
    let mut record = EvaluationRecord::default();
    house.data.read(|conn| {
        let action = Action::ExportEvaluation;
        let permits = permits_on(house, conn, &actor, action, reference_date)?;
        for (index, permit) in permits.iter().enumerate() {
            if index % STEP == 0 {
                progress(index, permits.len());
            }
            match row(house, conn, permit, reference_date, &actor)? {
                Some(row) => record.rows.push(row),
                None => record.left_out += 1,
            }
        }
        progress(permits.len(), permits.len());
        Ok::<_, Problem>(())
    })?;
    let (action, format) = match purpose {
        EvaluationUse::View => ("evaluation.viewed", None),
        EvaluationUse::Export(format) => ("evaluation.exported", Some(format)),
    };
    house.data.write(|tx| {
        let detail = serde_json::json!({
            "reference_date": reference_date.to_string(), "rows": record.rows.len(), "format": format,
        });
        audit::record(tx, house.now(), doer.entry(agency, action, String::new(), detail));
        Ok::<_, Problem>(())
    })?;
    Ok(record)
}

fn row(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    day: Date,
    actor: &Actor,
) -> Outcome<Option<EvaluationRow>> {
    let plan = match plan_as_of(house, conn, permit, day, actor.language) {
        Err(Problem::NotFound) => return Ok(None),
        plan => plan?,
    };
    // Without a ground for counselling there is no content to draw figures from.
    if !plan.standing.evaluation || !plan.is_readable() {
        return Ok(None);
    }
    let value = |name: &str| plan.evaluation.calculated(name).unwrap_or_default().to_owned();
    Ok(Some(EvaluationRow {
        sex: value("eval_geschlecht"),
        age: value("eval_alter_jahre"),
        months_in_germany: value("eval_aufenthaltsdauer_monate"),
        origin: value("eval_herkunftsland"),
        plan_no: plan.file.plan_no.to_string(),
        municipality_key: plan.file.municipality_key.clone(),
        case_manager_no: plan.file.case_manager_no.to_string(),
    }))
}
