//! Who works for integration and who goes where, through the pages: typed, read in, confirmed by letter, answered.

use axum::http::Method;
use domain::identity::Actor;
use domain::network::formats::actions::propose_format;
use domain::network::formats::{FormatKind, ProposalInput};
use domain::network::organisations::QuestionLetter;
use domain::network::organisations::actions::ask_one;
use domain::testing::TestHouse;
use web::Config;
use web::testing::{Browser, Reply};

use crate::people::{browser, house};

/// A proposal of somebody's.
pub fn proposed(house: &TestHouse, who: &Actor) -> String {
    let input = ProposalInput {
        name: "Treffen".to_owned(),
        need: "Wir reden nicht.".to_owned(),
        area: "wohnen".to_owned(),
    };
    let request = house.new_id::<FormatKind>().text();
    propose_format(house, who, &request, &input).unwrap().to_string()
}

fn done(answer: &Reply) -> String {
    assert_eq!(answer.status, 303, "{:?}", answer.problems());
    answer.location().to_owned()
}

/// Sends a form of a page with the key it was shown with.
fn send(person: &Browser, page: &str, values: &[(&str, &str)]) -> Reply {
    let once = person.get(page).input("_once").unwrap_or_default();
    let mut fields = values.to_vec();
    fields.push(("_once", &once));
    person.post(page, &fields)
}

const JMD: [(&str, &str); 10] = [
    ("name", "JMD <b>Hegau</b>"),
    ("kind", "jmd"),
    ("level", "mikro"),
    ("areas", "sprache"),
    ("areas", "arbeit"),
    ("languages", "Arabisch, Englisch"),
    ("places", "08335075"),
    ("phone", "07731 1234"),
    ("email", "jmd@kreis.example"),
    ("person", "Anmeldung"),
];

#[test]
fn the_officer_enters_somebody_and_everybody_finds_them() {
    let house = house();
    let ines = browser(&house, "ines");
    assert!(ines.get("/akteure").text.contains("Noch kein Akteur"));
    let refused = send(&ines, "/akteure/neu", &[("name", "Nur ein Name"), ("email", "kein@")]);
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Nur ein Name") && refused.problems().len() >= 5);
    assert!(ines.get("/akteure/neu?bereich=wohnen").is_chosen("areas", "wohnen"));

    let entry = done(&send(&ines, "/akteure/neu", &JMD));
    let shown = ines.get(&entry).text;
    for part in ["JMD &#60;b&#62;Hegau", "Arabisch, Englisch", "tel:077311234", "Singen"] {
        assert!(shown.contains(part), "{part}");
    }
    let club = [("name", "Turnverein"), ("kind", "verein"), ("level", "mikro")];
    let club: Vec<_> =
        club.into_iter().chain([("areas", "soziale_teilhabe"), ("places", "*")]).collect();
    let other = done(&send(&ines, "/akteure/neu", &club));
    let other_id = other.rsplit('/').next().unwrap();
    let links = format!("{entry}/verbindungen");
    assert_eq!(ines.post(&links, &[("with", "")]).status, 422);
    done(&ines.post(&links, &[("with", other_id), ("respect", "Sport")]));
    assert!(ines.get(&entry).text.contains("Sport"));

    let anna = browser(&house, "anna");
    let list = anna.get("/akteure?sprache=ara&bereich=arbeit").text;
    assert!(list.contains("Hegau") && !list.contains("Turnverein") && list.contains("07731 1234"));
    assert!(anna.get("/akteure?wort=gibtsnicht").text.contains("Kein Akteur passt"));
    let net = anna.get("/akteure/netz").text;
    for part in
        ["<svg class=\"g-net\"", "2 Akteure, eine Verbindung.", "Gesundheit", "Turnverein (Sport)"]
    {
        assert!(net.contains(part), "{part}");
    }
    assert!(!net.contains("style="), "nothing inline");
    let paper = anna.get("/akteure/verzeichnis").text;
    assert!(paper.contains("Arbeit und Beruf") && paper.contains("jmd@kreis.example"));

    let carl = browser(&house, "carl");
    for page in ["/akteure", "/akteure/verzeichnis", entry.as_str(), "/akteure/liste.csv"] {
        let text = carl.get(page).text;
        let told = ["jmd@kreis", "07731", "tel:"].iter().any(|part| text.contains(part));
        assert!(!told, "{page}");
    }
    let csv = anna.get("/akteure/liste.csv");
    assert!(csv.text.contains("Jugendmigrationsdienst") && csv.text.contains("07731 1234"));

    let edit = format!("{entry}/aendern");
    let version = ines.get(&edit).input("fassung").unwrap();
    let changed = |version: &str| {
        let mut values = JMD.to_vec();
        values[0].1 = "JMD Hegau";
        values.push(("fassung", version));
        ines.post(&edit, &values)
    };
    done(&changed(&version));
    assert_eq!(changed(&version).status, 409, "somebody else changed it");
    done(&ines.post(&edit, &[("_dann", "beenden")]));
    assert!(!anna.get("/akteure").text.contains("JMD Hegau"));
    done(&ines.post(&edit, &[("_dann", "wieder")]));
    assert!(anna.get("/akteure").text.contains("JMD Hegau"));
}

