//! What a case manager must do today.

use base::{Date, Outcome, Personal};
use db::Conn;
use jiff::ToSpan;

use crate::cases::actions::{file, own_cases_in, permit, person, sight};
use crate::cases::{CaseState, HousingNotice, Reminder, actions, housing_notice};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::{Deadline, goals_in, store};

/// How many lines a block shows before "alle".
const LINES: usize = 7;

/// How many deadlines are looked at for them: some belong to steps that a withdrawal closed.
const LOOKED_AT: usize = 100;

/// One line about a step.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    /// The case.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// The step, as an address.
    pub step: String,
    /// What is to be done.
    pub text: Personal<String>,
    /// The day it is due.
    pub due_on: Date,
}

/// The start page's content. Each block shows few lines and knows when there are more.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// Steps past their day, the oldest first.
    pub overdue: Vec<AgendaItem>,
    /// Steps due within seven days.
    pub soon: Vec<AgendaItem>,
    /// Own reminders due within seven days.
    pub reminders: Vec<Reminder>,
    /// Plans with unanswered required questions: case, plan number, name, how many.
    pub incomplete: Vec<(CaseId, i64, Personal<String>, i64)>,
    /// Cases at 30, 36 or 48 months: case, plan number, notice, since when.
    pub housing: Vec<(CaseId, i64, HousingNotice, Date)>,
    /// Whether a block was cut.
    pub more: bool,
}

/// Works the agenda out for one case manager.
///
/// # Errors
/// [`base::Problem::Forbidden`] for roles that keep no cases.
pub fn agenda(house: &House, actor: &Actor) -> Outcome<Agenda> {
    let today = house.today();
    let in_a_week = today.checked_add(7.days()).unwrap_or(today);
    let yesterday = today.checked_sub(1.days()).unwrap_or(today);
    let mut agenda = Agenda {
        reminders: actions::reminders(house, actor, in_a_week, LINES + 1)?,
        ..Agenda::default()
    };
    let mut housed = Vec::new();
    for file in own_cases_in(house, actor, today, today)? {
        if file.state == CaseState::Open
            && let Some(since) = file.housing_since
            && let Some((notice, from)) = housing_notice(since, today)
        {
            housed.push((file.id, file.plan_no, notice, from));
        }
    }
    housed.sort_by_key(|(.., from)| std::cmp::Reverse(*from));
    let scope = house.access.scope(actor, Action::ReadCase)?;
    house.data.read(|conn| {
        for line in housed {
            if agenda.housing.len() > LINES {
                break;
            }
            let permit = permit(house, conn, actor, line.0, Action::ReadCase)?;
            if sight(house, conn, &permit)?.counselling {
                agenda.housing.push(line);
            }
        }
        let mut due = |from, until| -> Outcome<Vec<AgendaItem>> {
            let mut lines = Vec::new();
            for (case, deadline) in store::due(conn, &scope, today, (from, until), LOOKED_AT)? {
                lines.extend(line(house, conn, actor, case, &deadline)?);
                if lines.len() > LINES {
                    break;
                }
            }
            Ok(lines)
        };
        agenda.overdue = due(Date::constant(1900, 1, 1), yesterday)?;
        agenda.soon = due(today, in_a_week)?;
        for (case, missing) in store::incomplete(conn, &scope, today, LOOKED_AT)? {
            if agenda.incomplete.len() > LINES {
                break;
            }
            let permit = permit(house, conn, actor, case, Action::ReadCase)?;
            if !sight(house, conn, &permit)?.counselling {
                continue;
            }
            let plan_no = file(conn, &permit)?.plan_no;
            let (person, _) = person(house, conn, &permit)?;
            agenda.incomplete.push((case, plan_no, person.listed(), missing));
        }
        Ok::<_, base::Problem>(())
    })?;
    agenda.cut();
    Ok(agenda)
}

/// The line of a deadline; none when its step may not be seen (W31).
fn line(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
    deadline: &Deadline,
) -> Outcome<Option<AgendaItem>> {
    let permit = permit(house, conn, actor, case, Action::ReadCase)?;
    let plan = super::reading::plan(house, conn, &permit, actor.language)?;
    let step = format!("ziele[{}].schritte[{}]", deadline.goal, deadline.step);
    let mut steps = goals_in(&plan.answers).into_iter().flat_map(|goal| goal.steps);
    let Some(row) = steps.find(|row| row.path.as_str() == step) else { return Ok(None) };
    let (person, _) = person(house, conn, &permit)?;
    Ok(Some(AgendaItem {
        case,
        plan_no: plan.file.plan_no,
        name: person.listed(),
        step,
        text: row.text,
        due_on: deadline.due_on,
    }))
}

impl Agenda {
    fn cut(&mut self) {
        let lengths = [
            self.overdue.len(),
            self.soon.len(),
            self.reminders.len(),
            self.incomplete.len(),
            self.housing.len(),
        ];
        self.more = lengths.into_iter().any(|length| length > LINES);
        self.overdue.truncate(LINES);
        self.soon.truncate(LINES);
        self.reminders.truncate(LINES);
        self.incomplete.truncate(LINES);
        self.housing.truncate(LINES);
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.overdue.is_empty()
            && self.soon.is_empty()
            && self.reminders.is_empty()
            && self.incomplete.is_empty()
            && self.housing.is_empty()
    }
}
