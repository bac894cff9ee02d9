//! Every one of the 95 printed definitions of Anhang 3, by its number: the wording is copied from the paper and
//! not from the form, and the answers are what a case manager typed.

use documents::plan::PlanDocument;
use domain::identity::agencies::DEFAULT_ADDITIONS;
use domain::plans::actions::set_standing;
use domain::plans::form;
use jiff::civil::date;
use web::printing::plan::{Printout, Subject, document};

use crate::world::{World, filled};
use crate::{read, squeezed};

/// Number, wording, address, what is typed, what is printed.
pub fn rows() -> Vec<[String; 5]> {
    let text = include_str!("labels.csv");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

pub fn blank() -> PlanDocument {
    let additions = DEFAULT_ADDITIONS.map(str::to_owned).into();
    document(form(), Subject::Nobody(&additions), &Printout::default(), date(2026, 6, 15))
}

#[test]
fn the_blank_form_has_every_definition_in_the_order_of_the_paper() {
    let pdf = read(&blank());
    let text = squeezed(&pdf.raw_text());
    let rows = rows();
    assert_eq!(rows.len(), 95);
    let mut from = 0;
    for [number, wording, ..] in &rows {
        let wanted = squeezed(wording);
        // The three numbers stand at the foot of every page.
        if ["12", "13", "14"].contains(&number.as_str()) {
            assert!(text.contains(&wanted), "{number} {wording}");
            continue;
        }
        let found = text[from..].find(&wanted);
        let at = found.unwrap_or_else(|| {
            panic!(
                "{number} {wording} behind …{}",
                &text[from..].chars().take(400).collect::<String>()
            )
        });
        from += at + wanted.len();
    }
    assert!(!text.contains('☒'), "an empty form has no ticks");
    assert!(!text.contains("Proposal"), "the stray sentence of the paper is no wording");
}

#[test]
fn the_blank_form_has_the_paper_s_three_pages_and_slots() {
    let pdf = read(&blank());
    assert_eq!((pdf.pages(), pdf.sizes()), (3, vec!["portrait", "portrait", "landscape"]));
    let text = pdf.all_text();
    for child in 1..=7 {
        assert!(text.contains(&format!("Kind {child}")), "{child}");
    }
    assert!(!text.contains("Kind 8"));
    for (sign, slots) in [("3:", 4), ("TT.MM.JJJ", 3), ("Ausreise", 3), ("verhandlungssicher", 3)] {
        assert_eq!(text.matches(sign).count(), slots, "{sign}:\n{text}");
    }
    let boxes = text.matches('☐').count();
    assert_eq!(boxes, 142, "as many boxes as on the paper:\n{text}");
    for page in 1..=3 {
        assert!(pdf.text(page).contains(&format!("Seite {page} von 3")));
        assert!(pdf.text(page).contains("Stand: 28.01.2021"));
    }
    pdf.assert_sound();
    pdf.assert_accessible();
    assert_eq!((pdf.title().as_str(), pdf.language().as_str()), ("Integrationsplan", "de"));
}

/// A plan with every answer of the list.
fn world() -> World {
    let world = World::new("3.4.1990", true);
    world.house.clock.advance(86_400);
    world.fill(&[
        ("beratungsende_am", "20.5.2026"),
        ("erstkontakt_am", "14.1.2026"),
        ("beratungsende_grund", "sonstiges"),
        ("geburtsdatum_geschaetzt", "ja"),
        ("geburtsstaat", "475"),
        ("kinder_minderjaehrig", "ja"),
        ("abschluss_herkunft_schule", "ausland"),
        ("anerkennung_schule_stelle", "andere"),
        ("abschluss_herkunft_beruf", "ausland"),
        ("anerkennung_beruf_stelle", "andere"),
        ("studium_begonnen", "ja"),
        ("abschluss_herkunft_studium", "ausland"),
        ("anerkennung_studium_stelle", "andere"),
    ]);
    let first = world.row(None, "kinder", &[("kinder_wohnort", "ausland")]);
    let born = [("kinder_geburtsdatum", "1.3.2014"), ("kinder_wohnort", "haushalt")];
    let second = world.row(None, "kinder", &born);
    let language = world.row(None, "weitere_sprachen", &[]);
    let own = [("ziele_bereich", "freitext"), ("ziele_ziel", "freitext")];
    let goal = world.row(None, "ziele", &own);
    let step = world.row(Some(&goal), "schritte", &[("schritte_wer", "klient sonstige")]);
    let places = [
        ("ziele[z1].schritte[s1]", &step),
        ("ziele[z1]", &goal),
        ("kinder[k1]", &first),
        ("kinder[k2]", &second),
        ("weitere_sprachen[w1]", &language),
    ];
    let mut values = Vec::new();
    for [_, _, field, value, _] in rows().into_iter().filter(|row| !row[2].is_empty()) {
        let place = places.iter().find(|(prefix, _)| field.starts_with(prefix));
        let path = match place {
            Some((prefix, row)) => field.replacen(prefix, row.as_str(), 1),
            None => field,
        };
        values.push((path, value));
    }
    world.fill(&values);
    let anna = &world.house.anna;
    set_standing(&world.house, anna, world.case, date(2026, 5, 31), "kein_bedarf").unwrap();
    world
}

#[test]
fn every_answer_of_the_95_definitions_stands_on_the_filled_plan() {
    let world = world();
    let pdf = read(&world.printed(&filled()));
    let text = squeezed(&pdf.raw_text());
    for [number, wording, _, _, printed] in rows() {
        assert!(
            text.contains(&squeezed(&printed)),
            "{number} {wording} {printed}:\n{}",
            pdf.raw_text()
        );
    }
    // What the form adds to the printed list stands there where somebody has it.
    assert!(text.contains("☒TBl"));
    assert!(
        !pdf.all_text().contains("Tesfay") && !pdf.all_text().contains("Selam"),
        "nobody is named"
    );
    pdf.assert_accessible();
}

#[test]
fn why_a_part_was_not_drawn_up_is_told_on_its_line() {
    let world = World::new("", false);
    world.fill(&[
        ("teil_a_begruendung", "verstaendigung"),
        ("teil_b_begruendung", "sonstiges"),
        ("teil_b_begruendung_text", "Termin geplatzt"),
    ]);
    let text = read(&world.printed(&filled())).all_text();
    let line = |part: &str| {
        let found = text.lines().find(|line| line.contains(part) && line.contains("Begründung:"));
        found.unwrap_or_else(|| panic!("{part}:\n{text}"))
    };
    let (part_a, part_b) = (line("Teil A"), line("Teil B"));
    assert!(part_a.contains("☒ Nein"), "{part_a}");
    assert!(
        part_a.contains("Begründung: Verständigung nicht möglich (Dolmetschung fehlt)"),
        "{part_a}"
    );
    assert!(part_b.contains("Begründung: Sonstiges (Termin geplatzt)"), "{part_b}");
}
