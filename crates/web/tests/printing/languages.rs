//! The client's language beside German.

use web::printing::languages;
use web::printing::plan::Printout;

use crate::read;
use crate::world::{filled, usual};

fn beside(code: &str) -> Printout {
    Printout { second: Some(code.to_owned()), ..filled() }
}

#[test]
fn the_form_says_which_languages_it_has_and_which_nobody_checked() {
    let known: Vec<(String, bool)> =
        languages(domain::plans::form()).into_iter().map(|it| (it.code, it.draft)).collect();
    assert_eq!(known, [("ar".to_owned(), true), ("en".to_owned(), false)]);
}

#[test]
fn english_stands_beside_german_in_questions_options_and_chosen_answers() {
    let world = usual();
    let pdf = read(&world.printed(&beside("en")));
    let text = pdf.all_text();
    for (german, english) in [
        ("Geburtsdatum", "Date of birth"),
        ("verhandlungssicher", "proficient"),
        ("verheiratet", "married"),
        ("Integrationsplan erstellt?", "Integration plan drawn up?"),
        ("Teil A: Kompetenzerfassung", "Part A: Skills and background"),
        ("keine Angabe", "not stated"),
        ("Kind 1", "Child 1"),
    ] {
        assert!(text.contains(german) && text.contains(english), "{german}, {english}:\n{text}");
    }
    assert_eq!(pdf.language(), "de", "German is authoritative");
    assert!(pdf.languages_in_tags().contains("en"));
    assert!(!text.contains("Entwurf"));
    assert!((3..=5).contains(&pdf.pages()));
    pdf.assert_accessible();
}

#[test]
fn arabic_runs_from_right_to_left_and_says_that_nobody_checked_it() {
    let world = usual();
    let pdf = read(&world.printed(&beside("ar")));
    let text = pdf.all_text();
    assert!(pdf.languages_in_tags().contains("ar"));
    assert!(pdf.fonts().iter().any(|font| font.contains("NotoSansArabic")));
    for page in 1..=u32::try_from(pdf.pages()).unwrap() {
        assert!(
            pdf.content(page).contains("90 Tf"),
            "the word for a draft lies behind page {page}"
        );
    }
    assert!(text.contains("Entwurf"));
    // Another program turns the lines round again by the rules of writing, and reads them as they are spoken.
    let spoken: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}'))
        .collect();
    for phrase in ["البيانات الشخصية", "مكان", "نعم"] {
        assert!(spoken.contains(phrase), "{phrase}:\n{spoken}");
    }
    assert!(text.contains("Geburtsdatum"), "German stays");
    pdf.assert_sound();
    pdf.assert_accessible();
}

#[test]
fn a_form_for_the_pen_prints_in_two_languages_too() {
    let world = usual();
    let blank = Printout { filled: false, ..beside("en") };
    let pdf = read(&world.printed(&blank));
    let text = pdf.all_text();
    assert!(
        text.contains("Please do not enter names.")
            && text.contains("Bitte keine Namen eintragen.")
    );
    assert!((3..=5).contains(&pdf.pages()));
}
