//! The recommendations as they are read.

use base::{Date, Outcome};
use db::Conn;

use super::demand;
use crate::house::House;
use crate::identity::{Actor, AgencyId, ProcessAction};
use crate::network::Quarter;
use crate::network::recommendations::store::{self, Stood};
use crate::network::recommendations::{
    Answer, Asked, Counts, Finding, Recommendation, State, catalogue, finding,
};

/// A recommendation with how it stands.
#[derive(Debug, Clone)]
pub struct Line {
    /// The recommendation.
    pub one: &'static Recommendation,
    /// How it stands, and why.
    pub finding: Finding,
    /// Since when it stands so, as far as the program saw.
    pub since: Date,
    /// What was answered, the newest first.
    pub answers: Vec<Answer>,
    /// Agencies with case managers, with their names, to tell whose an answer is.
    pub agencies: Vec<(AgencyId, String)>,
    /// How it stood at the end of earlier quarters, the oldest first.
    pub past: Vec<(Quarter, State)>,
}

/// A quarter of the past, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The quarter.
    pub quarter: Quarter,
    /// How many stood how.
    pub counts: Counts,
}

/// What the council reads: states without anything that speaks for them.
#[derive(Debug, Clone)]
pub struct Report {
    /// As of which day.
    pub today: Date,
    /// Each recommendation, its state, and since when.
    pub lines: Vec<(&'static Recommendation, State, Date)>,
    /// Quarters, the oldest first, with the present one.
    pub history: Vec<Told>,
}

/// Every recommendation with how it stands and what speaks for it.
///
/// # Errors
/// [`base::Problem::Forbidden`] for roles that do not read it.
pub fn tracker(house: &House, actor: &Actor) -> Outcome<Vec<Line>> {
    demand(house, actor, ProcessAction::Track)?;
    house.data.read(|conn| lines(house, conn))
}

fn lines(house: &House, conn: &mut Conn) -> Outcome<Vec<Line>> {
    let facts = store::facts::gather(conn, house.now())?;
    let stood = store::quarters(conn)?;
    let agencies: Vec<(AgencyId, String)> =
        facts.counselling().map(|agency| (agency.id, agency.name.clone())).collect();
    let line = |one: &'static Recommendation| {
        let finding = finding(one, &facts);
        let own = || stood.iter().filter(|stood| stood.code == one.code);
        let past = own().filter_map(|stood| Some((stood.quarter.parse().ok()?, stood.state)));
        let answers = facts.answers.iter().filter(|answer| answer.code == one.code);
        Line {
            since: since(own(), finding.state, facts.today),
            past: past.filter(|(quarter, _)| *quarter < Quarter::of(facts.today)).collect(),
            answers: answers.cloned().collect(),
            agencies: agencies.clone(),
            finding,
            one,
        }
    };
    Ok(catalogue().iter().map(line).collect())
}

/// Since when it stands as it does now: since it was last seen otherwise.
fn since<'a>(stood: impl Iterator<Item = &'a Stood>, state: State, today: Date) -> Date {
    let last = stood.last().filter(|last| last.state == state);
    last.map_or(today, |last| last.since)
}

/// How many stood how, by quarter, the oldest first; the present quarter as it is now.
pub fn history(lines: &[Line], today: Date) -> Vec<Told> {
    let mut quarters: Vec<Quarter> =
        lines.iter().flat_map(|line| line.past.iter().map(|(quarter, _)| *quarter)).collect();
    quarters.sort_unstable();
    quarters.dedup();
    let counted = |quarter: Quarter| {
        let of = |line: &Line| line.past.iter().find(|(one, _)| *one == quarter).map(|one| one.1);
        Told { quarter, counts: Counts::of(lines.iter().filter_map(of)) }
    };
    let mut told: Vec<Told> = quarters.into_iter().map(counted).collect();
    let now = Counts::of(lines.iter().map(|line| line.finding.state));
    told.push(Told { quarter: Quarter::of(today), counts: now });
    told.split_off(told.len().saturating_sub(8))
}

/// The report for the council.
///
/// # Errors
/// [`base::Problem::Forbidden`] for roles that do not read it.
pub fn report(house: &House, actor: &Actor) -> Outcome<Report> {
    demand(house, actor, ProcessAction::Report)?;
    let today = house.today();
    let all = house.data.read(|conn| lines(house, conn))?;
    let told = history(&all, today);
    let lines = all.into_iter().map(|line| (line.one, line.finding.state, line.since)).collect();
    Ok(Report { today, lines, history: told })
}

/// For whom the actor may answer: agencies with case managers, where each is asked; `None` stands for the municipality.
pub fn whose(house: &House, actor: &Actor, line: &Line) -> Vec<Option<AgencyId>> {
    let may = |agency: &Option<AgencyId>| {
        house.access.allows_process(actor, ProcessAction::Answer, *agency)
    };
    let asked: Vec<Option<AgencyId>> = match line.one.asked {
        Asked::Nobody => Vec::new(),
        Asked::Municipality => vec![None],
        Asked::Agencies => line.agencies.iter().map(|(id, _)| Some(*id)).collect(),
    };
    asked.into_iter().filter(may).collect()
}
