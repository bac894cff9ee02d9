//! What is printed of a plan, and what is not.

use domain::identity::Doer;
use domain::plans::actions::{PrintOrder, SaveInput, print, save};
use domain::plans::form;
use domain::privacy::Purpose;
use domain::testing::withdraw;
use web::printing::pdf;
use web::printing::plan::{Printout, Subject, document};

use crate::world::{World, filled, goals, usual};
use crate::{read, squeezed};

#[test]
fn a_usual_plan_has_three_pages_and_names_nobody() {
    let world = usual();
    let pdf = read(&world.printed(&filled()));
    assert_eq!((pdf.pages(), pdf.sizes()), (3, vec!["portrait", "portrait", "landscape"]));
    let text = pdf.all_text();
    for answer in [
        "Qamischli",
        "☒ Minijob",
        "☒ Realschule",
        "RP Stuttgart, Gesundheitsberufe",
        "Kind 1",
        "– keine Angabe –",
        "Gedruckt am 15.06.2026",
    ] {
        let ticked = answer.trim_start_matches("☒ ");
        assert!(text.contains(ticked), "{answer}:\n{text}");
    }
    for word in ["Tesfay", "Selam", "Sprachmittlung", "Anna"] {
        assert!(!text.contains(word), "{word} is on the paper");
    }
    for page in 1..=3 {
        assert!(pdf.text(page).contains("Gemeindekennziffer: 08335075"));
    }
    pdf.assert_sound();
    pdf.assert_accessible();
}

#[test]
fn two_prints_of_the_same_plan_are_the_same_bytes() {
    let world = usual();
    let one = pdf(&world.printed(&filled())).unwrap();
    assert!(one == pdf(&world.printed(&filled())).unwrap());
}

#[test]
fn more_children_and_goals_than_the_paper_has_room_for_get_rows_of_their_own() {
    let world = usual();
    for year in 2010..2017 {
        let born = format!("1.2.{year}");
        world.row(
            None,
            "kinder",
            &[("kinder_geburtsdatum", &born), ("kinder_wohnort", "haushalt")],
        );
    }
    goals(&world, 10);
    let pdf = read(&world.printed(&filled()));
    let text = pdf.all_text();
    assert!(text.contains("Kind 9") && !text.contains("Kind 10"));
    let all = squeezed(&pdf.raw_text());
    for goal in 1..=10 {
        assert!(all.contains(&format!("VereinbartesZiel{goal}:")), "{goal}");
    }
    let landscape = pdf.sizes().iter().filter(|size| **size == "landscape").count();
    assert!(landscape >= 2, "the table of goals goes on");
    for page in (pdf.pages() - landscape + 1)..=pdf.pages() {
        let page = pdf.text(page);
        assert!(
            !page.contains("1:") || page.contains("Arbeitsschritte"),
            "headings stand on every page"
        );
    }
    pdf.assert_accessible();
}

#[test]
fn the_additions_are_printed_only_where_they_are_wanted() {
    let world = usual();
    world.fill(&[("unterbringung_art", "privat"), ("leistungsbezug", "sgb2_buergergeld")]);
    world.row(
        None,
        "sprachkurse",
        &[
            ("sprachkurse_kursart", "bamf_ik"),
            ("sprachkurse_traeger", "Volkshochschule"),
            ("sprachkurse_beginn", "2.2025"),
        ],
    );
    let without = squeezed(&read(&world.printed(&filled())).raw_text());
    let with = read(&world.printed(&Printout { additions: true, ..filled() }));
    let text = squeezed(&with.raw_text());
    for addition in [
        "private Mietwohnung",
        "Volkshochschule",
        "02.2025",
        "Unterbringung / Wohnform",
        "Art der Beratung",
        "08.2022",
    ] {
        let addition = squeezed(addition);
        assert!(text.contains(&addition), "{addition}:\n{text}");
        assert!(!without.contains(&addition), "{addition} is no wording of the paper");
    }
    assert!(!text.contains("Vereinaktiv"), "an addition the agency has not switched on");
    with.assert_accessible();
}

