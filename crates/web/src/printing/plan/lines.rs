//! Questions one after the other, set into lines and tables.

use documents::plan::{Block, BoxOption, Field, FieldKind, Table, Text2, Width};
use forms::{Choice, Path, Question};

use super::Composition;
use super::answers::{Declined, Given};
use super::layout::{Shape, place};
use super::wording::with_colon;

/// What a section is made of, growing.
pub(super) struct Lines<'a> {
    composition: &'a Composition<'a>,
    blocks: Vec<Block>,
    fields: Vec<Field>,
    /// The question before, and the names of its options as printed.
    before: Option<(Shape, Vec<&'a str>)>,
    matrix: Vec<(&'a Question, bool)>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(composition: &'a Composition<'a>) -> Self {
        Self {
            composition,
            blocks: Vec::new(),
            fields: Vec::new(),
            before: None,
            matrix: Vec::new(),
        }
    }

    /// Adds one question.
    pub(super) fn question(&mut self, question: &'a Question, path: &Path) {
        let (width, shape) = place(&question.name);
        if matches!(shape, Shape::Matrix | Shape::MatrixYesNo) {
            self.matrix.push((question, shape == Shape::MatrixYesNo));
            return;
        }
        self.end_matrix();
        let c = self.composition;
        let given = c.given(question, path);
        let label = c.wording.question(question);
        match shape {
            Shape::Tick => return self.tick(label, &given),
            Shape::Behind => return self.behind(question, path, label),
            _ => {}
        }
        let unlabelled = label.main == "-";
        let label = if unlabelled { Text2::default() } else { label };
        let Some(options) = c.boxes(question, &given) else {
            let (value, declined) = match c.written(question, path) {
                Ok(value) => (value, false),
                Err(Declined) => (None, true),
            };
            let width = roomy(width, declined);
            let field = Field { declined, ..Field::line(with_colon(label), width, value) };
            self.fields.push(field);
            self.before = None;
            return;
        };
        let names: Vec<&str> = options.iter().map(|(choice, _)| choice.name.as_str()).collect();
        let boxes = self.box_options(question, &options);
        match (shape, self.before.as_mut(), last_boxes(&mut self.fields)) {
            // Without a question of its own it goes on in the line before.
            (Shape::Within(option), Some((_, known)), Some(line)) => {
                let at =
                    known.iter().position(|name| *name == option).map_or(line.len(), |at| at + 1);
                known.splice(at..at, names);
                line.splice(at..at, boxes);
            }
            (_, Some((_, known)), Some(line)) if unlabelled => {
                known.extend(names);
                line.extend(boxes);
            }
            _ => {
                let declined = given == Given::Declined;
                let width = roomy(width, declined);
                self.fields.push(Field { declined, ..Field::boxes(label, width, boxes) });
                self.before = Some((shape, names));
            }
        }
    }

    fn box_options(&self, question: &Question, options: &[(&Choice, bool)]) -> Vec<BoxOption> {
        let option = |(choice, ticked): &(&Choice, bool)| {
            BoxOption::new(self.composition.option(question, choice), *ticked)
        };
        options.iter().map(option).collect()
    }

    /// Several of them stand in one line.
    fn tick(&mut self, label: Text2, given: &Given) {
        let option = BoxOption::new(label, given.chosen() == ["ja"]);
        let goes_on = matches!(self.before, Some((Shape::Tick, _)));
        match last_boxes(&mut self.fields).filter(|_| goes_on) {
            Some(line) => line.push(option),
            None => self.fields.push(Field::boxes(Text2::default(), place("").0, vec![option])),
        }
        self.before = Some((Shape::Tick, Vec::new()));
    }

    /// The wording of the question takes the place of the option's: `in Bearbeitung bei: …`.
    fn behind(&mut self, question: &'a Question, path: &Path, label: Text2) {
        let value = self.composition.written(question, path).unwrap_or_else(|Declined| {
            Some(super::wording::line(self.composition.wording.own("print-declined")))
        });
        let condition = question.relevant.as_ref().map_or("", |it| it.source.as_str());
        let names = self.before.as_ref().map_or(&[][..], |(_, names)| names);
        let at = names.iter().rposition(|name| condition.contains(&format!("'{name}'")));
        let Some(options) = last_boxes(&mut self.fields) else { return };
        if let Some(option) = at.and_then(|at| options.get_mut(at)) {
            option.label = with_colon(label);
            option.detail = Some(value.unwrap_or_default());
        }
    }

    fn end_matrix(&mut self) {
        if self.matrix.is_empty() {
            return;
        }
        let questions = std::mem::take(&mut self.matrix);
        let (table, declined) = self.composition.matrix(&questions);
        self.flush();
        self.blocks.push(Block::Table(table));
        self.fields.extend(declined);
    }

    fn flush(&mut self) {
        if !self.fields.is_empty() {
            self.blocks.push(Block::Fields(std::mem::take(&mut self.fields)));
        }
        self.before = None;
    }

    /// Adds fields made elsewhere.
    pub(super) fn fields(&mut self, fields: Vec<Field>) {
        self.end_matrix();
        self.fields.extend(fields);
        self.before = None;
    }

    /// Adds a table, with a line of words above it where it has no heading of its own.
    pub(super) fn table(&mut self, caption: Option<Text2>, table: Table) {
        self.end_matrix();
        self.flush();
        self.blocks.extend(caption.map(Block::Note));
        self.blocks.push(Block::Table(table));
    }

    /// Everything so far.
    pub(super) fn finish(&mut self) -> Vec<Block> {
        self.end_matrix();
        self.flush();
        std::mem::take(&mut self.blocks)
    }
}

/// "keine Angabe" needs more room than a narrow place has, above all beside boxes that stay for the pen.
fn roomy(width: Width, declined: bool) -> Width {
    if declined && matches!(width, Width::Third | Width::Quarter | Width::Half) {
        Width::Auto
    } else {
        width
    }
}

fn last_boxes(fields: &mut [Field]) -> Option<&mut Vec<BoxOption>> {
    match fields.last_mut().map(|field| &mut field.kind) {
        Some(FieldKind::Boxes { options }) => Some(options),
        _ => None,
    }
}
