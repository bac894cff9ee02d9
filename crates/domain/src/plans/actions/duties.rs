//! What comes back on a day: steps with a deadline and reminders, in one list by day.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use base::{Date, Outcome, Page, PageRequest, Personal, Problem};
use db::Conn;
use forms::Path;
use jiff::civil::date;

use super::reading::seen;
use crate::cases::actions::{OWN_REMINDER, file, permit, person, reminder_note, sight};
use crate::cases::{ReminderId, Sight};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
use crate::plans::store::duties::{self as store, DutyRow, DutyWindow};
use crate::plans::{StepRow, goals_in};

const EARLIEST: Date = date(1900, 1, 1);
const LATEST: Date = date(9999, 12, 31);

/// What it is that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DutyKind {
    /// A step in progress.
    Step {
        /// Its row.
        row: Path,
        /// The version of the plan it was read from.
        version: i64,
    },
    /// A reminder.
    Reminder {
        /// Its id.
        id: ReminderId,
        /// Why, as a code.
        reason: String,
        /// The question it hangs on, when the program set it.
        about: String,
    },
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The case.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// Step or reminder.
    pub kind: DutyKind,
    /// What is to be done; empty for a reminder the program set.
    pub text: Personal<String>,
    /// The day.
    pub due_on: Date,
    place: String,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DutyFilter {
    /// Not before this day.
    pub from: Option<Date>,
    /// Not after this day.
    pub until: Option<Date>,
    /// Only steps (`true`) or only reminders (`false`).
    pub steps: Option<bool>,
}

/// A page of everything that comes back in the cases in the actor's hands, by day. Of a case that a withdrawal
/// closed only the day of own reminders is told; a step of a health goal needs the consent (W31).
///
/// # Errors
/// [`Problem::Forbidden`] for roles that keep no cases.
pub fn duties(
    house: &House,
    actor: &Actor,
    filter: &DutyFilter,
    page: &PageRequest,
) -> Outcome<Page<Duty>> {
    house.data.read(|conn| duties_in(house, conn, actor, filter, page))
}

pub(super) fn duties_in(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    filter: &DutyFilter,
    page: &PageRequest,
) -> Outcome<Page<Duty>> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    let mut window = DutyWindow {
        today: house.today(),
        period: (filter.from.unwrap_or(EARLIEST), filter.until.unwrap_or(LATEST)),
        only: match filter.steps {
            Some(true) => "step",
            Some(false) => "reminder",
            None => "",
        },
        after: page.after.clone().unwrap_or_default(),
        limit: page.size + 1,
    };
    let mut desk = Desk { house, actor, open: HashMap::new() };
    let mut found = Vec::new();
    // What may not be shown is stepped over, so that a page is full as long as there is something to fill it.
    loop {
        let rows = store::duties(conn, &scope, &window)?;
        let Some(last) = rows.last().filter(|_| found.len() <= page.size) else { break };
        window.after.clone_from(&last.place);
        for row in rows {
            found.extend(desk.duty(conn, row)?);
        }
    }
    Ok(Page::from_rows(found, page.size, |duty| duty.place.clone()))
}

/// Cases opened for the lines of one page: each is opened once, however many lines it has.
struct Desk<'h> {
    house: &'h House,
    actor: &'h Actor,
    open: HashMap<CaseId, Opened>,
}

struct Opened {
    permit: Permit,
    sight: Sight,
    plan_no: i64,
    name: Personal<String>,
    steps: Option<(i64, Vec<StepRow>)>,
}

impl Desk<'_> {
    fn duty(&mut self, conn: &mut Conn, row: DutyRow) -> Outcome<Option<Duty>> {
        let (house, actor) = (self.house, self.actor);
        let case = match self.open.entry(row.case) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let permit = permit(house, conn, actor, row.case, Action::ReadCase)?;
                let sight = sight(house, conn, &permit)?;
                let plan_no = file(conn, &permit)?.plan_no;
                let name = person(house, conn, &permit)?.0.listed();
                new.insert(Opened { permit, sight, plan_no, name, steps: None })
            }
        };
        let told = if row.is_step {
            case.step(house, conn, &row)?
        } else {
            case.reminder(house, conn, &row)?
        };
        Ok(told.map(|(kind, text)| Duty {
            case: row.case,
            plan_no: case.plan_no,
            name: case.name.clone(),
            kind,
            text,
            due_on: row.due_on,
            place: row.place,
        }))
    }
}

type Told = Option<(DutyKind, Personal<String>)>;

impl Opened {
    /// The step, if it may be seen.
    fn step(&mut self, house: &House, conn: &mut Conn, row: &DutyRow) -> Outcome<Told> {
        let (version, steps) = match &mut self.steps {
            Some(known) => known,
            unread => {
                let (version, answers) = seen(house, conn, &self.permit, self.sight)?;
                let goals = goals_in(&answers).into_iter();
                unread.insert((version, goals.flat_map(|goal| goal.steps).collect()))
            }
        };
        let key = format!("ziele[{}].schritte[{}]", row.first, row.second);
        let found = steps.iter().find(|step| step.path.as_str() == key);
        Ok(found.map(|step| {
            let kind = DutyKind::Step { row: step.path.clone(), version: *version };
            (kind, step.text.clone())
        }))
    }

    fn reminder(&self, house: &House, conn: &mut Conn, row: &DutyRow) -> Outcome<Told> {
        if !self.sight.counselling && row.second != OWN_REMINDER {
            return Ok(None);
        }
        let id: ReminderId = row.first.parse().map_err(Problem::internal)?;
        let note = if self.sight.counselling {
            reminder_note(house, conn, &self.permit, id)?
        } else {
            None
        };
        let (reason, about) = (row.second.clone(), row.about.clone());
        Ok(Some((DutyKind::Reminder { id, reason, about }, note.unwrap_or_default())))
    }
}
