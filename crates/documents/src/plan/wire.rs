//! The way of the input into the template: as JSON data beside it, never as part of its source.
//! Everything is cleaned here, set into lines, and checked for its shape.

use serde_json::{Value, json};

use super::clean::{Glyphs, soften};
use super::fit::{
    LINE, divides, divides2, line_chars, span, stands_above, stays_together, table_stays_together,
};
use super::lang::{Lang, Text2};
use super::model::{
    Block, BoxOption, Cell, Column, Field, FieldKind, HeaderField, Paper, PlanDocument, Section,
    Table, Width,
};
use crate::DocumentError;

/// The whole document as JSON for `templates/plan.typ`.
pub(super) fn to_json(document: &PlanDocument, glyphs: &Glyphs) -> Result<String, DocumentError> {
    let wire = Wire { glyphs, bilingual: document.languages.second.is_some() };
    let footer = &document.footer;
    let words = &document.words;
    let numbers = [
        (&words.gemeindekennziffer, &footer.gemeindekennziffer),
        (&words.intman_nr, &footer.intman_nr),
        (&words.plan_nr, &footer.plan_nr),
    ];
    let value = json!({
        "title": wire.text2(&document.title),
        "main": lang(&document.languages.main),
        "second": document.languages.second.as_ref().map(lang),
        "header": document.header.iter().map(|field| wire.header(field)).collect::<Vec<_>>(),
        "sheets": wire.sheets(&document.sections)?,
        "numbers": numbers.map(|(label, value)| json!([wire.text(label), wire.text(value)])),
        "form_version": wire.text(&footer.form_version),
        "printed_on": wire.text(&footer.printed_on),
        "note": wire.text2(&footer.note),
        "watermark": document.watermark.as_ref().map(|word| wire.text2(word)),
        "page": wire.text(&words.page),
        "parts": LINE,
        "of": wire.text(&words.of),
        "declined": wire.text2(&words.declined),
    });
    Ok(value.to_string())
}

/// Shows every printed text of the document to `see`.
pub(super) fn visit(document: &PlanDocument, see: &mut dyn FnMut(&str)) {
    fn both(text: &Text2, see: &mut dyn FnMut(&str)) {
        see(&text.main);
        if let Some(second) = &text.second {
            see(second);
        }
    }
    fn boxes(options: &[BoxOption], see: &mut dyn FnMut(&str)) {
        for option in options {
            both(&option.label, see);
            see(option.detail.as_deref().unwrap_or_default());
        }
    }
    both(&document.title, see);
    for field in &document.header {
        both(&field.label, see);
        see(field.value.as_deref().unwrap_or_default());
    }
    let footer = &document.footer;
    for text in
        [&footer.gemeindekennziffer, &footer.intman_nr, &footer.plan_nr, &footer.form_version]
    {
        see(text);
    }
    see(&footer.printed_on);
    both(&footer.note, see);
    both(&document.words.declined, see);
    document.watermark.iter().for_each(|text| both(text, see));
    for section in &document.sections {
        section.part.iter().for_each(|text| both(text, see));
        both(&section.title, see);
        for block in &section.blocks {
            match block {
                Block::Fields(fields) => {
                    for field in fields {
                        both(&field.label, see);
                        match &field.kind {
                            FieldKind::Line { value } => see(value.as_deref().unwrap_or_default()),
                            FieldKind::Boxes { options } => boxes(options, see),
                        }
                    }
                }
                Block::Table(table) => {
                    table.columns.iter().for_each(|column| both(&column.title, see));
                    for cell in table.rows.iter().flatten() {
                        match cell {
                            Cell::Text(text) => see(text),
                            Cell::Label(text) => both(text, see),
                            Cell::Boxes(options) => boxes(options, see),
                            Cell::Blank | Cell::Continued => {}
                        }
                    }
                }
                Block::Note(text) => both(text, see),
                Block::PageBreak => {}
            }
        }
    }
}

fn lang(lang: &Lang) -> Value {
    json!({ "code": lang.language(), "region": lang.region(), "rtl": lang.is_rtl() })
}

struct Wire<'a> {
    glyphs: &'a Glyphs,
    bilingual: bool,
}

