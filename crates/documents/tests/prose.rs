//! Running text, read back by programs that know nothing of how it was made: poppler, qpdf, lopdf and odfpy.

#![allow(clippy::unwrap_used)]

mod reader;

use std::process::Command;

use documents::DocumentError;
use documents::plan::Lang;
use documents::prose::{Block, Prose, Table, prose_odt, prose_pdf, typed};
use proptest::prelude::*;
use reader::Reader;
use serde_json::Value;

fn prose(blocks: Vec<Block>) -> Prose {
    Prose {
        title: "Protokoll: Koordinierungsrunde".into(),
        subtitle: "Dienstag, 7. Juli 2026".into(),
        lang: Lang::german(),
        notice: "Entwurf".into(),
        facts: vec![("Ort".into(), "Rathaus".into()), ("Leitung".into(), "Frida Fink".into())],
        blocks,
        footer: "Koordinierungsrunde".into(),
        words: ("Seite".into(), "von".into()),
    }
}

fn meeting() -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, "1. Willkommen".into())];
    blocks.extend(typed("Alle sind da.\nZwei kommen später.\n\n- Erstens\n- Zweitens"));
    blocks.push(Block::Heading(2, "Beschlüsse".into()));
    blocks.push(Block::Marked(
        "Beschluss 3".into(),
        "Wir laden <die> Ausländerbehörde & andere ein.".into(),
    ));
    blocks.push(Block::Table(Table {
        caption: "Aufgaben".into(),
        columns: vec!["Was".into(), "Wer".into(), "Bis".into()],
        rows: vec![vec!["Einladen".into(), "Jobcenter".into(), "1.8.2026".into()]],
    }));
    blocks
}

fn odt(document: &Prose) -> Value {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), prose_odt(document).unwrap()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reader/odt.py");
    let read = Command::new("python3").arg(script).arg(file.path()).output().unwrap();
    let trouble = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "these tests need odfpy: apt install python3-odf\n{trouble}");
    serde_json::from_slice(&read.stdout).unwrap()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

