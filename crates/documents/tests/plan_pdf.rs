//! The printed plan, read back by independent programs: poppler, qpdf and lopdf.

#![allow(clippy::unwrap_used)]

mod fixtures;
mod reader;

use documents::plan::{
    Block, BoxOption, Cell, Column, Field, FieldKind, Languages, Paper, PlanDocument, Section,
    Table, Text2, Width,
};
use documents::{DocumentError, Press, plan_pdf};
use proptest::prelude::*;
use reader::Reader;

/// A page with little on it.
fn small(blocks: Vec<Block>) -> PlanDocument {
    PlanDocument {
        title: Text2::new("Probe"),
        languages: Languages::german(),
        header: Vec::new(),
        sections: vec![Section { title: Text2::new("Abschnitt"), blocks, ..Section::default() }],
        footer: Default::default(),
        watermark: None,
        words: Default::default(),
    }
}

fn line(value: &str) -> Block {
    Block::Fields(vec![Field::line("Frage:", Width::Half, Some(value.to_owned()))])
}

fn read(document: &PlanDocument) -> Reader {
    Reader::new(plan_pdf(document).unwrap())
}

#[test]
fn the_blank_form_has_the_three_pages_of_the_paper() {
    let pdf = read(&fixtures::blank());
    assert_eq!(pdf.pages(), 3);
    for (page, words) in [
        (
            1,
            [
                "Integrationsplan",
                "Rahmendaten",
                "Teil A: Kompetenzerfassung",
                "Kind 7",
                "Seite 1 von 3",
            ],
        ),
        (
            2,
            [
                "Berufsabschluss",
                "Mobilität",
                "Gesundheit",
                "Notwendige Angaben für die Evaluation",
                "Seite 2 von 3",
            ],
        ),
        (
            3,
            [
                "Teil B: Zielvereinbarung",
                "Arbeitsschritte",
                "zum Stichtag",
                "Ausreise",
                "Seite 3 von 3",
            ],
        ),
    ] {
        let text = pdf.text(page);
        for word in words {
            assert!(text.contains(word), "{word} on page {page}:\n{text}");
        }
    }
    assert!(!pdf.all_text().contains('☒'), "a blank form has no ticks");
    assert_eq!(pdf.text(3).matches("zum Stichtag").count(), 3);
    assert_eq!(pdf.text(3).matches("1:").count(), 4);
}

#[test]
fn the_filled_form_still_has_three_pages_and_shows_every_answer() {
    let pdf = read(&fixtures::filled());
    assert_eq!(pdf.pages(), 3);
    let text = pdf.all_text();
    for answer in [
        "01.01.1990",
        "☒ fließend",
        "☐ rudimentär",
        "Regierungspräsidium Stuttgart",
        "keine Angabe",
        "i.B.",
    ] {
        assert!(text.contains(answer), "{answer}:\n{text}");
    }
    for page in 1..=3 {
        let text = pdf.text(page);
        assert!(
            text.contains("Gemeindekennziffer: 08335075"),
            "the numbers stand on every page:\n{text}"
        );
        assert!(text.contains("2026-0042"));
    }
    assert_eq!(pdf.sizes(), ["portrait", "portrait", "landscape"]);
}

#[test]
fn the_order_is_the_callers() {
    let mut plan = fixtures::blank();
    plan.sections.retain(|section| section.paper == Paper::Portrait);
    plan.sections.reverse();
    let text = read(&plan).all_text();
    assert!(text.find("Evaluation").unwrap() < text.find("Rahmendaten").unwrap());
}

#[test]
fn two_languages_share_the_paper() {
    let english = read(&fixtures::bilingual("en"));
    assert!(english.all_text().contains("Date of birth"));
    assert!(english.all_text().contains("Geburtsdatum"));
    assert_eq!(english.language(), "de", "German is authoritative");
    assert!(english.languages_in_tags().contains("en"));

    let arabic = read(&fixtures::bilingual("ar"));
    assert!(arabic.languages_in_tags().contains("ar"));
    assert!(arabic.all_text().chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)));
    assert!(arabic.fonts().iter().any(|font| font.contains("NotoSansArabic")));
    assert!((3..=5).contains(&arabic.pages()));
}