/// A form with a file, as browsers send it.
fn file(person: &Browser, path: &str, token: &str, content: &str) -> Reply {
    let body = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n--grenze\r\n\
        Content-Disposition: form-data; name=\"datei\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n\
        {content}\r\n--grenze--\r\n"
    );
    let kind = ("content-type", "multipart/form-data; boundary=grenze");
    person.send(Method::POST, path, &[kind], Some(body))
}

#[test]
fn a_spreadsheet_is_pasted_or_sent_as_a_file_looked_at_and_taken_over() {
    let house = house();
    let ines = browser(&house, "ines");
    let page = "/akteure/einlesen";
    let token = ines.get(page).input("_csrf").unwrap();
    let text = "Name;Art;Ebene;Bereiche;Orte\nNeu;Verein;Mikro;Sprache;Singen\nFalsch;?;Mikro;Sprache;Mond\n";
    for seen in [ines.post(page, &[("text", text)]), file(&ines, page, &token, text)] {
        assert_eq!(seen.status, 200, "{:?}", seen.problems());
        for part in
            ["1 neu, 0 bekannt, 1 mit Fehlern", "Spalte B (Art):", "Spalte E (Orte):", "Mond"]
        {
            assert!(seen.text.contains(part), "{part}");
        }
    }
    let seen = ines.post(page, &[("text", text)]);
    let once = seen.input("_once").unwrap();
    let values = [("text", text), ("_once", once.as_str())];
    done(&ines.post("/akteure/einlesen/uebernehmen", &values));
    assert_eq!(ines.post("/akteure/einlesen/uebernehmen", &values).status, 303, "sent twice");
    let list = ines.get("/akteure").text;
    assert!(list.contains("Neu") && !list.contains("Falsch"));
    assert!(ines.post(page, &[("text", text)]).text.contains("0 neu, 1 bekannt"));

    for (ugly, why) in [("", "Hier steht keine Tabelle"), ("%PDF-1.7 x", "keine lesbare Tabelle")] {
        let refused = ines.post(page, &[("text", ugly)]);
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(why), "{why}");
    }
    assert_eq!(file(&ines, page, "wrong", text).status, 403, "the token stands in the form");
    assert_eq!(file(&ines, page, &token, &"x;y\n".repeat(300_000)).status, 413);
    // Nowhere else is a form with a file even read.
    for path in ["/akteure/neu", "/akteure/einlesen/uebernehmen", "/themen/neu", "/anmelden"] {
        let status = file(&ines, path, &token, text).status;
        assert!(matches!(status, 403 | 415), "{path}: {status}");
    }
    assert_eq!(ines.get("/akteure/einlesen/vorlage.xlsx").status, 200);
}