#[test]
fn the_pdf_can_be_read_by_everybody() {
    let pdf = Reader::new(prose_pdf(&prose(meeting())).unwrap());
    pdf.assert_sound();
    pdf.assert_accessible();
    assert_eq!((pdf.pages(), pdf.language().as_str()), (1, "de"));
    assert_eq!(pdf.title(), "Protokoll: Koordinierungsrunde");
    let text = pdf.all_text();
    for words in [
        "Entwurf",
        "Rathaus",
        "Frida Fink",
        "1. Willkommen",
        "Zwei kommen später.",
        "Zweitens",
        "Beschluss 3: Wir laden <die> Ausländerbehörde & andere ein.",
        "Jobcenter",
        "Seite 1 von 1",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let tags = pdf.tags();
    let count = |tag: &str| tags.get(tag).copied().unwrap_or(0);
    assert_eq!(
        (count("H1"), count("H2"), count("LI"), count("TH"), count("TD")),
        (1, 1, 2, 3, 3),
        "{tags:?}"
    );
}

#[test]
fn the_text_document_has_real_headings_lists_and_table_headings() {
    let found = odt(&prose(meeting()));
    let first =
        [Value::from("mimetype"), 0.into(), "application/vnd.oasis.opendocument.text".into()];
    assert_eq!(found["first"].as_array().unwrap(), &first);
    assert_eq!(found["broken"], Value::Null);
    assert_eq!(strings(&found["title"]), ["Protokoll: Koordinierungsrunde"]);
    assert_eq!(strings(&found["language"]), ["de"]);
    assert_eq!(found["headings"], serde_json::json!([[1, "1. Willkommen"], [2, "Beschlüsse"]]));
    assert_eq!(strings(&found["points"]), ["Erstens", "Zweitens"]);
    assert_eq!(found["heads"], serde_json::json!([["Was", "Wer", "Bis"]]));
    assert_eq!(found["rows"][1], serde_json::json!(["Einladen", "Jobcenter", "1.8.2026"]));
    let said = found["paragraphs"].to_string();
    for words in [
        "Alle sind da.\\nZwei kommen später.",
        "Ort: Rathaus",
        "Wir laden <die> Ausländerbehörde & andere ein.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    for style in ["Title", "Heading_20_1", "Heading_20_2", "Heading_20_3", "Text_20_body"] {
        assert!(strings(&found["styles"]).contains(&style), "{style}");
    }
}

#[test]
fn ugly_text_stays_text() {
    let ugly =
        "\0\u{1b}[31m<b>&amp;]]> \"x\"\t#panic() $x$ *a* _b_ \u{202e}gnp\u{ffff}  zwei  Blanks🎉";
    let long = "Größe ".repeat(3_400);
    let blocks = vec![
        Block::Heading(9, ugly.into()),
        Block::Text("سلام دنیا".into()),
        Block::Text(ugly.into()),
        Block::Text("x".repeat(20_000)),
        Block::Text(long.clone()),
        Block::List(vec![String::new(), ugly.into()]),
    ];
    let document = Prose { title: ugly.into(), footer: ugly.into(), ..prose(blocks) };
    let found = odt(&document);
    let expected = "[31m<b>&amp;]]> \"x\"\t#panic() $x$ *a* _b_ gnp  zwei  Blanks🎉";
    assert_eq!(found["headings"], serde_json::json!([[1, expected]]));
    assert_eq!(strings(&found["points"]), ["", expected]);
    let paragraphs = found["paragraphs"].as_array().unwrap();
    assert!(paragraphs.contains(&serde_json::json!(["rtl", "سلام دنیا"])), "direction of its own");
    assert!(paragraphs.contains(&serde_json::json!(["ltr", "x".repeat(20_000)])));
    assert!(paragraphs.contains(&serde_json::json!(["ltr", long])));
    let pdf = Reader::new(prose_pdf(&document).unwrap());
    pdf.assert_sound();
    pdf.assert_accessible();
    assert!(pdf.pages() > 5, "{}", pdf.pages());
    assert!(pdf.all_text().contains("#panic() $x$ *a* _b_ gnp"));
}

#[test]
fn a_crooked_table_is_refused_by_both() {
    let table = Table { columns: vec!["a".into()], rows: vec![Vec::new()], ..Table::default() };
    let document = prose(vec![Block::Table(table)]);
    let expected = DocumentError::Shape { table: "prose".into(), row: 1, expected: 1, found: 0 };
    assert_eq!(prose_odt(&document), Err(expected.clone()));
    assert_eq!(prose_pdf(&document), Err(expected));
}

#[test]
fn the_same_words_give_the_same_bytes_and_nothing_is_no_trouble() {
    let document = prose(meeting());
    assert!(prose_odt(&document) == prose_odt(&document));
    assert!(prose_pdf(&document) == prose_pdf(&document));
    let empty = Prose {
        title: "Leer".into(),
        notice: String::new(),
        facts: Vec::new(),
        ..prose(Vec::new())
    };
    assert_eq!(odt(&empty)["headings"], serde_json::json!([]));
    Reader::new(prose_pdf(&empty).unwrap()).assert_sound();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_typed_gives_both_files(words in "\\PC{0,80}", more in any::<String>()) {
        let table = Table {
            caption: more.clone(),
            columns: vec![words.clone()],
            rows: vec![vec![more.clone()]],
        };
        let document = prose(vec![
            Block::Heading(1, words.clone()),
            Block::Marked(more.clone(), words.clone()),
            Block::List(vec![more, words]),
            Block::Table(table),
        ]);
        prop_assert_eq!(prose_odt(&document).err(), None);
        prop_assert_eq!(prose_pdf(&document).err(), None);
    }
}
