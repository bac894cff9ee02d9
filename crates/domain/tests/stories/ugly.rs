//! What tired hands, old papers and hostile scripts send: each has an outcome, and a message at its field.

use base::{Outcome, Problem};
use domain::cases::actions::OpeningInput;
use domain::house_test;
use domain::identity::CaseId;
use domain::plans::actions::open;
use domain::plans::{LONGEST_TEXT, workbook};
use domain::testing::TestHouse;
use domain::testing::add_row;
use forms::{Answers, Path, Severity, compile};
use jiff::civil::date;

use crate::world::{agree, enter, look, open_case, opening, told};

/// Opens a case and tells the errors at its fields.
fn refused(
    house: &TestHouse,
    change: impl FnOnce(&mut OpeningInput),
) -> Vec<(String, &'static str)> {
    let mut input = opening(house, "Tesfay", "Selam");
    change(&mut input);
    match open_it(house, &input) {
        Err(Problem::Invalid(errors)) => {
            errors.into_iter().map(|error| (error.field, error.key)).collect()
        }
        Ok(_) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

fn open_it(house: &TestHouse, input: &OpeningInput) -> Outcome<CaseId> {
    let request = house.new_id::<domain::identity::CaseKind>().text();
    open(house, &house.anna, &request, input, &Answers::new())
}

house_test! {
    fn municipality_keys_have_six_or_eight_digits_and_belong_to_their_time(house) {
        let key = |key: &str| refused(house, |input| input.municipality_key = key.to_owned());
        let told = |message| vec![("municipality_key".to_owned(), message)];
        for (typed, wrong) in [
            ("8335075", "error-municipality-shape"), ("833507", "error-municipality-unknown"),
            ("0833507x", "error-municipality-shape"), ("٠٨٣٣٥٠٧٥", "error-municipality-shape"),
            ("08335075\0", "error-municipality-shape"), ("08335999", "error-municipality-unknown"),
            ("08237008", "error-municipality-dissolved"),
        ] {
            assert_eq!(key(typed), told(wrong), "{typed:?}");
        }
        for typed in ["08335075", "335075", " 08335075 ", ""] {
            assert_eq!(key(typed), [], "{typed:?}");
        }
        let mut input = opening(house, "Tesfay", "Selam");
        input.municipality_key = "335075".to_owned();
        let case = open_it(house, &input).unwrap();
        assert_eq!(look(house, &house.anna, case).file.municipality_key, "08335075");
        // Betzweiler-Wälde existed when this person came.
        input.municipality_key = "08237008".to_owned();
        input.first_contact_on = date(2005, 1, 1);
        assert!(open_it(house, &input).is_ok());
    }
}

house_test! {
    fn impossible_days_are_refused_where_they_were_typed(house) {
        let born = |born: &str| refused(house, |input| input.identity.born = born.to_owned());
        for typed in ["31.02.1990", "0.1.1990", "1.13.1990", "90", "gestern", "1990-1-1", "\0"] {
            assert_eq!(born(typed), [("born".to_owned(), "error-date")], "{typed:?}");
        }
        assert_eq!(born("16.6.2026"), [("born".to_owned(), "error-date-future")]);
        assert_eq!(born(""), [], "nobody knows");
        let tomorrow = house.today().tomorrow().unwrap();
        assert_eq!(refused(house, |input| input.first_contact_on = tomorrow)[0].0, "first_contact_on");
        let case = open_case(house, &house.anna);
        let typed = [
            ("erstkontakt_am", "31.02.2026"), ("geburtsdatum", "1.13.1990"),
            ("einreise_de_am", "ca. 2015"), ("beratungsende_am", "2026"),
        ];
        let saved = enter(house, &house.anna, case, &typed);
        let errors = told(&saved.errors);
        let errors: Vec<(&str, &str)> =
            errors.iter().map(|(field, key)| (field.as_str(), key.as_str())).collect();
        assert_eq!(errors, [
            ("erstkontakt_am", "error-date"), ("geburtsdatum", "error-date"),
            ("einreise_de_am", "error-date-estimate"), ("beratungsende_am", "error-date-full"),
        ]);
        assert_eq!(saved.plan.answers.text("geburtsdatum"), Some("1990-04-03"), "what stood there stays");
    }
}

house_test! {
    fn a_birth_date_known_only_by_its_year_still_gives_an_age(house) {
        let mut input = opening(house, "Tesfay", "Selam");
        input.identity.born = "ca. 1990".to_owned();
        let case = open_it(house, &input).unwrap();
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.text("geburtsdatum"), Some("1990"));
        assert_eq!(plan.answers.text("geburtsdatum_geschaetzt"), Some("ja"));
        assert_eq!(plan.evaluation.calculated("alter_jahre"), Some("35"));
        crate::world::wait_until(house, date(2026, 7, 1));
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.evaluation.calculated("alter_jahre"), Some("36"));
    }
}

