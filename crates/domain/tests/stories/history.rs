//! Who entered what, and two people at one plan.

use domain::house_test;
use domain::identity::{Action, arrange_substitution};
use domain::plans::actions::{SaveInput, field_history, save};
use forms::Path;

use crate::world::{enter, look, open_case};

house_test! {
    fn a_field_tells_its_whole_past(house) {
        let case = open_case(house, &house.anna);
        for level in ["a1", "a2", "b1"] {
            house.clock.advance(3600);
            enter(house, &house.anna, case, &[("aktuelles_sprachniveau", level)]);
        }
        let path = Path::parse("aktuelles_sprachniveau").unwrap();
        let past = house.data.read(|conn| {
            let permit = domain::cases::actions::permit(
                house, conn, &house.anna, case, Action::ReadCase)?;
            field_history(house, conn, &permit, &path)
        }).unwrap();
        let values: Vec<&str> = past.iter().map(|change| change.value.reveal().as_str()).collect();
        assert_eq!(values, ["b1", "a2", "a1"]);
        assert_eq!(past[0].by, "Anna Amsel");
        assert!(past[0].at > past[1].at);
    }
}

house_test! {
    fn two_people_at_one_field_see_both_values(house) {
        let case = open_case(house, &house.anna);
        let day = house.today();
        arrange_substitution(house, &house.lars, house.anna.account, house.ben.account, (day, day)).unwrap();
        let base = look(house, &house.ben, case).version;
        enter(house, &house.anna, case, &[("geburtsort", "Asmara"), ("beruf", "Schneiderin")]);
        let field = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()], false);
        let mut input = SaveInput {
            base_version: base,
            fields: vec![field("geburtsort", "Keren"), field("familienstand", "LD")],
            overrule: Vec::new(),
        };
        let saved = save(house, &house.ben, case, &input).unwrap();
        let conflict = &saved.conflicts[0];
        assert_eq!((saved.conflicts.len(), conflict.path.as_str()), (1, "geburtsort"));
        assert_eq!((conflict.mine.reveal().as_str(), conflict.theirs.reveal().as_str()), ("Keren", "Asmara"));
        assert_eq!(conflict.by, "Anna Amsel");
        assert_eq!(saved.plan.answers.text("familienstand"), Some("LD"), "the other field is stored");
        input.overrule = vec!["geburtsort".to_owned()];
        let decided = save(house, &house.ben, case, &input).unwrap();
        assert!(decided.conflicts.is_empty());
        assert_eq!(decided.plan.answers.text("geburtsort"), Some("Keren"));
        assert_eq!(decided.plan.answers.text("beruf"), Some("Schneiderin"));
    }
}

house_test! {
    fn saving_the_same_again_changes_nothing(house) {
        let case = open_case(house, &house.anna);
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        let version = look(house, &house.anna, case).version;
        enter(house, &house.anna, case, &[("geburtsort", "Asmara")]);
        assert_eq!(look(house, &house.anna, case).version, version);
    }
}
