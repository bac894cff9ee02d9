//! Why a plan cannot be changed now, in words.

use domain::cases::CaseState;
use domain::plans::Plan;

use crate::texts::Texts;

/// The cause, and never one that might be; empty when the plan can be changed.
pub(super) fn lock(plan: &Plan, t: Texts) -> String {
    if plan.is_writable() {
        return String::new();
    }
    if plan.file.state == CaseState::Closed {
        return t.get("plan-closed").into_owned();
    }
    let standing = &plan.standing;
    let causes = [
        (!standing.agreement, "plan-locked-agreement"), // text
        (!standing.counselling && standing.withdrawn, "plan-locked-withdrawn"), // text
        (!standing.counselling && !standing.withdrawn, "plan-locked-ground"), // text
    ];
    let causes = causes.into_iter().filter(|(holds, _)| *holds);
    causes.map(|(_, key)| t.get(key)).collect::<Vec<_>>().join(" ")
}
