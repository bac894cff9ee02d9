//! `geleit forms`: spreadsheets checked, expressions evaluated.

use std::path::{Path, PathBuf};

use crate::support::{Done, geleit};

/// The document our own vectors are about.
const DOCUMENT: &str = "<data><blank/><nonsense>gestern</nonsense><day>2024-02-01</day>\
    <row><n>2</n></row><row><n>5</n></row><row><n/></row></data>";

fn vectors(name: &str) -> PathBuf {
    Path::new("../forms/tests/vectors").join(name)
}

fn check(file: &Path, json: bool) -> Done {
    let mut call = geleit(["forms", "check"]);
    if json {
        call.arg("--json");
    }
    call.arg(file).output().unwrap().into()
}

#[test]
fn a_sound_form_has_no_findings_and_a_broken_one_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, survey: &str| {
        let sheets = [("survey", survey), ("settings", "form_id,version\nprobe,1\n")];
        let book = ::forms::Workbook::from_csv(&sheets).unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, book.to_xlsx().unwrap()).unwrap();
        path
    };
    let sound = write("sound.xlsx", "type,name,label\ntext,ort,Ort\n");
    check(&sound, false).fine();
    assert_eq!(check(&sound, true).json(), serde_json::json!([]));

    let broken = write("broken.xlsx", "type,name,label,relevant\ntext,ort,Ort,${land} = 'x'\n");
    let found = check(&broken, true);
    assert_eq!(found.code, 1, "{}{}", found.out, found.err);
    let first = &found.json()[0];
    assert_eq!((first["sheet"].as_str(), first["row"].as_u64()), (Some("survey"), Some(2)));
    for part in ["column", "code", "message"] {
        assert!(first[part].as_str().is_some_and(|text| !text.is_empty()), "{first}");
    }
    let told = check(&broken, false);
    assert_eq!(told.code, 1);
    assert!(told.out.starts_with("survey:2:"), "{}", told.out);

    let rubbish = folder.path().join("rubbish.xlsx");
    std::fs::write(&rubbish, b"PK\x03\x04 no spreadsheet").unwrap();
    assert_eq!(check(&rubbish, true).code, 1);
    assert_eq!(check(&folder.path().join("missing.xlsx"), true).code, 1);
}

#[test]
fn every_vector_of_ours_evaluates_to_what_it_wants() {
    let own: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(vectors("own.json")).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vectors.json");
    let numbered: Vec<serde_json::Value> = own
        .iter()
        .enumerate()
        .map(|(number, vector)| {
            let mut vector = vector.clone();
            vector["id"] = number.into();
            vector["doc"] = DOCUMENT.into();
            vector
        })
        .collect();
    std::fs::write(&file, serde_json::to_vec(&numbered).unwrap()).unwrap();
    let done: Done = geleit(["forms", "eval", "--vectors"]).arg(&file).output().unwrap().into();
    let out = done.fine();
    assert_eq!(out.lines().count(), own.len());
    for (line, vector) in out.lines().zip(&numbered) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["id"], vector["id"]);
        let (found, wanted) = (&line["value"], &vector["value"]);
        let same = found == wanted || (found.is_f64() && found.as_f64() == wanted.as_f64());
        let refused = line["error"].is_string() && vector.get("error").is_some();
        assert!(same || refused, "{line} for {vector}");
        assert_eq!(refused, line["type"] == "error");
    }
}

#[test]
fn vectors_that_are_none_are_a_matter_of_usage() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vectors.json");
    std::fs::write(&file, "{").unwrap();
    let done: Done = geleit(["forms", "eval", "--vectors"]).arg(&file).output().unwrap().into();
    assert_eq!(done.code, 2, "{}", done.err);
}
