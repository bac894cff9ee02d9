//! Goals and steps are agreed and changed as a whole: one transaction, one revision, every message at once.

use base::{FieldError, Outcome, Problem};
use db::Tx;
use forms::{Answers, Fault, FieldState, Live, Path};

use super::reading::plan;
use super::rows::{fresh_row, known_row};
use super::saving::{Changes, Conflict, SaveInput, take_conflicts};
use super::writing::write;
use crate::cases::CounsellingType;
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit, once};
use crate::plans::{Edit, Plan, Revision, canonical, form};

/// The questions of a goal, in the order of the form.
pub const GOAL_QUESTIONS: [&str; 5] = [
    "ziele_bereich",
    "ziele_bereich_text",
    "ziele_ziel",
    "ziele_ziel_text",
    "ziele_erreicht_abweichend",
];

/// The questions of a step, in the order of the form.
pub const STEP_QUESTIONS: [&str; 8] = [
    "schritte_text",
    "schritte_wer",
    "schritte_wer_text",
    "schritte_vereinbart_am",
    "schritte_umsetzung_bis",
    "schritte_erreicht",
    "schritte_regeldienste",
    "schritte_anmerkungen",
];

/// What of a step's answers makes it one: with nothing of this, nobody meant a step.
const MEANT: [&str; 4] =
    ["schritte_text", "schritte_umsetzung_bis", "schritte_regeldienste", "schritte_anmerkungen"];

/// One row as it was typed: names of questions with their values as sent. A question that is not named stays
/// as it is; in a new row it begins as the form says. Messages name the question.
pub type TypedRow = Vec<(String, Vec<String>)>;

/// Agrees a goal together with its first step. With steered counselling the step is needed (W03); else a goal
/// may stand alone. The same `request` sent twice agrees one goal.
///
/// # Errors
/// Every field of both that does not fit; the rule that locks the plan; too many goals.
pub fn add_goal(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    goal: &TypedRow,
    step: &TypedRow,
) -> Outcome<Path> {
    add(house, actor, case, request, |plan| {
        let mut draft = Draft::of(plan);
        let row = draft.begin(None, "ziele", goal)?;
        if plan.file.counselling_type == CounsellingType::Steered || is_meant(step) {
            draft.begin(Some(&row), "schritte", step)?;
        }
        Ok((draft.finish()?, row))
    })
}

/// Agrees a further step of a goal. The same `request` sent twice agrees one step.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`] without such a goal; too many steps.
pub fn add_step(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    goal: &Path,
    step: &TypedRow,
) -> Outcome<Path> {
    add(house, actor, case, request, |plan| {
        known_row(plan, goal)?;
        let mut draft = Draft::of(plan);
        let row = draft.begin(Some(goal), "schritte", step)?;
        Ok((draft.finish()?, row))
    })
}

fn add(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    decide: impl Fn(&Plan) -> Outcome<(Revision, Path)>,
) -> Outcome<Path> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let mut plan = plan(house, tx, permit, actor.language)?;
            let (revision, row) = decide(&plan)?;
            write(house, tx, actor, permit, &mut plan, &revision, "plan.changed")?;
            Ok(row.to_string())
        })?;
        Path::parse(&stored.location()).map_err(Problem::internal)
    })
}

/// Changes a goal or a step that was made a page of at `base_version`. What somebody else changed meanwhile is
/// answered and then nothing is stored; sent again on the newer version it counts.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`] without such a row.
pub fn change_row(
    house: &House,
    actor: &Actor,
    case: CaseId,
    row: &Path,
    base_version: i64,
    typed: &TypedRow,
) -> Outcome<Vec<Conflict>> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let mut plan = plan(house, tx, permit, actor.language)?;
        known_row(&plan, row)?;
        let mut draft = Draft::of(&plan);
        draft.fill(row, typed)?;
        let revision = draft.finish()?;
        let found = meanwhile(house, tx, permit, &plan, base_version, &revision, actor)?;
        if found.is_empty() {
            write(house, tx, actor, permit, &mut plan, &revision, "plan.changed")?;
        }
        Ok(found)
    })
}

fn meanwhile(
    house: &House,
    tx: &mut Tx<'_>,
    permit: &Permit,
    plan: &Plan,
    base_version: i64,
    revision: &Revision,
    actor: &Actor,
) -> Outcome<Vec<Conflict>> {
    let change = |edit: &Edit| match edit {
        Edit::Set(path, answer) => Some((path.clone(), Some(answer.clone()))),
        Edit::Clear(path) => Some((path.clone(), None)),
        _ => None,
    };
    let mut changes: Changes = revision.edits.iter().filter_map(change).collect();
    let input = SaveInput { base_version, ..SaveInput::default() };
    let (conflicts, _) = take_conflicts(house, tx, permit, plan, &input, &mut changes, actor)?;
    Ok(conflicts)
}

