//! Offers that follow from how answers changed, and taking one of them.

use base::{Outcome, Problem};
use db::Conn;
use forms::Path;

use super::history::past;
use super::rows::{edit, set};
use crate::house::House;
use crate::identity::{Actor, CaseId, Permit};
use crate::plans::{Achieved, Plan, Revision, Suggestion, goals_in};

/// Everything to offer for a plan that was opened with this permit (W19, W38, W39).
///
/// # Errors
/// When a revision cannot be opened.
pub fn suggestions(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    plan: &Plan,
) -> Outcome<Vec<Suggestion>> {
    Ok(crate::plans::suggestions(plan, &past(house, conn, permit)?))
}

/// Says that a goal is reached: its open steps are done, and where steps failed the goal is reached all the same
/// (W33 takes the state from the steps unless somebody says otherwise).
///
/// # Errors
/// When there is no such goal, or the plan is locked.
pub fn achieve_goal(house: &House, actor: &Actor, case: CaseId, goal: &Path) -> Outcome<()> {
    edit(house, actor, case, |plan| {
        let goals = goals_in(&plan.answers);
        let row = goals.iter().find(|row| row.path == *goal).ok_or(Problem::NotFound)?;
        if !plan.may_write(goal) {
            return Err(Problem::Rule("rule-w06-locked"));
        }
        let open = row.steps.iter().filter(|step| step.achieved == Achieved::InProgress);
        let mut edits: Vec<_> =
            open.map(|step| set(&step.path, "schritte_erreicht", Achieved::Yes.name())).collect();
        let smooth = !row.steps.is_empty()
            && row.steps.iter().all(|step| {
                matches!(step.achieved, Achieved::Yes | Achieved::InProgress)
                    && !step.text.reveal().is_empty()
            });
        let said = plan.answers.text(goal.question("ziele_erreicht_abweichend").as_str());
        if said != Some("ja") && (!smooth || said.is_some()) {
            edits.push(set(goal, "ziele_erreicht_abweichend", Achieved::Yes.name()));
        }
        Ok((Revision { edits }, ()))
    })
}
