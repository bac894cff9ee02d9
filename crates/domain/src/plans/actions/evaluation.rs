//! The pseudonymous evaluation record: seven fields a plan, without a name (form section 14).

use base::{Date, Outcome, PageRequest, Problem};

use super::history::plan_as_of;
use crate::audit;
use crate::cases::CaseFilter;
use crate::cases::actions::{cases, permit};
use crate::house::House;
use crate::identity::{Action, Actor};

/// One plan at the Stichtag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvaluationRow {
    /// `w`, `m`, `d` or empty.
    pub sex: String,
    /// Full years at the Stichtag, empty when unknown.
    pub age: String,
    /// Full months in Germany at the Stichtag, empty when unknown.
    pub months_in_germany: String,
    /// Country of origin (list L2).
    pub origin: String,
    /// Running number of the plan.
    pub plan_no: String,
    /// Municipality key.
    pub municipality_key: String,
    /// Running number of the case manager.
    pub case_manager_no: String,
}

/// The records of all plans active at the Stichtag whose clients' ground covers it, within the actor's scope.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that may not export.
pub fn evaluation(
    house: &House,
    actor: &Actor,
    reference_date: Date,
    mut progress: impl FnMut(usize),
) -> Outcome<Vec<EvaluationRow>> {
    house.access.scope(actor, Action::ExportEvaluation)?;
    let mut rows = Vec::new();
    let mut page = PageRequest { after: None, size: 200 };
    let mut seen = 0;
    loop {
        let found = cases(house, actor, &CaseFilter::default(), &page)?;
        for row in &found.rows {
            seen += 1;
            let file = &row.file;
            let active = file.first_contact_on <= reference_date
                && file.ended_on.is_none_or(|end| end > reference_date);
            if active {
                rows.extend(record(house, actor, file.id, reference_date)?);
            }
        }
        progress(seen);
        match found.next {
            Some(after) => page.after = Some(after),
            None => break,
        }
    }
    rows.sort_by_key(|row| row.plan_no.parse::<i64>().unwrap_or_default());
    house.data.write(|tx| {
        let detail = serde_json::json!({
            "reference_date": reference_date.to_string(), "rows": rows.len(),
        });
        audit::record(tx, house.now(), actor.entry("evaluation.exported", String::new(), detail))?;
        Ok::<_, Problem>(())
    })?;
    Ok(rows)
}

fn record(
    house: &House,
    actor: &Actor,
    case: crate::identity::CaseId,
    day: Date,
) -> Outcome<Option<EvaluationRow>> {
    house.data.read(|conn| {
        let permit = permit(house, conn, actor, case, Action::ExportEvaluation)?;
        let plan = match plan_as_of(house, conn, &permit, day, actor.language) {
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
    })
}
