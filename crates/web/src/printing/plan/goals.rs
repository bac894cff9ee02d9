//! Teil B: goals with their steps, one line a step.

use documents::plan::{Cell, Column, Table};
use forms::{Item, Path, Question};

use super::Composition;
use super::layout::{GOALS, STEPS};
use super::sections::blank_row;

/// So high that a hand can write in it, in millimetres; a second language needs its room elsewhere on the page.
const ROW: u8 = 8;
const NARROW_ROW: u8 = 6;

impl<'a> Composition<'a> {
    /// The table of goals, with room for as many as the paper has.
    pub(super) fn goals(&'a self) -> Option<Table> {
        let Some(Item::Repeat(goals)) = self.form.item(GOALS.0) else { return None };
        let of_goals = self.questions_in(&goals.group.items);
        let steps = goals.group.items.iter().find(|item| item.name() == STEPS.0)?;
        let of_steps = self.questions_in(steps.items());
        let mut rows = Vec::new();
        let known = self.shown_goals();
        for slot in 0..known.len().max(GOALS.1) {
            let goal = known.get(slot).cloned().unwrap_or_else(|| blank_row(GOALS.0));
            let steps = self.rows(Some(&goal), STEPS.0);
            for line in 0..steps.len().max(STEPS.1) {
                let step = steps.get(line).cloned().unwrap_or_else(|| blank_row(STEPS.0));
                let lead = of_goals.iter().map(|question| match line {
                    0 => self.cell(question, &goal),
                    _ => Cell::Continued,
                });
                rows.push(lead.chain(self.step(&of_steps, &step, line + 1)).collect());
            }
        }
        let columns = of_goals.iter().chain(&of_steps);
        Some(Table {
            summary: self.wording.own("print-goal-rows").main,
            columns: columns.map(|question| self.goal_column(question)).collect(),
            rows,
            blank_rows: 0,
            row_height_mm: if self.second.is_some() { NARROW_ROW } else { ROW },
        })
    }

    /// The cells of one step; the first is numbered as on the form.
    fn step(&self, questions: &[&Question], step: &Path, number: usize) -> Vec<Cell> {
        let cell = |(index, question): (usize, &&Question)| match (index, self.cell(question, step))
        {
            (0, Cell::Text(text)) => Cell::Text(format!("{number}: {text}")),
            (0, _) => Cell::Text(format!("{number}:")),
            (_, cell) => cell,
        };
        questions.iter().enumerate().map(cell).collect()
    }

    /// Goals in an area of health stay out without the explicit consent (W29, W31).
    fn shown_goals(&self) -> Vec<Path> {
        let Some(plan) = self.plan else { return Vec::new() };
        let protected = |goal: &Path| {
            plan.evaluation.calculated(goal.question("ziele_art9").as_str()) == Some("ja")
        };
        let mut goals = self.rows(None, GOALS.0);
        goals.retain(|goal| plan.sight.health || !protected(goal));
        goals
    }

    /// Headings of Teil B keep their colons, as printed.
    fn goal_column(&self, question: &Question) -> Column {
        Column { title: self.wording.question(question), ..self.column(question) }
    }
}
