//! What a case manager must do today.

use base::{Date, Outcome, Page, PageRequest, Personal};
use db::Conn;
use jiff::ToSpan;

use super::duties::{Duty, DutyFilter, duties_in};
use crate::cases::actions::{cases_in_hand, file, permit, person, sight};
use crate::cases::{CaseState, HousingNotice, housing_notice};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::plans::store;

/// How many lines a block shows before "alle".
const LINES: usize = 7;

/// How many more cases are looked at for them: some are closed by a withdrawal.
const LOOKED_AT: usize = 100;

/// More lines than the cases of one person make: all of them.
const ALL: usize = 10_000;

/// A plan with unanswered required questions.
#[derive(Debug, Clone)]
pub struct Incomplete {
    /// The case.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// How many are unanswered.
    pub missing: i64,
}

/// A case at 30, 36 or 48 months in follow-up accommodation (W37).
#[derive(Debug, Clone)]
pub struct Lasting {
    /// The case.
    pub case: CaseId,
    /// Its plan number.
    pub plan_no: i64,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
    /// What the months mean.
    pub notice: HousingNotice,
    /// Since when they mean it.
    pub since: Date,
}

/// A block of the start page: few lines, and whether there are more.
#[derive(Debug, Clone)]
pub struct Lines<T> {
    /// The first of them.
    pub lines: Vec<T>,
    /// There are more.
    pub more: bool,
}

/// The start page's content.
#[derive(Debug, Clone)]
pub struct Agenda {
    /// Steps and reminders past their day, the oldest first.
    pub overdue: Lines<Duty>,
    /// Steps and reminders due within seven days.
    pub soon: Lines<Duty>,
    /// Plans with unanswered required questions, the latest touched first.
    pub incomplete: Lines<Incomplete>,
    /// Cases whose months in follow-up accommodation ask for something, the latest first.
    pub lasting: Lines<Lasting>,
}

/// Works the agenda out for one case manager. Only what is shown is opened.
///
/// # Errors
/// [`Problem::Forbidden`](base::Problem::Forbidden) for roles that keep no cases.
pub fn agenda(house: &House, actor: &Actor) -> Outcome<Agenda> {
    let today = house.today();
    let in_a_week = today.checked_add(7.days()).unwrap_or(today);
    let yesterday = today.checked_sub(1.days()).unwrap_or(today);
    house.data.read(|conn| {
        let block = PageRequest { after: None, size: LINES };
        let past = DutyFilter { until: Some(yesterday), ..DutyFilter::default() };
        let overdue = duties_in(house, conn, actor, &past, &block)?;
        let ahead =
            DutyFilter { from: Some(today), until: Some(in_a_week), ..DutyFilter::default() };
        let soon = duties_in(house, conn, actor, &ahead, &block)?;
        let lasting = lasting_in(house, conn, actor, LINES)?;
        let incomplete = incomplete_in(house, conn, actor, LINES)?;
        Ok(Agenda { overdue: overdue.into(), soon: soon.into(), incomplete, lasting })
    })
}

/// Every plan with unanswered required questions, the latest touched first.
///
/// # Errors
/// As [`agenda`].
pub fn all_incomplete(house: &House, actor: &Actor) -> Outcome<Vec<Incomplete>> {
    Ok(house.data.read(|conn| incomplete_in(house, conn, actor, ALL))?.lines)
}

/// Every case whose months in follow-up accommodation ask for something, the latest first.
///
/// # Errors
/// As [`agenda`].
pub fn all_lasting(house: &House, actor: &Actor) -> Outcome<Vec<Lasting>> {
    Ok(house.data.read(|conn| lasting_in(house, conn, actor, ALL))?.lines)
}

fn incomplete_in(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    most: usize,
) -> Outcome<Lines<Incomplete>> {
    let scope = house.access.scope(actor, Action::ReadCase)?;
    let rows = store::incomplete(conn, &scope, house.today(), most + LOOKED_AT)?;
    Lines::of(rows, most, |(case, missing)| {
        let name = named(house, conn, actor, case)?;
        Ok(name.map(|(plan_no, name)| Incomplete { case, plan_no, name, missing }))
    })
}

fn lasting_in(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    most: usize,
) -> Outcome<Lines<Lasting>> {
    let today = house.today();
    let mut lasting = Vec::new();
    for file in cases_in_hand(house, conn, actor, today, today)? {
        if file.state == CaseState::Open
            && let Some(since) = file.housing_since
            && let Some((notice, from)) = housing_notice(since, today)
        {
            lasting.push((file.id, file.plan_no, notice, from));
        }
    }
    lasting.sort_by_key(|(.., from)| std::cmp::Reverse(*from));
    Lines::of(lasting, most, |(case, plan_no, notice, since)| {
        let name = named(house, conn, actor, case)?;
        Ok(name.map(|(_, name)| Lasting { case, plan_no, name, notice, since }))
    })
}

/// Number and name of a case whose content may be seen.
fn named(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
) -> Outcome<Option<(i64, Personal<String>)>> {
    let permit = permit(house, conn, actor, case, Action::ReadCase)?;
    if !sight(house, conn, &permit)?.counselling {
        return Ok(None);
    }
    let (person, _) = person(house, conn, &permit)?;
    Ok(Some((file(conn, &permit)?.plan_no, person.listed())))
}

impl<T> Lines<T> {
    /// The first lines there are; nothing behind them is opened.
    fn of<S>(
        all: Vec<S>,
        most: usize,
        mut line: impl FnMut(S) -> Outcome<Option<T>>,
    ) -> Outcome<Self> {
        let mut lines = Vec::new();
        for one in all {
            lines.extend(line(one)?);
            if lines.len() > most {
                break;
            }
        }
        let more = lines.len() > most;
        lines.truncate(most);
        Ok(Self { lines, more })
    }
}

impl<T> From<Page<T>> for Lines<T> {
    fn from(page: Page<T>) -> Self {
        Self { lines: page.rows, more: page.next.is_some() }
    }
}

impl Agenda {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.overdue.lines.is_empty()
            && self.soon.lines.is_empty()
            && self.incomplete.lines.is_empty()
            && self.lasting.lines.is_empty()
    }
}
