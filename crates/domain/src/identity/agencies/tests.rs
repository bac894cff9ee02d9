use base::Problem;
use jiff::civil::date;

use super::*;
use crate::house_test;
use crate::identity::Doer;
use crate::testing::store::audited;

fn diakonie() -> NewAgency {
    NewAgency {
        name: " Diakonisches Werk Konstanz ".to_owned(),
        short_name: "Diakonie".to_owned(),
        law: Law::DsgEkd,
        municipality_key: "08335043".to_owned(),
    }
}

house_test! {
    fn the_administrator_of_the_house_adds_an_agency_and_nobody_else_does(house) {
        let added = create_agency(house, Doer::Actor(&house.hugo), &diakonie()).unwrap();
        assert_eq!((added.name.as_str(), added.short_name.as_str()), ("Diakonisches Werk Konstanz", "diakonie"));
        let found = house.data.read(|conn| by_short_name(conn, "diakonie")).unwrap();
        assert_eq!(found, Some(added.clone()));
        house.vault.create_client_key(&added.id.text(), "client").unwrap();
        assert_eq!(audited(house, "agency.created").unwrap(), 1);
        for other in [&house.ada, &house.anna, &house.carl] {
            let refused = create_agency(house, Doer::Actor(other), &diakonie());
            assert!(matches!(refused, Err(Problem::Forbidden)));
        }
        let twice = create_agency(house, Doer::Console, &diakonie());
        assert!(matches!(twice, Err(Problem::Invalid(errors)) if errors[0].key == "agency-short-name-taken"));
    }
}

house_test! {
    fn ugly_agencies_are_refused_field_by_field(house) {
        let ugly = NewAgency {
            name: "\u{0}".to_owned(),
            short_name: "a b".to_owned(),
            law: Law::Other,
            municipality_key: "8335".to_owned(),
        };
        let Err(Problem::Invalid(errors)) = create_agency(house, Doer::Console, &ugly) else { panic!() };
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["name", "short_name", "municipality_key"]);
    }
}

house_test! {
    fn settings_belong_to_one_agency(house) {
        let mut wished = Settings { local_drafts: true, ..Settings::default() };
        wished.additions.insert("Z62".to_owned());
        change_settings(house, &house.ada, house.singen.id, &wished).unwrap();
        change_settings(house, &house.ada, house.singen.id, &wished).unwrap();
        assert_eq!(audited(house, "agency.settings_changed").unwrap(), 1, "no change, no entry");
        let read = |agency: &Agency| house.data.read(|conn| settings(conn, agency.id)).unwrap();
        assert_eq!(read(&house.singen), wished);
        assert_eq!(read(&house.caritas), Settings::default());
        let foreign = change_settings(house, &house.ada, house.caritas.id, &wished);
        assert!(matches!(foreign, Err(Problem::NotFound)));
        let case_manager = change_settings(house, &house.anna, house.singen.id, &wished);
        assert!(matches!(case_manager, Err(Problem::Forbidden)));
        wished.additions.insert("Z99".to_owned());
        assert!(change_settings(house, &house.hugo, house.singen.id, &wished).is_err());
    }
}

house_test! {
    fn a_legal_basis_follows_another_without_gap_or_overlap(house) {
        let set = |basis: Basis, from| {
            let input = NewLegalBasis {
                purpose: "plan".to_owned(),
                basis,
                norm: basis.proposed_norm(house.singen.law).to_owned(),
                valid_from: from,
                approved_by: "DSB Singen".to_owned(),
            };
            set_legal_basis(house, &house.ada, house.singen.id, &input)
        };
        let on = |day| house.data.read(|conn| legal_basis(conn, house.singen.id, "plan", day)).unwrap();
        assert_eq!(on(date(2026, 6, 15)), None);
        set(Basis::Consent, date(2026, 1, 1)).unwrap();
        set(Basis::PublicTask, date(2026, 7, 1)).unwrap();
        assert_eq!(on(date(2025, 12, 31)), None);
        assert_eq!(on(date(2026, 6, 30)).unwrap().basis, Basis::Consent);
        assert_eq!(on(date(2026, 7, 1)).unwrap().basis, Basis::PublicTask);
        // A correction of the same day takes the place of what was said before.
        set(Basis::Contract, date(2026, 7, 1)).unwrap();
        assert_eq!(on(date(2030, 1, 1)).unwrap().basis, Basis::Contract);
        assert_eq!(house.data.read(|conn| legal_bases(conn, house.singen.id)).unwrap().len(), 2);
        assert!(house.data.read(|conn| legal_bases(conn, house.caritas.id)).unwrap().is_empty());
    }
}

#[test]
fn church_law_never_cites_the_dsgvo() {
    for basis in Basis::ALL {
        for law in [Law::Kdg, Law::DsgEkd] {
            assert!(!basis.proposed_norm(law).contains("DSGVO"));
        }
    }
    for law in Law::ALL {
        assert_eq!(law.code().parse(), Ok(law));
    }
}
