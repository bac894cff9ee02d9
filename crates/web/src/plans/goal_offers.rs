//! What the page of Teil B offers: goals to be agreed, and goals that seem to be reached.

use domain::plans::{GoalRow, Proposal, Suggestion, form};
use domain::registers;

use super::goal_view::Shown;
use super::paths;
use crate::lists::label;

/// Something offered because of an answer: a goal to be agreed, or one that seems to be reached.
pub(super) struct Offer {
    pub text: String,
    /// The goal in words, where the offer does not name it.
    pub words: String,
    /// Where the offered goal is agreed; empty for none.
    pub href: String,
    /// The row of the goal that seems to be reached; empty for none.
    pub reached: String,
    pub goal: String,
}

/// Goals the form suggests because of an answer, such as W15 and W16, unless they are agreed already; and
/// goals that seem to be reached because something changed (W19, W39).
pub(super) fn offers(
    shown: &Shown<'_>,
    agreed: &[GoalRow],
    suggestions: &[Suggestion],
) -> Vec<Offer> {
    let t = shown.t;
    let mut found: Vec<Offer> = Vec::new();
    for (path, _) in shown.plan.evaluation.fields().filter(|(_, state)| state.relevant) {
        let Some(note) = form().question(path.name()) else { continue };
        let suggested = note.appearance.split_whitespace().any(|word| word == "vorschlag");
        let goal = note.extra.get("ziel").filter(|_| suggested);
        let Some(goal) = goal.and_then(|id| registers::goal(id)) else { continue };
        let known = agreed.iter().any(|row| row.goal == goal.id)
            || found.iter().any(|one| one.goal == goal.id);
        if !known {
            found.push(Offer {
                text: note.label.get(t.locale.code()).to_owned(),
                words: String::new(),
                href: format!("{}?ziel={}", paths::new_goal(shown.case), goal.id),
                reached: String::new(),
                goal: goal.id.clone(),
            });
        }
    }
    found.extend(suggestions.iter().map(|suggestion| {
        let (words, reached, goal) = match &suggestion.proposal {
            Proposal::AchieveGoal { row, goal } => {
                (label("ziele", goal, t), row.to_string(), goal.clone())
            }
            Proposal::HandOver { .. } => (String::new(), String::new(), String::new()),
        };
        let text = t.get(suggestion.message_key()).into_owned();
        Offer { text, words, href: String::new(), reached, goal }
    }));
    found
}
