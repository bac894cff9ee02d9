//! Who works for integration is known, asked once a year, and shown with its gaps.

use std::cell::RefCell;

use base::Problem;
use domain::house_test;
use domain::identity::{AgencyAction, Role};
use domain::network::organisations::actions::{
    Filter, Waiting, ask_all_due, ask_one, change_organisation, confirm, correct,
    create_organisation, decide_correction, end_organisation, import_rows, link, map, opened,
    organisation, organisations, preview_rows, unlink, waiting,
};
use domain::network::organisations::{
    Column, ContactInput, CorrectionInput, ImportState, OrganisationId, OrganisationInput,
    OrganisationKind, QuestionLetter, Standing, table,
};
use domain::testing::{TestHouse, open_case};

const YEAR: i64 = 366 * 86_400;

fn request(house: &TestHouse) -> String {
    house.new_id::<OrganisationKind>().text()
}

fn input(name: &str) -> OrganisationInput {
    OrganisationInput {
        name: name.to_owned(),
        kind: "jmd".to_owned(),
        level: "mikro".to_owned(),
        areas: "sprache, arbeit".to_owned(),
        languages: "Arabisch".to_owned(),
        places: "Singen".to_owned(),
        contact: ContactInput {
            person: "Erika Muster".to_owned(),
            phone: "07731 1".to_owned(),
            email: "jmd@kreis.example".to_owned(),
            ..ContactInput::default()
        },
        note: "zweiter Stock".to_owned(),
    }
}

fn enter(house: &TestHouse, input: &OrganisationInput) -> OrganisationId {
    create_organisation(house, &house.ines, &request(house), input).unwrap()
}

fn names(house: &TestHouse, filter: &Filter) -> Vec<String> {
    let found = organisations(house, &house.anna, filter).unwrap();
    found.into_iter().map(|one| one.details.name).collect()
}

house_test! {
    fn the_officer_enters_changes_and_ends_and_nothing_is_lost(house) {
        let ines = &house.ines;
        let key = request(house);
        let id = create_organisation(house, ines, &key, &input("JMD")).unwrap();
        assert_eq!(create_organisation(house, ines, &key, &input("JMD")).unwrap(), id, "sent twice");
        let twin = create_organisation(house, ines, &request(house), &input("jmd"));
        assert!(matches!(twin, Err(Problem::Invalid(errors)) if errors[0].key == "actor-known-already"));
        let verein = OrganisationInput { kind: "verein".to_owned(), ..input("JMD") };
        enter(house, &verein);

        let read = organisation(house, ines, id).unwrap();
        let version = read.organisation.version;
        change_organisation(house, ines, id, version, &input("JMD Hegau")).unwrap();
        // Somebody else had the same page open.
        assert!(matches!(change_organisation(house, ines, id, version, &input("X")), Err(Problem::Conflict)));
        assert_eq!(organisation(house, ines, id).unwrap().organisation.details.name, "JMD Hegau");

        end_organisation(house, ines, id, true).unwrap();
        assert_eq!(names(house, &Filter::default()), ["JMD"]);
        let ended = Filter { waiting: Some(Waiting::Ended), ..Filter::default() };
        assert_eq!(names(house, &ended), ["JMD Hegau"]);
        end_organisation(house, ines, id, false).unwrap();
        assert_eq!(names(house, &Filter::default()), ["JMD", "JMD Hegau"]);
    }
}

house_test! {
    fn whoever_works_with_them_reads_contacts_and_politics_does_not(house) {
        let id = enter(house, &input("JMD"));
        let person = OrganisationInput { kind: "einzelperson".to_owned(), ..input("Karim Beispiel") };
        let single = enter(house, &person);
        for who in [&house.anna, &house.selma, &house.lars, &house.ines, &house.rita] {
            let read = organisation(house, who, id).unwrap();
            assert!(read.contacts && read.organisation.details.contact.phone == "07731 1", "{:?}", who.role);
        }
        let read = organisation(house, &house.carl, id).unwrap().organisation.details;
        assert_eq!((read.contact.person.as_str(), read.contact.email.as_str(), read.note.as_str()), ("", "", ""));
        let read = organisation(house, &house.carl, single).unwrap().organisation.details;
        assert_eq!(read.contact, ContactInput::default());
        // What one does not see, one does not find.
        let muster = Filter { words: "muster".to_owned(), ..Filter::default() };
        assert!(organisations(house, &house.carl, &muster).unwrap().is_empty());
        assert_eq!(organisations(house, &house.anna, &muster).unwrap().len(), 2);
        for who in [&house.ada, &house.hugo, &house.dora] {
            assert!(matches!(organisations(house, who, &Filter::default()), Err(Problem::Forbidden)));
            assert!(matches!(organisation(house, who, id), Err(Problem::Forbidden)));
        }
        for who in house.everybody() {
            let keeps = who.role == Role::IntegrationOfficer;
            assert_eq!(house.access.allowed(who, AgencyAction::KeepActors), keeps);
            let changed = change_organisation(house, who, id, 1, &input("JMD"));
            assert_eq!(changed.is_ok(), keeps, "{:?}", who.role);
        }
    }
}