#[test]
fn right_to_left_and_ethiopic_as_main_language() {
    for (tag, title) in [
        ("ar", "خطة الاندماج"),
        ("fa-AF", "پلان ادغام"),
        ("ti", "ናይ ውህደት መደብ"),
        ("uk", "План інтеграції"),
    ] {
        let mut plan = small(vec![line("١٢٣ abc")]);
        plan.languages.main = tag.parse().unwrap();
        plan.title = Text2::new(title);
        let pdf = read(&plan);
        assert_eq!(pdf.language().split('-').next(), tag.split('-').next());
        assert_eq!(pdf.title(), title);
    }
}

#[test]
fn every_document_is_tagged_and_claims_pdf_ua_1() {
    for plan in [fixtures::blank(), fixtures::filled(), fixtures::bilingual("ar")] {
        let pdf = read(&plan);
        pdf.assert_sound();
        pdf.assert_accessible();
        assert_eq!(pdf.title(), "Integrationsplan");
        let tags = pdf.tags();
        assert_eq!(tags.get("Table"), Some(&3));
        assert!(
            tags["TH"] >= 7 + 7 + 3 + 9,
            "column headings and the children's row headings: {tags:?}"
        );
        assert_eq!(
            tags.get("H1").copied(),
            Some(4),
            "two framing sections and two parts: {tags:?}"
        );
        assert!(tags["H2"] >= 11);
    }
}

#[test]
fn a_draft_says_so_on_paper_and_to_screen_readers() {
    let mut plan = small(vec![line("x")]);
    plan.watermark = Some(Text2::new("Entwurf"));
    let pdf = read(&plan);
    assert!(pdf.all_text().contains("Entwurf"));
    assert!(pdf.content(1).contains("90 Tf"), "and large behind the text");
    pdf.assert_accessible();
}

