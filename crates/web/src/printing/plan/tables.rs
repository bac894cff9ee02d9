//! The tables of the form: children, languages, courses, and those of the additions.

use documents::plan::{BoxOption, Cell, Column, Field, Table, Text2, Width};
use forms::{Item, Kind, Path, Question, Repeat};

use super::Composition;
use super::answers::{Declined, Given};
use super::layout::{CHILDREN, LANGUAGES, OTHER_ROWS, weight};
use super::lines::Lines;
use super::sections::blank_row;
use super::wording::{line, with_colon, without_colon};

/// So high that a hand can write in it, in millimetres.
const ROW: u8 = 6;
/// The same for rows of boxes.
const BOX_ROW: u8 = 5;
/// Share of the column that names the rows.
const NAMES: u16 = 9;

impl<'a> Composition<'a> {
    /// One line a child, and what the additions ask of each in a table of its own.
    pub(super) fn children(&'a self, repeat: &'a Repeat, lines: &mut Lines<'a>) {
        let rows = self.rows(None, CHILDREN.0);
        let slots = rows.len().max(CHILDREN.1);
        let all = self.questions_in(&repeat.group.items);
        let (added, printed): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|question| !question.additions.is_empty());
        let table = |questions: &[&Question], slots: usize| {
            let mut columns = vec![Column { title: Text2::default(), weight: NAMES }];
            columns.extend(questions.iter().map(|question| self.column(question)));
            let row = |slot: usize| {
                let number = (slot + 1).to_string();
                let mut label = self.wording.form(&repeat.group.label);
                for text in [Some(&mut label.main), label.second.as_mut()].into_iter().flatten() {
                    *text = format!("{text} {number}");
                }
                let row = rows.get(slot).cloned().unwrap_or_else(|| blank_row(CHILDREN.0));
                let cells = questions.iter().map(|question| self.cell(question, &row));
                std::iter::once(Cell::Label(label)).chain(cells).collect()
            };
            Table {
                summary: self.wording.own("print-children-rows").main,
                columns,
                rows: (0..slots).map(row).collect(),
                blank_rows: 0,
                row_height_mm: ROW,
            }
        };
        lines.table(None, table(&printed, slots));
        if !added.is_empty() {
            let slots = if rows.is_empty() { OTHER_ROWS } else { rows.len() };
            let caption = self.wording.own("print-children-additions");
            lines.table(Some(caption), table(&added, slots));
        }
    }

    /// Further languages with their levels, lettered as on the form.
    pub(super) fn languages(&'a self, repeat: &'a Repeat) -> Vec<Field> {
        let rows = self.rows(None, LANGUAGES.0);
        let questions = self.questions_in(&repeat.group.items);
        let mut fields = Vec::new();
        for slot in 0..rows.len().max(LANGUAGES.1) {
            let row = rows.get(slot).cloned().unwrap_or_else(|| blank_row(LANGUAGES.0));
            let letter = char::from_digit(u32::try_from(slot).unwrap_or(0) + 10, 36).unwrap_or('·');
            for (index, question) in questions.iter().enumerate() {
                let path = row.question(&question.name);
                let given = self.given(question, &path);
                let label = with_colon(self.wording.question(question));
                if let Some(options) = self.boxes(question, &given) {
                    let option = |(choice, ticked): &(&forms::Choice, bool)| {
                        BoxOption::new(self.option(question, choice), *ticked)
                    };
                    let options = options.iter().map(option).collect();
                    let declined = given == Given::Declined;
                    fields.push(Field { declined, ..Field::boxes(label, Width::Half, options) });
                    continue;
                }
                let label = match (index, slot) {
                    (0, 0) => {
                        Text2 { main: format!("{} {letter}.", label.main), second: label.second }
                    }
                    (0, _) => Text2::new(format!("{letter}.")),
                    _ => label,
                };
                let written = self.written(question, &path);
                let declined = written.is_err();
                let value = written.unwrap_or_default();
                fields.push(Field { declined, ..Field::line(label, Width::Half, value) });
            }
        }
        fields
    }

    /// Questions with the same list side by side, one line an option (the printed grid of courses). Questions that
    /// were declined as a whole come as lines of their own beneath.
    pub(super) fn matrix(&'a self, questions: &[(&'a Question, bool)]) -> (Table, Vec<Field>) {
        let path =
            |question: &Question| Path::parse(&question.name).unwrap_or_else(|_| blank_row("x"));
        let answers: Vec<Given> =
            questions.iter().map(|(question, _)| self.given(question, &path(question))).collect();
        let first = questions
            .first()
            .and_then(|(question, _)| self.form.lists.get(self.source(question).kind.list()?));
        let chosen: Vec<&str> = answers.iter().flat_map(Given::chosen).collect();
        let lines = first.map(|list| self.options(list, &chosen)).unwrap_or_default();
        let begun = answers.first().map(Given::chosen).unwrap_or_default();
        let row = |(choice, _): &(&forms::Choice, bool)| {
            let cell = |((question, yes_no), given): (&(&Question, bool), &Given)| {
                let ticked = given.chosen().contains(&choice.name.as_str());
                if !yes_no {
                    return Cell::Boxes(vec![BoxOption::new(
                        self.option(question, choice),
                        ticked,
                    )]);
                }
                // Attended, answered, and not ticked: that is the printed "Nein".
                let no =
                    !ticked && *given != Given::Nothing && begun.contains(&choice.name.as_str());
                let word = |name: &str| {
                    let choice = self.form.lists.get("ja_nein").and_then(|list| list.choice(name));
                    choice
                        .map_or_else(|| Text2::new(name), |choice| self.wording.form(&choice.label))
                };
                Cell::Boxes(vec![
                    BoxOption::new(word("ja"), ticked),
                    BoxOption::new(word("nein"), no),
                ])
            };
            questions.iter().zip(&answers).map(cell).collect()
        };
        let table = Table {
            summary: self.wording.own("print-course-rows").main,
            columns: questions.iter().map(|(question, _)| self.column(question)).collect(),
            rows: lines.iter().map(row).collect(),
            blank_rows: 0,
            row_height_mm: BOX_ROW,
        };
        let declined =
            questions.iter().zip(&answers).filter(|(_, given)| **given == Given::Declined);
        let declined = declined.map(|((question, _), _)| {
            let label = with_colon(self.wording.question(question));
            Field { declined: true, ..Field::line(label, Width::Half, None) }
        });
        (table, declined.collect())
    }

    /// A table that only additions have.
    pub(super) fn addition_table(&'a self, repeat: &'a Repeat) -> Option<Table> {
        if !self.wants(&repeat.group.additions) {
            return None;
        }
        let asked = |item: &'a Item| match item {
            Item::Question(question) if !is_silent(question) => Some(question),
            _ => None,
        };
        let questions: Vec<&Question> = repeat.group.items.iter().filter_map(asked).collect();
        let rows = self.rows(None, &repeat.group.name);
        let cells =
            |row: &Path| questions.iter().map(|question| self.cell(question, row)).collect();
        Some(Table {
            summary: self.wording.form(&repeat.group.label).main,
            columns: questions.iter().map(|question| self.column(question)).collect(),
            blank_rows: OTHER_ROWS.saturating_sub(rows.len()),
            rows: rows.iter().map(cells).collect(),
            row_height_mm: ROW,
        })
    }

    /// A column for a question.
    pub(super) fn column(&self, question: &Question) -> Column {
        let title = self.wording.question(question);
        let title = if title.main.contains('.') { title } else { without_colon(title) };
        Column { title, weight: weight(&question.name) }
    }

    /// The answer to a question in a row.
    pub(super) fn cell(&self, question: &Question, row: &Path) -> Cell {
        match self.written(question, &row.question(&question.name)) {
            Ok(None) => Cell::Blank,
            Ok(Some(text)) => Cell::Text(text),
            Err(Declined) => Cell::Text(line(self.wording.own("print-declined"))),
        }
    }
}

/// What is computed or only told has no column.
fn is_silent(question: &Question) -> bool {
    let computed = question.calculation.is_some();
    computed || matches!(question.kind, Kind::Note | Kind::Calculate | Kind::Hidden)
}