fn is_meant(step: &TypedRow) -> bool {
    step.iter().any(|(name, values)| {
        MEANT.contains(&name.as_str()) && values.iter().any(|value| !value.trim().is_empty())
    })
}

/// Rows being filled in on top of a plan.
struct Draft<'p> {
    plan: &'p Plan,
    answers: Answers,
    added: Vec<Path>,
    rows: Vec<(Path, &'static [&'static str])>,
    errors: Vec<FieldError>,
}

impl<'p> Draft<'p> {
    fn of(plan: &'p Plan) -> Self {
        let answers = plan.answers.clone();
        Self { plan, answers, added: Vec::new(), rows: Vec::new(), errors: Vec::new() }
    }

    /// A new row with what was typed, and what the form says it begins with.
    fn begin(&mut self, outer: Option<&Path>, repeat: &str, typed: &TypedRow) -> Outcome<Path> {
        let row = fresh_row(self.plan, &self.answers, outer, repeat)?;
        self.answers.add_row(row.clone());
        self.added.push(row.clone());
        self.fill(&row, typed)?;
        let live = Live::new(form(), &self.answers, &self.plan.context);
        for (path, answer) in live.defaults(Some(&row)) {
            if !typed.iter().any(|(name, _)| name == path.name()) {
                self.answers.set(path, answer);
            }
        }
        Ok(row)
    }

    fn fill(&mut self, row: &Path, typed: &TypedRow) -> Outcome<()> {
        let names: &'static [&'static str] = match row.name() {
            "ziele" => &GOAL_QUESTIONS,
            "schritte" => &STEP_QUESTIONS,
            _ => return Err(Problem::NotFound),
        };
        self.rows.push((row.clone(), names));
        for name in names {
            let Some((_, values)) = typed.iter().find(|(typed, _)| typed == name) else { continue };
            let Some(question) = form().question(name) else { continue };
            let path = row.question(name);
            match canonical(question, values, false) {
                Err(key) => self.errors.push(FieldError::new(*name, key)),
                Ok(Some(answer)) => self.answers.set(path, answer),
                Ok(None) => {
                    self.answers.remove(&path);
                }
            }
        }
        Ok(())
    }

    /// What leads from the plan to the draft, if the form has nothing against it.
    fn finish(mut self) -> Outcome<Revision> {
        let evaluation = forms::evaluate(form(), &self.answers, &self.plan.context);
        let mut changes = Changes::new();
        for (row, names) in &self.rows {
            for name in *names {
                let path = row.question(name);
                let state = evaluation.field(path.as_str());
                match state.filter(|state| state.relevant) {
                    // Own words beside a choice that needs none: they were typed before the choice.
                    None => {
                        self.answers.remove(&path);
                    }
                    Some(state) if !self.errors.iter().any(|error| error.field == *name) => {
                        self.errors.extend(refusal(name, state));
                    }
                    Some(_) => {}
                }
                let answer = self.answers.get(&path).cloned();
                changes.push((path, answer));
            }
        }
        if !self.errors.is_empty() {
            let order = |error: &FieldError| {
                let mut names = GOAL_QUESTIONS.iter().chain(&STEP_QUESTIONS);
                names.position(|name| *name == error.field)
            };
            self.errors.sort_by_key(order);
            return Err(Problem::Invalid(self.errors));
        }
        let mut edits: Vec<Edit> = self.added.into_iter().map(Edit::AddRow).collect();
        edits.extend(Revision::between(&self.plan.answers, &changes).edits);
        Ok(Revision { edits })
    }
}

/// What stands against an answer, in the words of the form where it has some.
fn refusal(name: &'static str, state: &FieldState) -> Option<FieldError> {
    let written = |key| match &state.message {
        Some(message) => FieldError::written(name, message.clone()),
        None => FieldError::new(name, key),
    };
    let unknown = !state.not_offered.is_empty();
    match &state.fault {
        Some(Fault::Missing) => Some(written("error-required")),
        _ if unknown && name == "ziele_ziel" => {
            Some(FieldError::new(name, "error-goal-of-other-area"))
        }
        _ if unknown => Some(FieldError::new(name, "error-unknown-choice")),
        Some(_) => Some(written("error-not-plausible")),
        // A step without words is none, whatever the depth of counselling asks for.
        None if name == "schritte_text" && !state.answered => {
            Some(FieldError::new(name, "error-required"))
        }
        None => None,
    }
}
