//! Documents at the console: the printed plan, the evaluation record, and the form's check.

#![allow(clippy::unwrap_used)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use base::{Clock, SystemClock};
use forms::Workbook;

fn geleit(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_geleit")).args(words).output().unwrap()
}

/// Runs it and wants this exit code; what it said comes back.
fn wants(code: i32, words: &[&str]) -> (String, String) {
    let output = geleit(words);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{words:?}\n{out}\n{err}");
    (out, err)
}

/// The text of a PDF, by a program that is not ours.
fn text_of(path: &str) -> String {
    let output = Command::new("pdftotext")
        .args(["-layout", path, "-"])
        .output()
        .expect("these tests need `pdftotext`: apt install poppler-utils");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// A fresh house with a few invented cases in three agencies.
fn house(dir: &Path) -> String {
    let at = dir.join("house").to_str().unwrap().to_owned();
    let agency = ["--agency", "Probeamt", "--short-name", "probe", "--law", "DSGVO_LDSG_BW"];
    let admin = ["--municipality", "08335075", "--login", "chef", "--name", "Chefin Probe"];
    let mut words = vec!["init", "--dir", &at];
    words.extend(agency);
    words.extend(admin);
    wants(0, &words);
    wants(0, &["generate", "--dir", &at, "--cases", "6", "--seed", "7"]);
    at
}

#[test]
fn the_console_prints_plans_and_exports_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let at = house(folder.path());
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();

    // Plan numbers count in each agency by themselves.
    let (pdf, blank, english) = (file("plan.pdf"), file("leer.pdf"), file("english.pdf"));
    let (_, said) = wants(2, &["print", "plan", "--dir", &at, "--case", "1", "--out", &pdf]);
    for agency in ["--agency", "singen", "caritas", "diakonie"] {
        assert!(said.contains(agency), "{said}");
    }
    assert!(!Path::new(&pdf).exists());
    let one = ["print", "plan", "--dir", &at, "--case", "1", "--agency", "singen", "--out", &pdf];
    wants(0, &one);
    let text = text_of(&pdf);
    assert!(
        text.contains("Laufende Nummer des IntPlan: 1") && text.contains("Rahmendaten"),
        "{text}"
    );
    let mode = std::fs::metadata(&pdf).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "what is printed is for the owner's eyes");

    wants(0, &["print", "plan", "--dir", &at, "--blank", "--out", &blank]);
    let text = text_of(&blank);
    assert!(text.contains("Merkzeichen") && !text.contains('☒'), "{text}");
    let more = ["--case", "4", "--with-additions", "--language", "en", "--out", &english];
    wants(0, &[&["print", "plan", "--dir", &at][..], &more].concat());
    assert!(text_of(&english).contains("Date of birth"));

    // What does not exist, and what is no day or language.
    wants(1, &["print", "plan", "--dir", &at, "--case", "99", "--out", &pdf]);
    let wrong = |more: &[&str]| {
        let begin = ["print", "plan", "--dir", &at, "--case", "4", "--out", &pdf];
        wants(2, &[&begin[..], more].concat()).1
    };
    assert!(wrong(&["--as-of", "31.2.2026"]).contains("--as-of"));
    assert!(wrong(&["--as-of", "31.12.2199"]).contains("error-date-future"));
    assert!(wrong(&["--language", "tlh"]).contains("--language"));
    assert!(wrong(&["--agency", "nirgends"]).contains("known: caritas"));
    wants(2, &["print", "plan", "--dir", &at, "--out", &pdf]);

    // The record.
    let (csv, xlsx) = (file("evaluation.csv"), file("evaluation.xlsx"));
    let today = SystemClock.today().to_string();
    let export = |code: i32, more: &[&str]| {
        wants(code, &[&["evaluation", "export", "--dir", &at][..], more].concat())
    };
    let (told, progress) = export(0, &["--reference-date", &today, "--out", &csv, "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["reference_date"], today.as_str());
    let content = std::fs::read_to_string(&csv).unwrap();
    let rows = usize::try_from(told["rows"].as_u64().unwrap()).unwrap();
    assert_eq!(content.lines().count(), 1 + rows, "{content}");
    assert!(content.starts_with("\u{feff}Geschlecht;"), "{content}");
    assert!(progress.contains("singen: "), "{progress}");
    export(0, &["--reference-date", &today, "--out", &xlsx, "--agency", "singen"]);
    assert!(std::fs::read(&xlsx).unwrap().starts_with(b"PK"));
    export(2, &["--reference-date", &today, "--out", &file("evaluation.ods")]);
    export(2, &["--reference-date", "2199-01-01", "--out", &csv]);

    // Every read stands in the log, as the console's, without a name.
    let log = file("audit.jsonl");
    wants(0, &["audit", "export", "--dir", &at, "--out", &log]);
    let log = std::fs::read_to_string(&log).unwrap();
    let lines = |action: &str| {
        let of_console = |line: &&str| line.contains(action) && line.contains("console");
        log.lines().filter(of_console).count()
    };
    assert_eq!((lines("plan.printed"), lines("evaluation.exported")), (2, 5), "{log}");
    wants(0, &["audit", "verify", "--dir", &at]);
}

/// The built-in form with a few cells spoiled.
fn broken() -> Workbook {
    let mut workbook = domain::plans::workbook();
    let survey = workbook.sheets.iter_mut().find(|sheet| sheet.name == "survey").unwrap();
    let column = |heading: &str| survey.rows[0].iter().position(|cell| cell == heading).unwrap();
    let (name, kind, relevant) = (column("name"), column("type"), column("relevant"));
    let at = |wanted: &str, rows: &[Vec<String>]| {
        rows.iter().position(|row| row.get(name).is_some_and(|cell| cell == wanted)).unwrap()
    };
    let (sex, born) = (at("geschlecht", &survey.rows), at("geburtsort", &survey.rows));
    survey.rows[sex][kind] = "select_one gibt_es_nicht".to_owned();
    survey.rows[born][relevant] = "${nirgends} = 'ja' and".to_owned();
    workbook
}

#[test]
fn a_broken_form_is_told_cell_by_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.xlsx");
    let file = path.to_str().unwrap();
    std::fs::write(&path, broken().to_xlsx().unwrap()).unwrap();
    let (out, _) = wants(1, &["forms", "check", file, "--json"]);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert!(findings.len() >= 2, "{out}");
    for finding in &findings {
        for key in ["sheet", "column", "code", "message"] {
            assert!(finding[key].is_string(), "{key} in {finding}");
        }
        assert!(finding["row"].is_u64(), "{finding}");
        assert_eq!(finding["sheet"], "survey");
    }
    let columns: Vec<&str> = findings.iter().map(|one| one["column"].as_str().unwrap()).collect();
    assert!(columns.contains(&"type") && columns.contains(&"relevant"), "{columns:?}");
    let (plain, _) = wants(1, &["forms", "check", file]);
    assert!(plain.lines().count() == findings.len() && plain.starts_with("survey:"), "{plain}");

    std::fs::write(&path, b"no spreadsheet at all").unwrap();
    wants(1, &["forms", "check", file, "--json"]);
}

#[test]
fn the_form_in_the_repository_has_no_finding() {
    let file = "../domain/forms/integrationsplan-singen.xlsx";
    let (out, _) = wants(0, &["forms", "check", file, "--json"]);
    assert_eq!(out.trim(), "[]");
}
