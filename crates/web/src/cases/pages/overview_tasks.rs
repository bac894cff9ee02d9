//! The task list of a case: each part with how far it is.

use base::Date;
use domain::cases::CaseState;
use domain::plans::actions::is_in_table;
use domain::plans::{Achieved, goals_in, reference_date};
use domain::privacy::Purpose;

use super::overview::Seen;
use crate::cases::paths;
use crate::components::{Tag, Task, Tone};
use crate::lists::label;
use crate::texts::Texts;
use crate::today::duty::reason_text;
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

/// The standings of the plan; with the way to the table only where the case stands in it.
fn reference_dates(seen: &Seen, t: Texts) -> Task {
    let standings =
        if seen.plan.is_readable() { seen.plan.derived().standings } else { Vec::new() };
    let day = reference_date(seen.today);
    let in_table = is_in_table(&seen.plan.file, day);
    let (note, tag) = match standings.last() {
        Some((day, standing)) => {
            let note = format!("{} · {}", t.date(*day), label("stand", standing, t));
            (note, tag(Tone::Info, t.get("case-standing-kept")))
        }
        None if in_table => (String::new(), tag(Tone::Neutral, t.get("case-no-standing"))),
        None => (t.with("case-not-in-table", [("day", t.date(day))]), None),
    };
    Task {
        label: t.get("case-reference-dates").into_owned(),
        href: if in_table { plans::paths::REFERENCE_DATE.to_owned() } else { String::new() },
        note,
        tag,
        ..Task::default()
    }
}

/// What holds, and where it rests: nobody reads "consent" where nobody was asked.
fn consents(seen: &Seen, t: Texts) -> Task {
    let standing = &seen.folder.standing;
    let purposes = |consented: bool| {
        let held = Purpose::ALL.into_iter().filter(|purpose| standing.covers(*purpose));
        let of_this = held.filter(|purpose| standing.consented.contains(purpose) == consented);
        let names = of_this.map(|purpose| t.get(&format!("purpose-{}", purpose.name())));
        names.collect::<Vec<_>>().join(", ")
    };
    let by =
        |key: &str, names: String| (!names.is_empty()).then(|| t.with(key, [("purposes", names)]));
    let norm = by("case-by-norm", purposes(false)); // text
    let consent = by("case-by-consent", purposes(true)); // text
    let note: Vec<String> = norm.into_iter().chain(consent).collect();
    let tag = if !seen.folder.deletions.is_empty() {
        tag(Tone::Warning, t.get("case-deletion-due"))
    } else if seen.plan.file.state == CaseState::Closed {
        // The agreement ends with the case: nothing is missing.
        tag(Tone::Neutral, t.get("case-closed"))
    } else if standing.may_counsel() {
        tag(Tone::Success, t.get("privacy-holds"))
    } else {
        tag(Tone::Danger, t.get("privacy-missing"))
    };
    Task {
        label: t.get("folder-title").into_owned(),
        href: privacy::paths::folder(seen.plan.file.id),
        note: note.join(" · "),
        tag,
        ..Task::default()
    }
}

/// The next steps and reminders by their day.
pub(super) fn deadlines(seen: &Seen, t: Texts) -> Vec<Task> {
    let case = seen.plan.file.id;
    let line = |text: String, href: String, due_on: Option<Date>| {
        let overdue = due_on.is_some_and(|day| day < seen.today);
        let task = Task {
            label: text,
            href,
            note: due_on.map(|day| t.date(day)).unwrap_or_default(),
            private: true,
            tag: overdue.then(|| tag(Tone::Danger, t.get("case-overdue"))).flatten(),
            ..Task::default()
        };
        (due_on, task)
    };
    let mut due: Vec<(Option<Date>, Task)> = Vec::new();
    for goal in goals_in(&seen.plan.answers) {
        for step in goal.steps.iter().filter(|step| step.achieved == Achieved::InProgress) {
            let href = match (goal.path.key(), step.path.key()) {
                (Some(goal), Some(step)) => plans::paths::step(case, goal, step),
                _ => String::new(),
            };
            due.push(line(step.text.reveal().clone(), href, step.due_on));
        }
    }
    for reminder in &seen.reminders {
        let text = match &reminder.note {
            Some(note) => note.reveal().clone(),
            None => reason_text(&reminder.reason, &reminder.about, t),
        };
        due.push(line(text, paths::reminders(case), Some(reminder.due_on)));
    }
    due.sort_by_key(|(day, _)| day.unwrap_or(Date::MAX));
    due.into_iter().take(DEADLINES).map(|(_, task)| task).collect()
}