house_test! {
    fn the_list_is_narrowed_by_everything_it_shows(house) {
        enter(house, &input("JMD"));
        let other = OrganisationInput {
            kind: "jobcenter".to_owned(),
            level: "meso".to_owned(),
            areas: "existenz_finanzen".to_owned(),
            languages: String::new(),
            places: "ganzer Kreis".to_owned(),
            note: String::new(),
            ..input("Jobcenter Team 3")
        };
        enter(house, &other);
        let one = |filter: Filter| names(house, &filter);
        let base = Filter::default;
        assert_eq!(one(Filter { kind: "jobcenter".into(), ..base() }), ["Jobcenter Team 3"]);
        assert_eq!(one(Filter { area: "arbeit".into(), ..base() }), ["JMD"]);
        assert_eq!(one(Filter { language: "ara".into(), ..base() }), ["JMD"]);
        assert_eq!(one(Filter { words: "team JOBCENTER".into(), ..base() }), ["Jobcenter Team 3"]);
        assert_eq!(one(Filter { words: "%' OR 1=1 --".into(), ..base() }), Vec::<String>::new());
        // Who works in the whole Kreis works in Engen, too.
        assert_eq!(one(Filter { place: "08335022".into(), ..base() }), ["Jobcenter Team 3"]);
        assert_eq!(one(Filter { place: "08335075".into(), ..base() }).len(), 2);
    }
}

house_test! {
    fn gaps_name_areas_and_places_where_people_are_counselled(house) {
        open_case(house, &house.anna, ("Tesfay", "Selam"), true);
        let found = map(house, &house.anna, &Filter::default()).unwrap();
        assert_eq!(found.gaps.areas.len(), 10);
        let places: Vec<_> = found.gaps.places.iter().map(|one| (one.name.as_str(), one.has_cases)).collect();
        assert_eq!(places, [("Singen (Hohentwiel)", true)]);
        let everywhere = OrganisationInput { places: "ganzer Kreis".to_owned(), ..input("Weit") };
        let far = enter(house, &everywhere);
        let near = enter(house, &input("JMD"));
        link(house, &house.ines, near, Some(far), "Übergabe").unwrap();
        let found = map(house, &house.anna, &Filter::default()).unwrap();
        assert_eq!((found.gaps.areas.len(), found.gaps.places.len()), (8, 0));
        assert_eq!((found.picture.lines.len(), found.picture.alone()), (1, 0));
        // Said again from the other side, it is still one link.
        link(house, &house.ines, far, Some(near), "Sprechstunde").unwrap();
        assert_eq!(organisation(house, &house.anna, near).unwrap().links[0].respect, "Sprechstunde");
        let own = link(house, &house.ines, near, Some(near), "");
        assert!(matches!(own, Err(Problem::Invalid(_))));
        end_organisation(house, &house.ines, near, true).unwrap();
        let found = map(house, &house.anna, &Filter::default()).unwrap();
        // Somebody still works everywhere, but nobody is there.
        assert_eq!((found.gaps.places.len(), found.gaps.everywhere), (1, 1));
        assert!(found.gaps.places[0].had_somebody && found.picture.lines.is_empty());
        unlink(house, &house.ines, near, far).unwrap();
        assert!(organisation(house, &house.anna, near).unwrap().links.is_empty());
    }
}

house_test! {
    fn once_a_year_everybody_is_asked_and_answers_without_an_account(house) {
        let ines = &house.ines;
        let id = enter(house, &input("JMD"));
        let silent = OrganisationInput { contact: ContactInput::default(), ..input("Ohne Adresse") };
        enter(house, &silent);
        let tokens = RefCell::new(Vec::new());
        let write = |letter: &QuestionLetter<'_>| {
            assert_eq!(letter.name, "JMD");
            tokens.borrow_mut().push(letter.token.to_owned());
            ("Betreff".to_owned(), "Text".to_owned())
        };
        assert_eq!(ask_all_due(house, ines, &write).unwrap().letters, 0, "entered today");
        house.clock.advance(YEAR);
        let due = Filter { waiting: Some(Waiting::Due), ..Filter::default() };
        assert_eq!(names(house, &due).len(), 2);
        let sent = ask_all_due(house, ines, &write).unwrap();
        assert_eq!((sent.letters, sent.without_address), (1, vec!["Ohne Adresse".to_owned()]));
        assert_eq!(ask_all_due(house, ines, &write).unwrap().letters, 0, "nobody is asked twice");
        let token = tokens.borrow()[0].clone();

        for nonsense in ["", "x", "' OR 1=1 --", &token[1..]] {
            assert!(matches!(opened(house, nonsense), Err(Problem::NotFound)), "{nonsense}");
        }
        assert_eq!(opened(house, &token).unwrap().0.details.name, "JMD");
        let bad = CorrectionInput {
            contact: ContactInput { email: "a@b\nBcc: c".to_owned(), ..ContactInput::default() },
            words: String::new(),
        };
        assert!(matches!(correct(house, &token, &bad), Err(Problem::Invalid(_))));
        let fine = CorrectionInput {
            contact: ContactInput { phone: "07731 2".to_owned(), ..input("").contact },
            words: "Neue Räume".to_owned(),
        };
        correct(house, &token, &fine).unwrap();
        // It changes nothing by itself.
        let read = organisation(house, ines, id).unwrap();
        assert_eq!(read.organisation.details.contact.phone, "07731 1");
        assert_eq!(read.correction.unwrap().words, "Neue Räume");
        assert!(organisation(house, &house.anna, id).unwrap().correction.is_none());
        assert_eq!(waiting(house, ines).unwrap(), [(id, "JMD".to_owned())]);
        assert!(waiting(house, &house.anna).unwrap().is_empty());
        assert!(matches!(decide_correction(house, &house.anna, id, true), Err(Problem::Forbidden)));
        decide_correction(house, ines, id, true).unwrap();
        assert!(matches!(decide_correction(house, ines, id, true), Err(Problem::NotFound)));
        let read = organisation(house, ines, id).unwrap().organisation;
        assert_eq!(read.details.contact.phone, "07731 2");
        assert_eq!(read.standing(house.today()), Standing::Confirmed(house.today()));
        assert!(matches!(opened(house, &token), Err(Problem::NotFound)), "decided is over");
    }
}