#[test]
fn markup_in_a_value_is_only_text() {
    let attack = r##"#panic("x") $x^2$ *fett* = Kopf `code` \u{41} #read("/etc/passwd") // <a> @b "); #let x = "##;
    let pdf = read(&small(vec![line(attack), Block::Note(Text2::new(attack))]));
    let text = pdf.all_text();
    assert!(text.contains(r##"#panic("x") $x^2$ *fett* = Kopf `code` \u{41}"##), "{text}");
    assert!(text.contains("#read(\"/etc/passwd\")"));
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn ugly_values_do_no_harm() {
    for ugly in [
        "x".repeat(10_000),
        "Zeile\n".repeat(3_000),
        "🎉👨‍👩‍👧 中文 ไทย ".repeat(50),
        "\u{202e}umgedreht\u{202c} \u{2066}\u{200f}".to_owned(),
        "a\0b\u{1}\u{7f}\u{fffe}\u{10ffff}".to_owned(),
        format!("Z{}", "\u{301}".repeat(5_000)),
        "ا\u{301}\u{64b} ሀ\u{5d0}\u{591} e\u{35f}".to_owned(),
        "\u{200d}\u{200c}\u{ad}\u{feff}".to_owned(),
        String::new(),
    ] {
        let narrow = (0..8).map(|_| Column { title: Text2::new("Spalte"), weight: 1 }).collect();
        let row = (0..8)
            .map(|column| if column == 3 { Cell::Text(ugly.clone()) } else { Cell::Blank })
            .collect();
        let table = Table {
            summary: ugly.clone(),
            columns: narrow,
            rows: vec![row],
            blank_rows: 2,
            row_height_mm: 255,
        };
        let boxes = Field::boxes(
            ugly.as_str(),
            Width::Auto,
            vec![BoxOption {
                label: Text2::new(ugly.clone()),
                checked: true,
                detail: Some(ugly.clone()),
            }],
        );
        let pdf = read(&small(vec![line(&ugly), Block::Table(table), Block::Fields(vec![boxes])]));
        pdf.assert_sound();
        pdf.assert_accessible();
    }
}

#[test]
fn what_the_fonts_do_not_hold_is_told_beforehand() {
    let press = Press::new().unwrap();
    let missing = press.unprintable(&small(vec![line("Größe 🎉 中 سلام ሰላም Київ")]));
    assert_eq!(missing.into_iter().collect::<String>(), "中🎉");
    assert!(press.unprintable(&fixtures::bilingual("ar")).is_empty());
}

#[test]
fn strange_shapes_are_refused_or_harmless() {
    let columns = vec![
        Column { title: Text2::new("A"), weight: 0 },
        Column { title: Text2::new("B"), weight: 0 },
    ];
    let table = |rows| Table {
        summary: "Probe".to_owned(),
        columns: columns.clone(),
        rows,
        blank_rows: 0,
        row_height_mm: 0,
    };
    let short = small(vec![Block::Table(table(vec![vec![Cell::Blank]]))]);
    let shape = DocumentError::Shape { table: "Probe".to_owned(), row: 1, expected: 2, found: 1 };
    assert_eq!(plan_pdf(&short), Err(shape));

    let orphans =
        table(vec![vec![Cell::Continued, Cell::Blank], vec![Cell::Continued, Cell::Continued]]);
    let none =
        Table { columns: Vec::new(), rows: vec![Vec::new()], blank_rows: 3, ..table(Vec::new()) };
    read(&small(vec![
        Block::Table(orphans),
        Block::Table(none),
        Block::PageBreak,
        Block::PageBreak,
        Block::Fields(Vec::new()),
    ]))
    .assert_accessible();
    let mut empty = small(Vec::new());
    empty.sections.clear();
    assert_eq!(read(&empty).pages(), 1);
}

#[test]
fn a_table_may_run_over_many_pages_and_repeats_its_headings() {
    let columns = vec![Column { title: Text2::new("Spaltenkopf"), weight: 1 }];
    let rows = (0..120).map(|row| vec![Cell::Text(format!("Zeile {row}"))]).collect();
    let pdf = read(&small(vec![Block::Table(Table {
        summary: String::new(),
        columns,
        rows,
        blank_rows: 0,
        row_height_mm: 6,
    })]));
    assert!(pdf.pages() >= 3);
    assert!((1..=pdf.pages()).all(|page| pdf.text(page).contains("Spaltenkopf")));
    pdf.assert_accessible();
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert!(plan_pdf(&fixtures::filled()).unwrap() == plan_pdf(&fixtures::filled()).unwrap());
}

#[test]
fn a_debug_print_betrays_nothing() {
    let shown = format!("{:?}", fixtures::filled());
    for value in ["Qamischli", "1990", "2026-0042", "Krankenpflegerin", "Anerkennungsberatung"] {
        assert!(!shown.contains(value), "{value} in {shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_prints(value in "\\PC{0,80}", other in any::<String>(), arabic in "[\u{600}-\u{6ff}\u{300}-\u{36f}\u{1200}-\u{1400}\u{2000}-\u{206f}a-z]{0,40}") {
        let mut field = Field::line(value.as_str(), Width::Auto, Some(other));
        field.declined = value.len() % 2 == 0;
        let boxes = Field {
            kind: FieldKind::Boxes { options: vec![BoxOption::new(arabic.as_str(), true)] },
            ..Field::line("", Width::Rest, None)
        };
        let mut plan = small(vec![Block::Fields(vec![field, boxes]), Block::Note(Text2::both(value, arabic))]);
        plan.languages = Languages::german_and("ar".parse().unwrap());
        prop_assert!(plan_pdf(&plan).is_ok());
    }
}