#[test]
fn without_consent_to_health_there_is_no_such_section_and_no_such_goal() {
    let world = World::new("3.4.1990", false);
    goals(&world, 1);
    let text = read(&world.printed(&filled())).all_text();
    assert!(
        !text.contains("Gesundheit ") && !text.contains("Liegt eine Behinderung vor?"),
        "{text}"
    );
    assert!(!text.contains("Merkzeichen"));
    // For the pen the whole form is printed.
    let blank = read(&world.printed(&Printout::default())).all_text();
    assert!(blank.contains("Liegt eine Behinderung vor?") && blank.contains("Merkzeichen"));
}

#[test]
fn a_health_goal_vanishes_from_the_paper_with_the_consent() {
    let world = World::new("3.4.1990", true);
    let own = [
        ("ziele_bereich", "gesundheit"),
        ("ziele_ziel", "freitext"),
        ("ziele_ziel_text", "Kanarienziel"),
    ];
    world.row(None, "ziele", &own);
    assert!(squeezed(&read(&world.printed(&filled())).raw_text()).contains("Kanarienziel"));
    take_back(&world, &[Purpose::Health]);
    assert!(!squeezed(&read(&world.printed(&filled())).raw_text()).contains("Kanarienziel"));
}

#[test]
fn w06_after_a_withdrawal_only_the_framework_data_leave_the_house() {
    let world = usual();
    take_back(&world, &[Purpose::Counselling]);
    let pdf = read(&world.printed(&filled()));
    let text = pdf.all_text();
    assert!(text.contains("Erstkontakt am: 15.06.2026"), "{text}");
    for gone in [
        "Qamischli",
        "Pflege",
        "Teil A: Kompetenzerfassung",
        "Vereinbartes Ziel",
        "Notwendige Angaben",
    ] {
        assert!(!text.contains(gone), "{gone}:\n{text}");
    }
    pdf.assert_accessible();
}

#[test]
fn only_a_consent_that_holds_is_ticked_and_only_figures_that_may_be_told_are_printed() {
    let world = usual();
    let ticked = "☒Einwilligungs-undDatenschutzerklärung".replace('-', "");
    let paper = || squeezed(&read(&world.printed(&filled())).all_text());
    let before = paper();
    assert!(before.contains(&ticked), "{before}");
    assert!(before.contains("NotwendigeAngabenfürdieEvaluation"));
    take_back(&world, &[Purpose::Evaluation]);
    let without_figures = paper();
    assert!(without_figures.contains(&ticked), "{without_figures}");
    assert!(!without_figures.contains("NotwendigeAngaben"), "{without_figures}");
    take_back(&world, &[Purpose::Counselling, Purpose::Health]);
    assert!(!paper().contains(&ticked));
}

fn take_back(world: &World, purposes: &[Purpose]) {
    world.house.clock.advance(86_400);
    withdraw(&world.house, &world.house.anna, world.case, purposes);
}

#[test]
fn what_is_not_asked_any_more_is_not_printed() {
    let world = World::new("3.4.1990", true);
    world.fill(&[("schulbesuch", "ja"), ("schulbesuch_jahre", "8,5"), ("schulabschluss", "ja")]);
    world.fill(&[
        ("schulbesuch", "nein"),
        ("anzahl_personen_haushalt", "1"),
        ("alphabetisiert", "nein"),
    ]);
    let text = read(&world.printed(&filled())).all_text();
    assert!(!text.contains("8,5"), "the hidden value stays in the plan and off the paper");
    let line = |word: &str| text.lines().find(|line| line.contains(word)).unwrap().to_owned();
    // What follows from another answer is printed in its place.
    assert!(line("Alleinerziehend?").contains("☒ Nein"));
    assert!(line("Lateinisch alphabetisiert?").matches("☒ Nein").count() == 2);
    assert!(line("Schulabschluss:").matches("☒ Nein").count() == 2, "{}", line("Schulabschluss:"));
}

