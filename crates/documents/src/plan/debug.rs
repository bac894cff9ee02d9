//! `Debug` that shows the shape of the input and never a value: a plan speaks about a person.

use std::fmt::{Debug, Formatter, Result};

use super::model::{
    Block, BoxOption, Cell, Field, FieldKind, Footer, HeaderField, PlanDocument, Section, Table,
};

const HIDDEN: &str = "▮▮▮";

impl Debug for PlanDocument {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("PlanDocument")
            .field("title", &self.title.main)
            .field("languages", &self.languages)
            .field("sections", &self.sections)
            .finish_non_exhaustive()
    }
}

impl Debug for HeaderField {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "HeaderField({:?}: {HIDDEN})", self.label.main)
    }
}

impl Debug for Footer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "Footer({:?}, {HIDDEN})", self.form_version)
    }
}

impl Debug for Section {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("Section")
            .field("title", &self.title.main)
            .field("blocks", &self.blocks)
            .finish_non_exhaustive()
    }
}

impl Debug for Block {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Fields(fields) => f.debug_list().entries(fields).finish(),
            Self::Table(table) => table.fmt(f),
            Self::Note(_) => f.write_str("Note"),
            Self::PageBreak => f.write_str("PageBreak"),
        }
    }
}

impl Debug for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{:?}: {:?}", self.label.main, self.kind)
    }
}

impl Debug for FieldKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Line { .. } => write!(f, "Line({HIDDEN})"),
            Self::Boxes { options } => write!(f, "Boxes({} × {HIDDEN})", options.len()),
        }
    }
}

impl Debug for BoxOption {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "BoxOption({HIDDEN})")
    }
}

impl Debug for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "Table({} columns, {} rows)", self.columns.len(), self.rows.len())
    }
}

impl Debug for Cell {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "Cell({HIDDEN})")
    }
}
