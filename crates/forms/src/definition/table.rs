//! A sheet with headings: cells by column name, with their places.

use std::collections::BTreeMap;

use super::{Texts, column};
use crate::check::{Findings, Place, Problem};
use crate::workbook::Sheet;

pub(super) struct Table<'w> {
    sheet: &'w Sheet,
    columns: Vec<Column>,
    default_language: String,
}

struct Column {
    index: usize,
    heading: String,
    canonical: String,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t, 'w> {
    table: &'t Table<'w>,
    index: usize,
}

impl<'w> Table<'w> {
    /// Reads the headings. `known` are the columns this sheet uses, `translated` those that may
    /// carry a language; others are reported unless `open` allows any.
    pub(super) fn new(
        sheet: &'w Sheet,
        known: &[&str],
        translated: &[&str],
        open: bool,
        default_language: &str,
        findings: &mut Findings,
    ) -> Table<'w> {
        let mut columns: Vec<Column> = Vec::new();
        let headings = sheet.rows.first().map_or(&[][..], Vec::as_slice);
        for (index, heading) in headings.iter().enumerate() {
            let canonical = column::canonical(heading);
            if canonical.is_empty() || canonical.starts_with('#') {
                continue;
            }
            let place = Place::new(&sheet.name, 1, heading.trim());
            let column = heading.trim().to_owned();
            if columns.iter().any(|c| c.canonical == canonical) {
                findings.add(&place, &Problem::ColumnTwice { column });
                continue;
            }
            let base = canonical.split("::").next().unwrap_or_default();
            let fits = canonical.starts_with(column::OWN)
                || known.contains(&canonical.as_str())
                || translated.contains(&base)
                || base == "media";
            if !fits && !open {
                findings.add(&place, &Problem::ColumnUnknown { column: column.clone() });
            }
            columns.push(Column { index, heading: column, canonical });
        }
        Table { sheet, columns, default_language: default_language.to_owned() }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.canonical == name)
    }

    pub(super) fn place(&self, row: usize, column: &str) -> Place {
        Place::new(&self.sheet.name, row, column)
    }

    /// The rows below the headings that are not empty.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 'w>> {
        (1..self.sheet.rows.len())
            .filter(|index| self.sheet.rows[*index].iter().any(|cell| !cell.trim().is_empty()))
            .map(|index| Row { table: self, index })
    }

    /// Columns that are neither known nor translated: in `choices` they feed the choice filter.
    pub(super) fn other_columns(&self, known: &[&str], translated: &[&str]) -> Vec<String> {
        let other = |column: &&Column| {
            let base = column.canonical.split("::").next().unwrap_or_default();
            !known.contains(&column.canonical.as_str()) && !translated.contains(&base)
        };
        self.columns.iter().filter(other).map(|column| column.heading.clone()).collect()
    }
}

impl Row<'_, '_> {
    /// The row as the spreadsheet counts.
    pub(super) fn number(&self) -> usize {
        self.index + 1
    }

    /// The trimmed cell of a column, empty when absent.
    pub(super) fn get(&self, name: &str) -> &str {
        match self.table.columns.iter().find(|column| column.canonical == name) {
            Some(column) => self.table.sheet.cell(self.index, column.index).trim(),
            None => "",
        }
    }

    /// The place of a cell, with the heading as written.
    pub(super) fn place(&self, name: &str) -> Place {
        let heading = self.table.columns.iter().find(|column| column.canonical == name);
        self.table.place(self.number(), heading.map_or(name, |column| &column.heading))
    }

    /// The texts of a translated column.
    pub(super) fn texts(&self, name: &str) -> Texts {
        let mut texts = BTreeMap::new();
        for column in &self.table.columns {
            let (base, language) = match column.canonical.split_once("::") {
                Some((base, language)) => (base, language),
                None => (column.canonical.as_str(), self.table.default_language.as_str()),
            };
            let cell = self.table.sheet.cell(self.index, column.index).trim();
            if base == name && !cell.is_empty() {
                texts.insert(language.to_owned(), cell.to_owned());
            }
        }
        Texts(texts)
    }

    /// Our own columns without the prefix.
    pub(super) fn own(&self) -> BTreeMap<String, String> {
        let mut own = BTreeMap::new();
        for column in &self.table.columns {
            let cell = self.table.sheet.cell(self.index, column.index).trim();
            if let Some(name) = column.canonical.strip_prefix(column::OWN)
                && !cell.is_empty()
            {
                own.insert(name.to_owned(), cell.to_owned());
            }
        }
        own
    }

    /// The cells of columns by their headings as written.
    pub(super) fn named(&self, headings: &[String]) -> BTreeMap<String, String> {
        let mut cells = BTreeMap::new();
        for heading in headings {
            let column = self.table.columns.iter().find(|column| column.heading == *heading);
            if let Some(column) = column {
                let cell = self.table.sheet.cell(self.index, column.index).trim();
                cells.insert(heading.clone(), cell.to_owned());
            }
        }
        cells
    }
}
