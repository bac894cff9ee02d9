//! The task list of a case: each part with how far it is.

use domain::cases::CaseState;
use domain::plans::{Achieved, goals_in};

use super::overview::Seen;
use crate::cases::paths;
use crate::components::{Tag, Task, Tone};
use crate::lists::label;
use crate::texts::Texts;
use crate::{plans, printing, privacy};

/// Deadlines shown beside the rest.
const DEADLINES: usize = 7;

fn tag(tone: Tone, label: impl Into<String>) -> Option<Tag> {
    Some(Tag { tone, label: label.into() })
}

/// The parts of the case, in the order of the work.
pub(super) fn tasks(seen: &Seen, t: Texts) -> Vec<Task> {
    let case = seen.plan.file.id;
    let task = |key: &str, href: String, note: String, tag: Option<Tag>| Task {
        label: t.get(key).into_owned(),
        href,
        note,
        tag,
        ..Task::default()
    };
    let (goals, open, overdue) = steps(seen);
    let derived = seen.plan.derived();
    let begun = |yes: bool| {
        if yes {
            tag(Tone::Info, t.get("case-begun"))
        } else {
            tag(Tone::Neutral, t.get("case-not-begun"))
        }
    };
    // What is locked says so, and not that it is empty.
    let locked = seen.plan.file.state == CaseState::Open && !seen.plan.is_readable();
    let begun = |yes: bool| {
        if locked { tag(Tone::Danger, t.get("case-locked-part")) } else { begun(yes) }
    };
    let part_b_tag = match overdue {
        0 => begun(derived.has_part_b),
        count => tag(Tone::Danger, t.with("case-overdue-count", [("count", count)])),
    };
    let missing = derived.missing;
    let missing_tag = if missing == 0 {
        tag(Tone::Success, t.get("case-complete"))
    } else {
        tag(Tone::Warning, t.with("case-missing-count", [("count", missing)]))
    };
    let counted = t.with("case-goals", [("goals", goals), ("steps", open)]);
    vec![
        task(
            "case-part-a", // text
            plans::paths::part_a(case),
            t.with("case-missing", [("count", missing)]),
            begun(derived.has_part_a),
        ),
        task("case-part-b", plans::paths::part_b(case), counted, part_b_tag), // text
        reference_dates(seen, t),
        task(
            "contacts-title", // text
            paths::contacts(case),
            t.with("contacts-count", [("count", seen.contacts.len())]),
            None,
        ),
        consents(seen, t),
        task("case-check", plans::paths::check(case), String::new(), missing_tag), // text
        task("case-print", printing::paths::print(case), String::new(), None),     // text
    ]
}

/// How many goals, open steps, and steps past their day.
fn steps(seen: &Seen) -> (usize, usize, usize) {
    let goals = goals_in(&seen.plan.answers);
    let open = goals.iter().flat_map(|goal| &goal.steps);
    let open: Vec<_> = open.filter(|step| step.achieved == Achieved::InProgress).collect();
    let overdue = open.iter().filter(|step| step.is_overdue(seen.today)).count();
    (goals.len(), open.len(), overdue)
}

fn reference_dates(seen: &Seen, t: Texts) -> Task {
    let standings =
        if seen.plan.is_readable() { seen.plan.derived().standings } else { Vec::new() };
    let (note, tag) = match standings.last() {
        Some((day, standing)) => {
            let note = format!("{} · {}", t.date(*day), label("stand", standing, t));
            (note, tag(Tone::Info, t.get("case-standing-kept")))
        }
        None => (String::new(), tag(Tone::Neutral, t.get("case-no-standing"))),
    };
    Task {
        label: t.get("case-key-dates").into_owned(),
        href: plans::paths::REFERENCE_DATE.to_owned(),
        note,
        tag,
        ..Task::default()
    }
}

fn consents(seen: &Seen, t: Texts) -> Task {
    let standing = &seen.folder.standing;
    let held = [
        (standing.counselling, "purpose-beratung"),  // text
        (standing.health, "purpose-gesundheit"),     // text
        (standing.evaluation, "purpose-evaluation"), // text
    ];
    let held = held.into_iter().filter(|(holds, _)| *holds);
    let held: Vec<String> = held.map(|(_, key)| t.get(key).into_owned()).collect();
    let tag = if seen.folder.deletions.is_empty() {
        if standing.may_counsel() {
            tag(Tone::Success, t.get("privacy-holds"))
        } else {
            tag(Tone::Danger, t.get("privacy-missing"))
        }
    } else {
        tag(Tone::Warning, t.get("case-deletion-due"))
    };
    Task {
        label: t.get("folder-title").into_owned(),
        href: privacy::paths::folder(seen.plan.file.id),
        note: held.join(", "),
        tag,
        ..Task::default()
    }
}

/// The next steps by their day.
pub(super) fn deadlines(seen: &Seen, t: Texts) -> Vec<Task> {
    let case = seen.plan.file.id;
    let mut due: Vec<(Option<base::Date>, Task)> = Vec::new();
    for goal in goals_in(&seen.plan.answers) {
        for step in goal.steps.iter().filter(|step| step.achieved == Achieved::InProgress) {
            let keys = (goal.path.key(), step.path.key());
            let overdue = step.is_overdue(seen.today);
            due.push((
                step.due_on,
                Task {
                    label: step.text.reveal().clone(),
                    href: match keys {
                        (Some(goal), Some(step)) => plans::paths::step(case, goal, step),
                        _ => String::new(),
                    },
                    note: step.due_on.map(|day| t.date(day)).unwrap_or_default(),
                    private: true,
                    tag: overdue.then(|| tag(Tone::Danger, t.get("case-overdue"))).flatten(),
                    ..Task::default()
                },
            ));
        }
    }
    due.sort_by_key(|(day, _)| day.unwrap_or(base::Date::MAX));
    due.into_iter().take(DEADLINES).map(|(_, task)| task).collect()
}
