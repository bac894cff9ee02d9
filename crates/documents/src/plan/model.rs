//! The input of a printed plan. Order and wording come from here, never from the template.

use super::lang::{Languages, Text2};

/// One plan to print: the whole of it, a part, or a blank form.
///
/// The plan is pseudonymous (Anhang 3 has no name field): put no name, address or contact anywhere in it.
#[derive(Clone, PartialEq, Eq)]
pub struct PlanDocument {
    /// Title, as heading on page 1 and as title of the PDF.
    pub title: Text2,
    /// Main and second language.
    pub languages: Languages,
    /// Short facts beside the title (the three numbers, the kind of counselling).
    pub header: Vec<HeaderField>,
    /// Sections in printed order.
    pub sections: Vec<Section>,
    /// Foot of every page.
    pub footer: Footer,
    /// Marks a draft: the word stands pale behind every page and readable under the title.
    pub watermark: Option<Text2>,
    /// The few words the template itself needs.
    pub words: Words,
}

/// A short fact beside the title.
#[derive(Clone, PartialEq, Eq)]
pub struct HeaderField {
    /// What it is.
    pub label: Text2,
    /// Its value; `None` prints a line to write on.
    pub value: Option<String>,
}

/// What stands at the foot of every page. An empty number prints a line to write on.
///
/// For assistive technology the foot is decoration (an artifact): whatever a reader needs
/// stands in [`PlanDocument::header`] or in a section as well.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Footer {
    /// Gemeindekennziffer (amtlicher Gemeindeschlüssel, 8 digits).
    pub gemeindekennziffer: String,
    /// Running number of the Integrationsmanager*in.
    pub intman_nr: String,
    /// Running number of the plan.
    pub plan_nr: String,
    /// Version of the form, e. g. `Stand: 28.01.2021`.
    pub form_version: String,
    /// Day of printing as it shall appear, e. g. `Gedruckt am 03.02.2026`; may be empty.
    pub printed_on: String,
    /// One more line, e. g. a notice of confidentiality; may be empty.
    pub note: Text2,
}

/// Paper of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// A4 upright.
    #[default]
    Portrait,
    /// A4 across, for wide tables (Teil B). A change of paper begins a new page.
    Landscape,
}

/// A part of the form under one heading.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Heading of the part that begins here, e. g. `Teil A: Kompetenzerfassung`.
    pub part: Option<Text2>,
    /// Heading; empty prints none.
    pub title: Text2,
    /// Paper.
    pub paper: Paper,
    /// Contents in printed order.
    pub blocks: Vec<Block>,
}

/// Contents of a section.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// Fields, set into lines by their width.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
    /// A paragraph of wording; both languages stand side by side.
    Note(Text2),
    /// What follows begins on a new page.
    PageBreak,
}

/// One question of the form.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// The question.
    pub label: Text2,
    /// The answer.
    pub kind: FieldKind,
    /// How much of the line it takes.
    pub width: Width,
    /// The client was asked and did not want to answer: prints [`Words::declined`].
    pub declined: bool,
}

/// How a question is answered.
#[derive(Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// On a line.
    Line {
        /// Written on the line; `None` leaves it blank for the pen.
        value: Option<String>,
    },
    /// By ticking boxes.
    Boxes {
        /// The boxes.
        options: Vec<BoxOption>,
    },
}

/// A box to tick.
#[derive(Clone, PartialEq, Eq)]
pub struct BoxOption {
    /// Its wording.
    pub label: Text2,
    /// Whether it is ticked.
    pub checked: bool,
    /// A word behind it (`in Bearbeitung bei: …`): `None` has no place for one, an empty one prints a line.
    pub detail: Option<String>,
}

/// Share of the line a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// The whole line.
    #[default]
    Full,
    /// Half of it.
    Half,
    /// A third.
    Third,
    /// A quarter.
    Quarter,
    /// As much as its words are likely to need; the last of a line takes what is left.
    Auto,
    /// What is left of the line, if that is likely to suffice; else a line of its own.
    Rest,
}

/// A table with one line of column headings, repeated on every page it reaches.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table holds, in the main language; read out by screen readers, not printed.
    pub summary: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Empty rows for the pen, after `rows`.
    pub blank_rows: usize,
    /// Least height of a row in millimetres, so that a hand can write in it.
    pub row_height_mm: u8,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub title: Text2,
    /// Share of the width relative to the other columns; 0 counts as 1.
    pub weight: u16,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing yet.
    Blank,
    /// A value.
    Text(String),
    /// Wording of the form that names its row (`Kind 1`); marked as heading of the row.
    Label(Text2),
    /// Boxes to tick.
    Boxes(Vec<BoxOption>),
    /// The cell above reaches down into this row (a goal beside its steps).
    Continued,
}

/// The words the template needs, in the document's languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Before the page number: `Seite`.
    pub page: String,
    /// Between page number and number of pages: `von`.
    pub of: String,
    /// For a declined answer: `keine Angabe`.
    pub declined: Text2,
    /// Name of the first number in the foot.
    pub gemeindekennziffer: String,
    /// Name of the second number in the foot.
    pub intman_nr: String,
    /// Name of the third number in the foot.
    pub plan_nr: String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            page: "Seite".to_owned(),
            of: "von".to_owned(),
            declined: Text2::new("keine Angabe"),
            gemeindekennziffer: "Gemeindekennziffer".to_owned(),
            intman_nr: "IntMan-Nr.".to_owned(),
            plan_nr: "Laufende Nummer des IntPlan".to_owned(),
        }
    }
}

impl Field {
    /// A line, filled or blank.
    pub fn line(label: impl Into<Text2>, width: Width, value: Option<String>) -> Self {
        Self { label: label.into(), kind: FieldKind::Line { value }, width, declined: false }
    }

    /// Boxes to tick.
    pub fn boxes(label: impl Into<Text2>, width: Width, options: Vec<BoxOption>) -> Self {
        Self { label: label.into(), kind: FieldKind::Boxes { options }, width, declined: false }
    }
}

impl BoxOption {
    /// A box without a place for words.
    pub fn new(label: impl Into<Text2>, checked: bool) -> Self {
        Self { label: label.into(), checked, detail: None }
    }
}
