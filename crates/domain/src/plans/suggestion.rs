//! What the program offers because something changed: never more than an offer.

use base::Date;
use forms::Path;

use super::form::form;
use super::goals::goals_in;
use super::plan::Plan;
use super::timeline::{Past, Timeline};

/// An offer with the rule it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The rule, such as `w19`.
    pub rule: &'static str,
    /// What is offered.
    pub proposal: Proposal,
}

/// What can be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// A goal seems to be reached: see [`super::actions::achieve_goal`].
    AchieveGoal {
        /// Its row.
        row: Path,
        /// Its id in the register.
        goal: String,
    },
    /// Another agency is responsible for people in flats of their own (paper, 2.1).
    HandOver {
        /// The day of the move.
        since: Date,
    },
}

impl Suggestion {
    /// The Fluent key of its sentence.
    pub fn message_key(&self) -> &'static str {
        match (self.rule, &self.proposal) {
            ("w19", _) => "suggestion-w19-level-reached",
            ("w39", _) => "suggestion-w39-status-reached",
            _ => "suggestion-w38-hand-over",
        }
    }
}

/// Everything to offer for a plan, in the order of the rules. A plan that may not be seen offers nothing.
pub fn suggestions(plan: &Plan, past: &Past) -> Vec<Suggestion> {
    if !plan.is_writable() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut reached = |rule, goals: &[&str]| {
        for row in goals_in(&plan.answers) {
            if goals.contains(&row.goal.as_str()) && is_open(plan, &row.path) {
                let proposal = Proposal::AchieveGoal { row: row.path, goal: row.goal };
                found.push(Suggestion { rule, proposal });
            }
        }
    };
    reached("w19", &levels_reached(&past.level));
    reached("w39", statuses_reached(&past.status));
    let looked_at = plan.derived().standings.last().map(|(day, _)| *day);
    if let Some(since) = moved_out(&past.housing)
        && looked_at.is_none_or(|day| day < since)
    {
        found.push(Suggestion { rule: "w38", proposal: Proposal::HandOver { since } });
    }
    found.sort_by_key(|one| one.rule);
    found
}

/// A goal neither reached nor given up.
fn is_open(plan: &Plan, row: &Path) -> bool {
    let state = plan.evaluation.calculated(row.question("ziele_erreicht").as_str());
    !matches!(state, Some("ja" | "nein"))
}

/// Goals of a level of German that is reached now and was not reached on some day before (W19).
fn levels_reached(level: &Timeline) -> Vec<&'static str> {
    const GOALS: [(&str, i64); 3] = [("sp_a2", 2), ("sp_b1", 3), ("sp_b2", 4)];
    let order = |name: &str| -> Option<i64> {
        form().lists.get("sprachniveaus")?.choice(name)?.extra.get("ordnung")?.parse().ok()
    };
    let Some(now) = order(level.latest()) else { return Vec::new() };
    let Some(lowest) = level.values().filter_map(order).min() else { return Vec::new() };
    let risen = GOALS.into_iter().filter(|(_, wanted)| lowest < *wanted && *wanted <= now);
    risen.map(|(goal, _)| goal).collect()
}

/// The step into a lasting residence or into citizenship (W39, indicator 1d).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEvent {
    /// The day.
    pub on: Date,
    /// The status before; empty when none was known.
    pub from: String,
    /// The status from then on.
    pub to: String,
    /// Its group: `G` (settlement) or `J` (citizenship and the like).
    pub group: String,
}

/// Every change into group G or J. Not knowing the status any more is no event, though its entry stands in J.
pub fn status_events(status: &Timeline) -> Vec<StatusEvent> {
    let entered = status.changes().filter_map(|(on, from, to)| {
        let group = group_of_status(to)?;
        let lasting = matches!(group, "G" | "J") && to != "ungeklaert";
        let new = !from.is_empty() && group_of_status(from) != Some(group);
        (lasting && new).then(|| StatusEvent {
            on,
            from: from.to_owned(),
            to: to.to_owned(),
            group: group.to_owned(),
        })
    });
    entered.collect()
}

fn group_of_status(name: &str) -> Option<&'static str> {
    let choice = form().lists.get("aufenthaltsstatus")?.choice(name)?;
    choice.extra.get("gruppe").map(String::as_str)
}

/// Goals that the present status fulfils, when the person came into it while being counselled (W39).
fn statuses_reached(status: &Timeline) -> &'static [&'static str] {
    let now = status.latest();
    if !status_events(status).iter().any(|event| event.to == now) {
        return &[];
    }
    if now == "deutsch" { &["au_verfestigen", "au_einbuergerung"] } else { &["au_verfestigen"] }
}

/// The day the person moved from central accommodation into a flat, when that is where they live now (W38).
fn moved_out(housing: &Timeline) -> Option<Date> {
    let responsible = |name: &str| -> Option<&'static str> {
        let choice = form().lists.get("wohnformen")?.choice(name)?;
        choice.extra.get("zustaendigkeit").map(String::as_str)
    };
    let (since, before, now) = housing.changes().last()?;
    let moved = responsible(before) == Some("zentral") && responsible(now) == Some("dezentral");
    moved.then_some(since)
}
