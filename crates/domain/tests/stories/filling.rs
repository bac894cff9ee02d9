//! A form sent as a whole: its fields, and what the pressed button asks for, in one transaction.

use base::Problem;
use domain::house_test;
use domain::identity::{CaseId, arrange_substitution};
use domain::plans::actions::{Also, SaveInput, Saved, fill};
use domain::testing::TestHouse;
use forms::Path;

use crate::world::{enter, look, open_case, told};

fn typed(house: &TestHouse, case: CaseId, values: &[(&str, &str)]) -> SaveInput {
    let fields = values
        .iter()
        .map(|(path, value)| ((*path).to_owned(), vec![(*value).to_owned()], false))
        .collect();
    SaveInput { base_version: look(house, &house.anna, case).version, fields, overrule: Vec::new() }
}

fn send(
    house: &TestHouse,
    case: CaseId,
    values: &[(&str, &str)],
    also: &Also,
) -> (Saved, Option<Path>) {
    fill(house, &house.anna, case, &typed(house, case, values), also).unwrap()
}

fn children(request: &str) -> Also {
    Also::AddRow { table: "kinder".to_owned(), request: request.to_owned() }
}

house_test! {
    fn a_row_comes_together_with_what_was_typed_beside_it(house) {
        let case = open_case(house, &house.anna);
        let values = [("kinder_minderjaehrig", "ja"), ("anzahl_personen_haushalt", "viele")];
        let (saved, row) = send(house, case, &values, &children("request-1"));
        let row = row.unwrap();
        assert_eq!(told(&saved.errors), [("anzahl_personen_haushalt".to_owned(), "error-integer".to_owned())]);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.text("kinder_minderjaehrig"), Some("ja"));
        assert!(plan.answers.rows().contains(&row));
        assert_eq!(
            plan.answers.text(row.question("kinder_erfasst_am").as_str()),
            Some(house.today().to_string().as_str()),
            "W13: the day is set with the row"
        );
        let (_, again) = send(house, case, &values, &children("request-1"));
        assert_eq!(again, Some(row.clone()), "sent twice, added once");
        assert_eq!(look(house, &house.anna, case).answers.rows().len(), 1);
        let (_, other) = send(house, case, &[], &children("request-2"));
        assert_ne!(other, Some(row));
    }
}

house_test! {
    fn a_row_that_is_refused_stores_nothing(house) {
        let case = open_case(house, &house.anna);
        let version = look(house, &house.anna, case).version;
        let input = typed(house, case, &[("geburtsort", "Keren")]);
        for (table, request) in [("stand", "request-1"), ("gibtsnicht", "request-2"), ("ziele[z9].schritte", "request-3")] {
            let also = Also::AddRow { table: table.to_owned(), request: request.to_owned() };
            let refused = fill(house, &house.anna, case, &input, &also);
            assert!(matches!(refused, Err(Problem::NotFound)), "{table}");
        }
        let unknown = Also::RemoveRow(Path::parse("kinder[r9]").unwrap());
        assert!(matches!(fill(house, &house.anna, case, &input, &unknown), Err(Problem::NotFound)));
        let keyless = fill(house, &house.anna, case, &input, &children(""));
        assert!(matches!(keyless, Err(Problem::Invalid(_))));
        let plan = look(house, &house.anna, case);
        assert_eq!((plan.version, plan.answers.text("geburtsort")), (version, None));
    }
}

house_test! {
    fn only_what_was_seen_and_is_still_hidden_is_dropped(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("schulbesuch", "ja"), ("schulbesuch_jahre", "8"), ("schulabschluss", "nein")]);
        let seen = |names: &[&str]| Also::DropHidden(names.iter().map(|name| (*name).to_owned()).collect());
        // The very save that hides them says so, too.
        let (saved, _) = send(house, case, &[("schulbesuch", "nein")], &seen(&["schulbesuch_jahre", "schulbesuch", "geburtsdatum"]));
        let left: Vec<&str> = saved.plan.evaluation.hidden_values.iter().map(Path::as_str).collect();
        assert_eq!(left, ["schulabschluss"]);
        let plan = look(house, &house.anna, case);
        assert_eq!(plan.answers.text("schulbesuch"), Some("nein"));
        assert!(plan.answers.text("geburtsdatum").is_some());
        assert_eq!(plan.answers.text("schulbesuch_jahre"), None);
    }
}

house_test! {
    fn a_whole_form_repeats_what_its_page_showed_and_that_overwrites_nobody(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geburtsort", "Asmara"), ("familienstand", "LD")]);
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        let page = typed(house, case, &[("geburtsort", "Asmara"), ("familienstand", "VH"), ("geschlecht", "w")]);
        enter(house, &house.anna, case, &[("geburtsort", "Keren"), ("familienstand", "GS"), ("beruf", "Koch")]);
        let (saved, _) = fill(house, &house.ben, case, &page, &Also::Nothing).unwrap();
        let conflicts: Vec<&str> = saved.conflicts.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(conflicts, ["familienstand"], "Ben did not touch the place of birth");
        let others: Vec<&str> = saved.others.iter().map(Path::as_str).collect();
        assert_eq!(others, ["beruf", "geburtsort"], "the page hears what else has changed");
        let plan = look(house, &house.ben, case);
        assert_eq!(plan.answers.text("geburtsort"), Some("Keren"));
        assert_eq!(plan.answers.text("geschlecht"), Some("w"));
    }
}

house_test! {
    fn an_answer_beside_keine_angabe_counts_if_it_is_the_newer_one(house) {
        let case = open_case(house, &house.anna);
        let both = |value: &str| SaveInput {
            base_version: i64::MAX,
            fields: vec![("geburtsort".to_owned(), vec![value.to_owned()], true)],
            overrule: Vec::new(),
        };
        let at = |house: &TestHouse| {
            let path = Path::parse("geburtsort").unwrap();
            look(house, &house.anna, case).answers.get(&path).cloned()
        };
        let (saved, _) = fill(house, &house.anna, case, &both("Asmara"), &Also::Nothing).unwrap();
        assert_eq!(told(&saved.errors)[0].1, "error-answer-or-decline", "both are new");
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        fill(house, &house.anna, case, &both("Asmara"), &Also::Nothing).unwrap();
        assert_eq!(at(house), Some(forms::Answer::Declined), "the box was ticked beside the old answer");
        fill(house, &house.anna, case, &both("Keren"), &Also::Nothing).unwrap();
        assert_eq!(at(house), Some(forms::Answer::from("Keren")), "an answer was written beside the old tick");
    }
}
