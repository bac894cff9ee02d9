//! A step or a reminder as a line of a list, with what can be done about it on the spot.

use base::Date;
use domain::plans::actions::{Duty, DutyKind};
use domain::plans::form;

use crate::components::{Choice, Tag, Tone};
use crate::plans::goal_view::states;
use crate::texts::Texts;
use crate::{cases, plans};

/// A line. Its form goes back to the page it stands on.
#[derive(Debug, Clone, Default)]
pub struct DutyLine {
    /// What is to be done: covered by the privacy screen.
    pub text: String,
    /// Where it stands in the case.
    pub href: String,
    /// The day.
    pub day: String,
    /// `Plan 12`.
    pub number: String,
    /// The case.
    pub case: String,
    /// `Nachname, Vorname`: covered by the privacy screen.
    pub name: String,
    /// How urgent it is.
    pub tag: Option<Tag>,
    /// Where the buttons send to.
    pub action: String,
    /// Name of the step's answer; empty for a reminder.
    pub step: String,
    /// Version of the plan it was read from.
    pub version: i64,
    /// The four states of a step, the present one checked.
    pub states: Vec<Choice>,
    /// Id of the reminder; empty for a step.
    pub reminder: String,
}

impl DutyLine {
    /// The line of a step or a reminder, as of a day.
    pub fn new(duty: &Duty, today: Date, t: Texts) -> Self {
        let line = Self {
            text: duty.text.reveal().clone(),
            day: t.date(duty.due_on),
            number: t.with("case-number", [("number", duty.plan_no.to_string())]),
            case: cases::paths::case(duty.case),
            name: duty.name.reveal().clone(),
            // What is overdue stands under a heading that says so.
            tag: (duty.due_on == today)
                .then(|| Tag { tone: Tone::Warning, label: t.get("duty-today").into_owned() }),
            ..Self::default()
        };
        match &duty.kind {
            DutyKind::Step { row, version } => {
                let goal = row.row();
                let goal = goal.as_ref().and_then(|goal| goal.key()).unwrap_or_default();
                Self {
                    href: format!("{}#ziel-{goal}", plans::paths::part_b(duty.case)),
                    action: plans::paths::progress(duty.case),
                    step: row.question("schritte_erreicht").to_string(),
                    version: *version,
                    states: states(t)
                        .into_iter()
                        .map(|state| Choice { checked: state.value == "ib", ..state })
                        .collect(),
                    ..line
                }
            }
            DutyKind::Reminder { id, reason, about } => Self {
                text: if line.text.is_empty() { reason_text(reason, about, t) } else { line.text },
                href: cases::paths::reminders(duty.case),
                action: cases::paths::reminders(duty.case),
                reminder: id.to_string(),
                ..line
            },
        }
    }
}

/// Why the program itself reminds, and what question that hangs on.
pub(crate) fn reason_text(reason: &str, about: &str, t: Texts) -> String {
    let key = format!("reminder-reason-{}", reason.replace('_', "-"));
    let words = t.get(if t.has(&key) { &key } else { "reminder-reason-own" });
    match form().question(about) {
        Some(question) => format!("{words}: {}", question.label.get(t.locale.code())),
        None => words.into_owned(),
    }
}