house_test! {
    fn a_household_is_never_negative_and_a_child_never_of_age(house) {
        let case = open_case(house, &house.anna);
        for persons in ["-1", "0", "21", "999999999"] {
            let saved = enter(house, &house.anna, case, &[("anzahl_personen_haushalt", persons)]);
            assert_eq!(told(&saved.errors)[0].1, "Bitte eine Zahl von 1 bis 20; die Person selbst zählt mit.");
        }
        for persons in ["vier", "2,5", "9999999999", "٣", "1e1", "--1"] {
            let saved = enter(house, &house.anna, case, &[("anzahl_personen_haushalt", persons)]);
            assert_eq!(told(&saved.errors)[0].1, "error-integer", "{persons}");
        }
        enter(house, &house.anna, case, &[("anzahl_personen_haushalt", "03"), ("kinder_minderjaehrig", "ja")]);
        assert_eq!(look(house, &house.anna, case).answers.text("anzahl_personen_haushalt"), Some("3"));
        let row = add_row(house, &house.anna, case, None, "kinder").unwrap();
        let born = row.question("kinder_geburtsdatum").to_string();
        for (typed, taken) in [("15.6.2008", false), ("2007", false), ("16.6.2008", true), ("2008", true)] {
            let saved = enter(house, &house.anna, case, &[(&born, typed)]);
            assert_eq!(saved.errors.is_empty(), taken, "{typed}");
        }
    }
}

house_test! {
    fn a_note_takes_ten_thousand_characters_of_any_script_and_no_more(house) {
        let case = open_case(house, &house.anna);
        let step = agree(house, &house.anna, case, ("wohnen", "wo_suche"), ("Anzeigen lesen", "1.7.2026")).1;
        let note = step.question("schritte_anmerkungen").to_string();
        let long = "ä🏠\u{202e}ع".repeat(LONGEST_TEXT / 4);
        assert_eq!(long.chars().count(), LONGEST_TEXT);
        assert_eq!(told(&enter(house, &house.anna, case, &[(&note, &long)]).errors), []);
        let too_long = format!("{long}x");
        let saved = enter(house, &house.anna, case, &[(&note, &too_long)]);
        assert_eq!(told(&saved.errors), [(note.clone(), "error-too-long".to_owned())]);
        assert_eq!(saved.plan.answers.text(&note), Some(long.as_str()), "what stood there stays");
        // A line's end counts once, however the browser writes it.
        let lines = format!("{}{}", "x\r\n".repeat(100), "y".repeat(LONGEST_TEXT - 200));
        assert_eq!(told(&enter(house, &house.anna, case, &[(&note, &lines)]).errors), []);
        let nul = enter(house, &house.anna, case, &[(&note, "a\0b"), ("geburtsort", "\u{200f}حلب\u{200e} 🇸🇾")]);
        assert_eq!(told(&nul.errors), [(note, "error-control-character".to_owned())]);
        assert_eq!(nul.plan.answers.text("geburtsort"), Some("\u{200f}حلب\u{200e} 🇸🇾"));
    }
}

house_test! {
    fn hostile_names_and_addresses_change_nothing(house) {
        let case = open_case(house, &house.anna);
        let before = look(house, &house.anna, case);
        let saved = enter(house, &house.anna, case, &[
            ("", "x"), ("geschlecht; DROP TABLE plan", "w"), ("kinder[k1]", "x"), ("kinder[].x", "x"),
            ("a.b.c.d", "x"), ("\u{202e}geschlecht", "w"), ("ziele[z].schritte[s].schritte_text", "x"),
        ]);
        let gone = ("ziele[z].schritte[s].schritte_text".to_owned(), "error-row-gone".to_owned());
        assert_eq!((saved.plan.version, told(&saved.errors)), (before.version, vec![gone]));
        assert_eq!(saved.plan.answers, before.answers);
        for table in ["", "stand", "geschlecht", "kinder[k1]", "../kinder"] {
            let refused = add_row(house, &house.anna, case, None, table);
            assert!(matches!(refused, Err(Problem::NotFound)), "{table}");
        }
        let nowhere = Path::parse("ziele[nirgends]").unwrap();
        let refused = add_row(house, &house.anna, case, Some(&nowhere), "schritte");
        assert!(matches!(refused, Err(Problem::NotFound)));
    }
}

#[test]
fn a_form_file_with_errors_is_told_cell_by_cell() {
    let mut book = workbook();
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "survey").unwrap();
    let column = |sheet: &forms::workbook::Sheet, name: &str| {
        sheet.rows[0].iter().position(|heading| heading == name).unwrap()
    };
    let row = |sheet: &forms::workbook::Sheet, name: &str| {
        let names = column(sheet, "name");
        sheet
            .rows
            .iter()
            .position(|cells| cells.get(names).is_some_and(|cell| cell == name))
            .unwrap()
    };
    let breaks = [
        ("geschlecht", "type", "select_one gibt_es_nicht"),
        ("geburtsort", "relevant", "${niemand} = 'ja'"),
        ("familienstand", "name", "geschlecht"),
        ("alleinerziehend", "relevant", "${anzahl_personen_haushalt} >"),
    ];
    let mut wanted = Vec::new();
    for (name, heading, cell) in breaks {
        let (line, place) = (row(sheet, name), column(sheet, heading));
        sheet.rows[line][place] = cell.to_owned();
        wanted.push(("survey".to_owned(), line + 1, heading.to_owned()));
    }
    let Err(findings) = compile(&book) else { panic!("the form is broken") };
    for (place, code) in
        wanted.iter().zip(["list_unknown", "reference_unknown", "name_twice", "expression_syntax"])
    {
        let found = findings.iter().find(|one| {
            (one.sheet.clone(), one.row, one.column.clone()) == *place && one.code == code
        });
        let found = found.unwrap_or_else(|| panic!("{code} at {place:?} in {findings:#?}"));
        assert_eq!(found.severity, Severity::Error);
        assert!(!found.message.is_empty() && !found.message_en.is_empty());
    }
}