#[test]
fn w40_a_declined_answer_says_so_wherever_it_stands() {
    let world = World::new("3.4.1990", true);
    world.fill(&[("anzahl_personen_haushalt", "3"), ("kinder_minderjaehrig", "ja")]);
    world.row(None, "kinder", &[]);
    let declined: Vec<String> =
        ["familienstand", "geschlecht", "kurse_besucht", "muttersprache"].map(str::to_owned).into();
    let fields = declined.into_iter().map(|name| (name, Vec::new(), true)).collect();
    let input = SaveInput { base_version: i64::MAX, fields, overrule: Vec::new() };
    assert_eq!(save(&world.house, &world.house.anna, world.case, &input).unwrap().errors, []);
    let text = read(&world.printed(&filled())).all_text();
    // Three lines of their own, the courses beneath their table, and the sex once more in the evaluation block.
    assert_eq!(text.matches("– keine Angabe –").count(), 5, "{text}");
}

#[test]
fn the_state_of_a_past_day_says_which_day_it_is() {
    let world = World::new("3.4.1990", true);
    world.fill(&[("geburtsort", "Asmara")]);
    let begun = world.house.today();
    world.house.clock.advance(30 * 86_400);
    world.fill(&[("geburtsort", "Keren")]);
    let order = PrintOrder { as_of: Some(begun), filled: true, ..PrintOrder::default() };
    let anna = Doer::Actor(&world.house.anna);
    let plan = print(&world.house, anna, world.case, &order).unwrap();
    let how = Printout { as_of: Some(begun), ..filled() };
    let text = read(&document(form(), Subject::Plan(&plan), &how, world.house.today())).all_text();
    assert!(text.contains("Asmara") && !text.contains("Keren"));
    assert!(text.contains("Stand vom") && text.contains("15.06.2026"), "{text}");
    assert!(text.contains("Gedruckt am 15.07.2026"));
}

#[test]
fn for_the_pen_the_numbers_stand_there_and_no_answer() {
    let world = usual();
    let text = read(&world.printed(&Printout::default())).all_text();
    assert!(text.contains("08335075") && text.contains("Bitte keine Namen eintragen."));
    assert!(!text.contains("Qamischli") && !text.contains('☒'), "{text}");
}

#[test]
fn ugly_answers_stay_on_the_paper() {
    let world = World::new("3.4.1990", true);
    let long = "Sehr lange Anmerkung. ".repeat(450);
    world.fill(&[
        ("geburtsort", "حلب \u{200f}🏠 #panic(\"x\") $x$ *fett*"),
        ("beruf", "=cmd|'/c calc'!A1"),
    ]);
    let goal = world.row(
        None,
        "ziele",
        &[("ziele_bereich", "freitext"), ("ziele_bereich_text", "\u{202e}umgedreht")],
    );
    world.row(
        Some(&goal),
        "schritte",
        &[("schritte_text", "ÿ".repeat(400).as_str()), ("schritte_anmerkungen", &long)],
    );
    let paper = world.printed(&filled());
    assert_eq!(documents::unprintable(&paper).unwrap().into_iter().collect::<String>(), "🏠");
    let pdf = read(&paper);
    let text = squeezed(&pdf.raw_text());
    for value in ["#panic(\"x\")$x$*fett*", "=cmd|'/ccalc'!A1"] {
        assert!(text.contains(value), "{value}:\n{text}");
    }
    assert_eq!(text.matches('ÿ').count(), 400, "nothing is cut off");
    assert_eq!(text.matches("Anmerkung.").count(), 450, "nothing is cut off");
    pdf.assert_sound();
    pdf.assert_accessible();
}