impl Wire<'_> {
    fn text(&self, text: &str) -> String {
        soften(&self.glyphs.clean(text), 60)
    }

    /// A pair `[main, second]`; the second is null where it is missing or no second language is printed.
    fn text2(&self, text: &Text2) -> Value {
        let second =
            text.second.as_ref().filter(|second| self.bilingual && !second.trim().is_empty());
        json!([self.text(&text.main), second.map(|second| self.text(second))])
    }

    fn header(&self, field: &HeaderField) -> Value {
        json!({ "label": self.text2(&field.label), "value": field.value.as_deref().map(|value| self.text(value)) })
    }

    /// Sections that share their paper make a sheet. Levels of headings never skip: PDF/UA forbids it.
    fn sheets(&self, sections: &[Section]) -> Result<Vec<Value>, DocumentError> {
        let mut sheets = Vec::new();
        let mut in_part = false;
        for run in sections.chunk_by(|one, next| one.paper == next.paper) {
            let mut blocks = Vec::new();
            for section in run {
                if let Some(part) = &section.part {
                    in_part = true;
                    blocks.push(json!({ "kind": "part", "text": self.text2(part) }));
                }
                if !section.title.main.trim().is_empty() {
                    let level = if in_part { 2 } else { 1 };
                    let text = self.text2(&section.title);
                    blocks.push(json!({ "kind": "title", "level": level, "text": text }));
                }
                for block in &section.blocks {
                    blocks.push(self.block(block, section.paper)?);
                }
            }
            let landscape = run.first().is_some_and(|section| section.paper == Paper::Landscape);
            sheets.push(json!({ "landscape": landscape, "blocks": blocks }));
        }
        Ok(sheets)
    }

    fn block(&self, block: &Block, paper: Paper) -> Result<Value, DocumentError> {
        Ok(match block {
            Block::Fields(fields) => json!({
                "kind": "fields", "cells": self.fields(fields, paper), "together": stays_together(fields),
            }),
            Block::Table(table) => self.table(table, paper)?,
            Block::Note(text) => json!({ "kind": "note", "text": self.text2(text) }),
            Block::PageBreak => json!({ "kind": "break" }),
        })
    }

    /// Sets fields into lines of [`LINE`] parts, each as `{x, y, span, field}`.
    fn fields(&self, fields: &[Field], paper: Paper) -> Vec<Value> {
        let spans: Vec<usize> = fields.iter().map(|field| span(field, paper)).collect();
        let mut cells = Vec::with_capacity(fields.len());
        let (mut x, mut y) = (0, 0);
        for (index, field) in fields.iter().enumerate() {
            let mut width = spans[index];
            if x + width > LINE {
                (x, y) = (0, y + 1);
            }
            // The last of a line takes what is left, so that lines end flush.
            let last = spans.get(index + 1).is_none_or(|next| x + width + next > LINE);
            if field.width == Width::Rest || (field.width == Width::Auto && last) {
                width = LINE - x;
            }
            let room = line_chars(paper) * width / LINE;
            let above = stands_above(field, room);
            cells.push(json!({ "x": x, "y": y, "span": width, "above": above, "field": self.field(field) }));
            x += width;
        }
        cells
    }

    fn field(&self, field: &Field) -> Value {
        let (value, options) = match &field.kind {
            FieldKind::Line { value } => (value.as_deref().map(|value| self.text(value)), None),
            FieldKind::Boxes { options } => (None, Some(self.boxes(options))),
        };
        json!({
            "label": self.text2(&field.label), "value": value, "options": options, "declined": field.declined,
        })
    }

    fn boxes(&self, options: &[BoxOption]) -> Vec<Value> {
        let option = |option: &BoxOption| {
            json!({
                "label": self.text2(&option.label),
                "checked": option.checked,
                "detail": option.detail.as_deref().map(|detail| self.text(detail)),
            })
        };
        options.iter().map(option).collect()
    }

    fn table(&self, table: &Table, paper: Paper) -> Result<Value, DocumentError> {
        let columns = table.columns.len();
        if let Some((row, cells)) =
            table.rows.iter().enumerate().find(|(_, row)| row.len() != columns)
        {
            return Err(DocumentError::Shape {
                table: table.summary.clone(),
                row: row + 1,
                expected: columns,
                found: cells.len(),
            });
        }
        let weights: Vec<usize> =
            table.columns.iter().map(|column| usize::from(column.weight.max(1))).collect();
        let all: usize = weights.iter().sum::<usize>().max(1);
        let room: Vec<usize> =
            weights.iter().map(|weight| line_chars(paper) * weight / all).collect();
        let mut cells = Vec::new();
        for (y, row) in table.rows.iter().enumerate() {
            // Where nothing is blank, one cell that stands in this row alone keeps the row's height.
            let alone =
                |x: usize| table.rows.get(y + 1).is_none_or(|next| next[x] != Cell::Continued);
            let single = |x: &usize| row[*x] != Cell::Continued && alone(*x);
            let strut = match row.contains(&Cell::Blank) {
                true => columns,
                false => (0..columns).rev().find(single).unwrap_or(columns),
            };
            for (x, cell) in row.iter().enumerate() {
                if matches!(cell, Cell::Continued) && y > 0 {
                    continue;
                }
                let below =
                    table.rows[y + 1..].iter().take_while(|row| row[x] == Cell::Continued).count();
                let mut value = self.cell(cell, room[x]);
                value["strut"] = json!(x == strut);
                value["x"] = json!(x);
                value["y"] = json!(y);
                value["rows"] = json!(below + 1);
                cells.push(value);
            }
        }
        let heading = |(column, room): (&Column, &usize)| json!({ "title": self.text2(&column.title), "divide": divides2(&column.title, *room) });
        let columns = table.columns.iter().zip(&room).map(heading).collect::<Vec<_>>();
        Ok(json!({
            "kind": "table",
            "summary": self.text(&table.summary),
            "columns": columns,
            "weights": weights,
            "cells": cells,
            "filled": table.rows.len(),
            "blank": if columns.is_empty() { 0 } else { table.blank_rows },
            "height": table.row_height_mm,
            "together": table_stays_together(table),
        }))
    }

    fn cell(&self, cell: &Cell, room: usize) -> Value {
        match cell {
            Cell::Blank | Cell::Continued => json!({ "kind": "blank" }),
            Cell::Text(text) => {
                let divide = divides(text, room);
                json!({ "kind": "text", "text": soften(&self.glyphs.clean(text), room), "divide": divide })
            }
            Cell::Label(text) => {
                json!({ "kind": "label", "text": self.text2(text), "divide": divides2(text, room) })
            }
            Cell::Boxes(options) => json!({ "kind": "boxes", "options": self.boxes(options) }),
        }
    }
}
