//! Warnings and their confirmation: W16.

use base::Problem;
use domain::house_test;
use domain::plans::actions::field_history;
use domain::plans::warnings;
use domain::testing::confirm_warning;
use forms::Path;

use crate::world::{enter, look, open_case, permit_of};

fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

house_test! {
    fn w16_a_confirmed_warning_stays_confirmed_until_its_matter_changes(house) {
        let case = open_case(house, &house.anna);
        let warning = path("warnung_w16_niveau");
        let none = confirm_warning(house, &house.anna, case, &warning, true);
        assert!(matches!(none, Err(Problem::NotFound)), "nothing to confirm yet");
        enter(house, &house.anna, case, &[("alphabetisiert", "nein"), ("aktuelles_sprachniveau", "b1")]);
        let state = || {
            let found = warnings(&look(house, &house.anna, case));
            found.iter().find(|one| one.path == warning).map(|one| (one.must, one.confirmed))
        };
        assert_eq!(state(), Some((false, false)));
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        assert_eq!(state(), Some((false, true)));
        let version = look(house, &house.anna, case).version;
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        assert_eq!(look(house, &house.anna, case).version, version, "once is enough");
        enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "b2")]);
        assert_eq!(state(), Some((false, false)), "another level is another matter");
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        confirm_warning(house, &house.anna, case, &warning, false).unwrap();
        assert_eq!(state(), Some((false, false)));
        confirm_warning(house, &house.anna, case, &warning, true).unwrap();
        let saved = enter(house, &house.anna, case, &[("aktuelles_sprachniveau", "a1")]);
        assert_eq!(state(), None);
        assert!(saved.plan.evaluation.hidden_values.is_empty(), "its confirmation went with it");
        let past = house.data.read(|conn| {
            field_history(house, conn, &permit_of(house, &house.anna, case), &warning)
        }).unwrap();
        assert_eq!((past.len(), past[0].by.as_str()), (5, "Anna Amsel"));
    }
}

house_test! {
    fn w16_what_must_be_settled_cannot_be_confirmed_away(house) {
        let case = open_case(house, &house.anna);
        let plan = look(house, &house.anna, case);
        let must: Vec<_> = warnings(&plan).into_iter().filter(|one| one.must).collect();
        assert_eq!(must[0].path.as_str(), "warnung_w03_ziel_fehlt");
        for not_confirmable in ["warnung_w03_ziel_fehlt", "vorschlag_w16_alpha", "geschlecht", "x"] {
            let refused = confirm_warning(house, &house.anna, case, &path(not_confirmable), true);
            assert!(matches!(refused, Err(Problem::NotFound)), "{not_confirmable}");
        }
        let direct = enter(house, &house.anna, case, &[("warnung_w16_niveau", "ja|nein|3")]);
        assert_eq!(look(house, &house.anna, case).version, direct.plan.version);
        assert_eq!(direct.plan.answers.text("warnung_w16_niveau"), None);
    }
}