house_test! {
    fn a_link_confirms_expires_and_dies_with_a_newer_one(house) {
        let ines = &house.ines;
        let id = enter(house, &input("JMD"));
        let tokens = RefCell::new(Vec::new());
        let write = |letter: &QuestionLetter<'_>| {
            tokens.borrow_mut().push(letter.token.to_owned());
            (String::new(), String::new())
        };
        ask_one(house, ines, id, &write).unwrap();
        ask_one(house, ines, id, &write).unwrap();
        let [old, new] = <[String; 2]>::try_from(tokens.borrow().clone()).unwrap();
        assert!(matches!(confirm(house, &old), Err(Problem::NotFound)));
        confirm(house, &new).unwrap();
        let today = house.today();
        let read = organisation(house, ines, id).unwrap().organisation;
        assert_eq!(read.confirmed_on, Some(today));
        assert_eq!(read.standing(today), Standing::Confirmed(today), "answered, though the link is open");
        house.clock.advance(61 * 86_400);
        assert!(matches!(opened(house, &new), Err(Problem::NotFound)));
        assert!(matches!(confirm(house, &new), Err(Problem::NotFound)));
        end_organisation(house, ines, id, true).unwrap();
        assert!(matches!(ask_one(house, ines, id, &write), Err(Problem::Rule(_))));
    }
}

house_test! {
    fn a_spreadsheet_is_looked_at_before_anything_is_taken(house) {
        enter(house, &input("Bekannt"));
        let text = "Name;Art;Ebene;Bereiche;Orte;E-Mail;Farbe\n\
            Neu;Verein;Mikro;Sprache;Singen;a@kreis.example;rot\n\
            bekannt;jmd;Mikro;Sprache;Singen;;\n\
            Falsch;Raumschiff;Mikro;Sprache;Atlantis;kein@;\n\
            Neu;Verein;Meso;Wohnen;ganzer Kreis;;\n\
            <script>alert(1)</script>;Verein;Mikro;Sprache;Singen;;\n";
        let rows = table(text.as_bytes()).unwrap();
        let seen = preview_rows(house, &house.ines, &rows).unwrap();
        assert_eq!((seen.new_ones(), seen.known_ones(), seen.wrong_ones()), (2, 2, 1));
        assert_eq!(seen.unknown, ["Farbe"]);
        let ImportState::Wrong(problems) = &seen.rows[2].state else { panic!("{:?}", seen.rows[2]) };
        let places: Vec<&str> = problems.iter().map(|one| one.0.as_str()).collect();
        assert_eq!((seen.rows[2].number, places), (4, vec!["B", "E", "F"]));
        assert_eq!(names(house, &Filter::default()).len(), 1, "nothing is stored by looking");
        assert!(matches!(preview_rows(house, &house.anna, &rows), Err(Problem::Forbidden)));
        assert!(matches!(import_rows(house, &house.lars, &request(house), &rows), Err(Problem::Forbidden)));

        let key = request(house);
        assert_eq!(import_rows(house, &house.ines, &key, &rows).unwrap().new, 2);
        assert_eq!(import_rows(house, &house.ines, &key, &rows).unwrap().new, 2, "sent twice");
        assert_eq!(names(house, &Filter::default()).len(), 3);
        let again = import_rows(house, &house.ines, &request(house), &rows);
        assert!(matches!(again, Err(Problem::Rule("import-nothing-new"))));
        let heads = vec![Column::ALL.map(|column| column.header.to_owned()).to_vec()];
        assert!(preview_rows(house, &house.ines, &heads).unwrap().rows.is_empty());
    }
}
