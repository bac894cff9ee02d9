//! The sheet `settings`.

use std::collections::BTreeMap;

use super::table::Table;
use super::{Texts, column};
use crate::check::{Findings, Place, Problem};
use crate::workbook::Workbook;

pub(super) struct Settings {
    pub id: String,
    pub version: String,
    pub title: Texts,
    pub default_language: String,
    pub further: BTreeMap<String, String>,
}

const KNOWN: &[&str] = &["form_id", "version", "default_language"];
/// What is assumed when the settings name no language: the specialists write German.
const STANDARD_LANGUAGE: &str = "de";

pub(super) fn read(workbook: &Workbook, findings: &mut Findings) -> Settings {
    let mut settings = Settings {
        id: String::new(),
        version: String::new(),
        title: Texts::default(),
        default_language: STANDARD_LANGUAGE.to_owned(),
        further: BTreeMap::new(),
    };
    let mut place = Place::new("settings", 0, "");
    if let Some(sheet) = workbook.sheet("settings") {
        let table = Table::new(sheet, KNOWN, &["form_title"], true, STANDARD_LANGUAGE, findings);
        if let Some(row) = table.rows().next() {
            let language = column::language_code(row.get("default_language"));
            if !language.is_empty() {
                settings.default_language = language;
            }
            settings.id = row.get("form_id").to_owned();
            settings.version = row.get("version").to_owned();
            settings.further = row.named(&table.other_columns(KNOWN, &["form_title"]));
            place = row.place("form_id");
            // The title belongs to the default language, which is known only now.
            let table = Table::new(
                sheet,
                KNOWN,
                &["form_title"],
                true,
                &settings.default_language,
                &mut Findings::default(),
            );
            settings.title =
                table.rows().next().map(|row| row.texts("form_title")).unwrap_or_default();
        }
    }
    if settings.id.is_empty() {
        findings.add(&place, &Problem::FormIdMissing {});
    }
    settings
}