#[test]
fn an_organisation_confirms_and_corrects_through_its_link_alone() {
    let house = house();
    let ines = browser(&house, "ines");
    let entry = done(&send(&ines, "/akteure/neu", &JMD));
    let id = entry.rsplit('/').next().unwrap().parse().unwrap();
    let token = std::cell::RefCell::new(String::new());
    let write = |letter: &QuestionLetter<'_>| {
        token.replace(letter.token.to_owned());
        (String::new(), String::new())
    };
    ask_one(&house, &house.ines, id, &write).unwrap();
    let link = format!("/eintrag/{}", token.borrow());
    let stranger = Browser::at(&house);
    let shown = stranger.get(&link).text;
    assert!(
        shown.contains("Hegau")
            && shown.contains("07731 1234")
            && shown.contains("Das stimmt alles")
    );
    assert_eq!(stranger.get("/eintrag/0000").status, 404);
    let wrong = stranger.post(&link, &[("email", "kein@"), ("phone", "07731 9")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("07731 9"), "what was typed stays");
    done(&stranger.post(&link, &[("phone", "07731 9"), ("words", "Umgezogen")]));
    assert!(stranger.get(&link).text.contains("werden geprüft"));
    assert!(ines.get("/heute").text.contains("hat Änderungen geschickt"));
    let keeper = ines.get(&entry).text;
    assert!(
        keeper.contains("Umgezogen") && keeper.contains("07731 9") && keeper.contains("07731 1234")
    );
    done(&ines.post(&format!("{entry}/korrektur"), &[("_dann", "uebernehmen")]));
    assert!(ines.get(&entry).text.contains("bestätigt am 15.06.2026"));
    assert_eq!(stranger.get(&link).status, 404, "decided is over");
}

#[test]
fn one_click_asks_all_who_are_due_and_letters_hold_the_link_alone() {
    let house = house();
    let ines = browser(&house, "ines");
    done(&send(&ines, "/akteure/neu", &JMD));
    assert_eq!(done(&ines.post("/akteure/bestaetigungen", &[])), "/akteure");
    house.clock.advance(366 * 86_400);
    let config = Config { mail_from: "geleit@kreis.example".to_owned(), ..Config::default() };
    let ines = Browser::with(&house, config);
    ines.sign_in("ines");
    assert!(ines.get("/heute").text.contains("nicht bestätigt"));
    assert!(ines.get("/akteure").text.contains("Alle fragen"));
    done(&ines.post("/akteure/bestaetigungen", &[]));
    assert!(!ines.get("/akteure").text.contains("Alle fragen"));
    let letter = domain::outbox::actions::claim(&house).unwrap().unwrap().mail;
    assert!(letter.words.contains("/eintrag/") && letter.recipient == "jmd@kreis.example");
    assert!(!letter.words.contains("07731"), "what is stored stands behind the link");
    assert!(domain::outbox::actions::claim(&house).unwrap().is_none());
}

#[test]
fn formats_are_entered_filled_and_proposed() {
    let house = house();
    let (ines, lars) = (browser(&house, "ines"), browser(&house, "lars"));
    let anna = browser(&house, "anna");
    let refused = send(&ines, "/formate/neu", &[("name", "Runde"), ("rhythm_weeks", "oft")]);
    assert_eq!(refused.status, 422);
    let values = [
        ("name", "Netzwerk Arbeit"),
        ("host", "Jobcenter"),
        ("areas", "arbeit"),
        ("rhythm_weeks", "4"),
        ("minutes", "120"),
    ];
    let format = done(&send(&ines, "/formate/neu", &values));
    assert!(lars.get("/formate").text.contains("Niemand geht hin"));
    let who = house.anna.account.text();
    let seats = format!("{format}/plaetze");
    assert_eq!(lars.post(&seats, &[("account", ""), ("part", "geht")]).status, 422);
    done(&lars.post(&seats, &[("account", &who), ("part", "geht")]));
    let map = lars.get("/formate").text;
    assert!(map.contains("6,5 Std.") && !map.contains("Niemand geht hin"));
    assert!(map.find("Anna").unwrap() < map.rfind("Ben").unwrap());
    done(&lars.post(&seats, &[("zurueck", &who)]));

    let proposal = [("name", "Kita-Treffen"), ("need", "Plätze"), ("area", "kinder_familie")];
    done(&send(&anna, "/formate/vorschlagen", &proposal));
    assert!(ines.get("/heute").text.contains("Kita-Treffen"));
    let page = ines.get("/formate").text;
    let answer = page.split("href=\"").filter_map(|rest| rest.split('"').next());
    let answer = answer.into_iter().find(|href| href.contains("/vorschlaege/")).unwrap().to_owned();
    assert_eq!(ines.post(&answer, &[("decision", "nein")]).status, 422);
    done(&ines.post(&answer, &[("decision", "nein"), ("words", "Das gibt es beim Jugendamt.")]));
    assert!(anna.get("/heute").text.contains("Kita-Treffen"));
    assert!(anna.get("/formate").text.contains("beim Jugendamt"));
    done(&anna.post(&format!("{answer}/gelesen"), &[]));
    assert!(!anna.get("/heute").text.contains("Kita-Treffen"));
}
