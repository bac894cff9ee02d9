//! The optimisation process and the recommendations, all of it through their pages.

use domain::network::recommendations::actions::observe;
use web::testing::{Browser, Reply};

use crate::network::round;
use crate::people::{browser, house};

fn done(answer: &Reply) -> String {
    assert_eq!(answer.status, 303, "{:?}", answer.problems());
    answer.location().to_owned()
}

/// Sends a form of a page with the keys it was shown with.
fn send(person: &Browser, page: &str, action: &str, values: &[(&str, &str)]) -> Reply {
    let shown = person.get(page);
    let (once, version) = (shown.input("_once"), shown.input("fassung"));
    let mut fields = values.to_vec();
    for (name, value) in [("_once", &once), ("fassung", &version)] {
        if let Some(value) = value
            && !values.iter().any(|(sent, _)| *sent == name)
        {
            fields.push((name, value));
        }
    }
    person.post(action, &fields)
}

#[test]
fn the_integration_officer_goes_through_the_process() {
    let house = house();
    let ines = browser(&house, "ines");
    assert!(ines.get("/optimierung").text.contains("Noch kein Durchgang begonnen"));
    assert!(!browser(&house, "anna").get("/optimierung").text.contains("Prozess beginnen"));
    let new = "/optimierung/neu";
    assert_eq!(ines.get(new).input("municipality").as_deref(), Some("Singen (Hohentwiel)"));
    let refused = send(&ines, new, new, &[("municipality", ""), ("begins_at", "9")]);
    assert_eq!((refused.status, refused.problems().len()), (422, 2));
    let begin = [("municipality", "Singen <b>"), ("begins_at", "2")];
    let run = done(&send(&ines, new, new, &begin));
    assert_eq!(send(&ines, new, new, &begin).status, 422, "one at a time");
    let shown = ines.get(&run).text;
    assert!(shown.contains("1 von 7 Schritten") && shown.contains("Singen &#60;b&#62;"));
    assert!(shown.contains("war schon da") && shown.contains("Nächster Schritt"));

    // A list is ticked, an outcome is kept, and what was typed stays when it is refused.
    let step = format!("{run}/schritte/2");
    done(&ines.post(&format!("{step}/liste"), &[("items", "liste"), ("items", "papier")]));
    assert!(ines.get(&run).text.contains("2 von 4 Punkten"));
    let ugly = [("responsible", "Stab"), ("planned_on", "31.02.2026"), ("outcome", "Zusagen")];
    let refused = send(&ines, &step, &step, &ugly);
    assert!(refused.status == 422 && refused.text.contains("31.02.2026"));
    let text = [("responsible", "Stab"), ("planned_on", "1.7.2026"), ("outcome", "Neun Zusagen.")];
    let old = ines.get(&step).input("fassung").unwrap();
    done(&send(&ines, &step, &step, &text));
    let mut late = text.to_vec();
    late.push(("fassung", &old));
    late[2].1 = "Zehn Zusagen.";
    let conflict = ines.post(&step, &late);
    assert!(conflict.status == 422 && conflict.text.contains("Zehn Zusagen."));
    assert!(conflict.text.contains("inzwischen geändert"));
    assert!(browser(&house, "lars").get(&step).text.contains("Neun Zusagen."));

    // Skipped with a reason, and opened again.
    let state = format!("{step}/stand");
    assert_eq!(ines.post(&state, &[("_dann", "uebersprungen")]).status, 422);
    assert_eq!(ines.post(&state, &[("_dann", "unfug")]).status, 422);
    done(&ines.post(&state, &[("_dann", "uebersprungen"), ("reason", "Alle wissen Bescheid.")]));
    assert!(ines.get(&run).text.contains("Alle wissen Bescheid."));
    done(&ines.post(&state, &[("_dann", "offen")]));
    assert!(!ines.get(&run).text.contains("Alle wissen Bescheid."));

    let paper = ines.get(&format!("{run}/drucken")).text;
    assert!(paper.contains("Neun Zusagen.") && paper.contains("Arbeit im festen Turnus"));
    done(&ines.post(&format!("{run}/ende"), &[("_dann", "ende")]));
    assert!(ines.get(&step).text.contains("Neun Zusagen."), "what is over stays readable");
    assert!(!ines.get(&step).text.contains("name=\"outcome\""));
    assert_eq!(ines.post(&state, &[("_dann", "erledigt")]).status, 422);
    let second = done(&send(&ines, new, new, &[("municipality", "Singen"), ("begins_at", "1")]));
    let shown = ines.get("/optimierung").text;
    assert!(shown.contains("Durchgang 2") && shown.contains(&run) && second != run);
}

#[test]
fn a_step_plans_its_meeting_and_its_letters_know_it() {
    let house = house();
    round(&house);
    let ines = browser(&house, "ines");
    let new = "/optimierung/neu";
    let run = done(&send(&ines, new, new, &[("municipality", "Singen"), ("begins_at", "1")]));
    let form = format!("{run}/schritte/4/sitzung");
    assert_eq!(send(&ines, &form, &form, &[("body", "")]).status, 422);
    let page = ines.get(&form).text;
    let body = page.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap();
    let values = [("body", body), ("day", "15.06.2026"), ("time", "9"), ("place", "Rathaus")];
    let meeting = done(&send(&ines, &form, &form, &values));
    assert!(ines.get(&meeting).text.contains("Aktuelle Herausforderungen"));
    assert!(ines.get(&format!("{run}/schritte/4")).text.contains(&meeting));
    for step in ["1", "7", "8", "x", "-1"] {
        assert_eq!(ines.get(&format!("{run}/schritte/{step}/sitzung")).status, 404, "{step}");
    }

    let letter = format!("{run}/vorlagen/tagesordnung-erste-runde");
    let shown = ines.get(&letter).text;
    for known in ["Singen", "Montag, 15. Juni 2026", "9:00 Uhr", "Rathaus", "90 Minuten"] {
        assert!(shown.contains(known), "{known}");
    }
    let anna = browser(&house, "anna");
    let odt = anna.get(&format!("{letter}/odt"));
    assert_eq!(odt.header("content-type"), "application/vnd.oasis.opendocument.text");
    assert!(odt.header("content-disposition").contains("tagesordnung-erste-runde.odt"));
    let text = anna.get(&format!("{letter}/text"));
    assert!(
        text.text.contains("Tagesordnung: Erste Koordinierungsrunde") && !text.text.contains("# ")
    );
    assert_eq!(anna.get(&format!("{run}/vorlagen/unfug")).status, 404);
    let guide = anna.get(&format!("{run}/vorlagen/gespraech-fachkraefte")).text;
    assert!(guide.contains("Was schreiben Sie doppelt auf?"));
    // The last step looks at the bodies.
    let last = ines.get(&format!("{run}/schritte/7")).text;
    assert!(last.contains("Geschäftsgrundlage schreiben") && last.contains("Gremium anlegen"));
    assert!(last.contains("/geschaeftsgrundlage/neu") && last.contains("/gremien/neu"));
}

#[test]
fn recommendations_are_read_answered_and_taken_along() {
    let house = house();
    round(&house);
    observe(&house).unwrap();
    let ines = browser(&house, "ines");
    let all = ines.get("/empfehlungen").text;
    assert!(all.contains("von 30 sind erfüllt") && all.contains("Was jetzt am meisten hilft"));
    assert!(all.contains("E30") && all.contains("2. Quartal 2026"));
    let one = ines.get("/empfehlungen/E09").text;
    assert!(one.contains("Nächste Sitzung") && one.contains("Runde"));
    assert!(!one.contains("name=\"said\""), "what is seen is not asked");

    let asked = "/empfehlungen/E24";
    let refused =
        send(&ines, asked, asked, &[("said", ""), ("on", "99.1.2026"), ("words", "hält")]);
    assert!(refused.status == 422 && refused.text.contains("hält"));
    let yes = [("said", "ja"), ("on", "15.06.2026"), ("words", "Beschluss <3>")];
    done(&send(&ines, asked, asked, &yes));
    assert!(ines.get(asked).text.contains("Beschluss &#60;3&#62;"));
    assert_eq!(send(&ines, asked, "/empfehlungen/E01", &yes).status, 404);
    assert_eq!(ines.get("/empfehlungen/E99").status, 404);

    // Team leads answer for their agency, and are not asked which.
    let lars = browser(&house, "lars");
    assert!(!lars.get(asked).text.contains("name=\"said\""));
    let each = "/empfehlungen/E22";
    let page = lars.get(each).text;
    assert!(page.contains("name=\"said\"") && !page.contains("name=\"agency\""));
    done(&send(&lars, each, each, &yes));
    assert!(ines.get(each).text.contains("name=\"agency\""));
    assert!(browser(&house, "anna").get(each).text.contains("Ja, Stand 15.06.2026"));

    let csv = ines.get("/empfehlungen/liste.csv");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text.lines().count(), 31);
    assert!(csv.text.contains("E24") && csv.text.contains("Zusammenfassung"));
}

#[test]
fn the_council_reads_states_and_nothing_that_names_anybody() {
    let house = house();
    round(&house);
    let ines = browser(&house, "ines");
    let asked = "/empfehlungen/E24";
    let yes = [("said", "ja"), ("on", "15.06.2026"), ("words", "Nur intern")];
    done(&send(&ines, asked, asked, &yes));
    let carl = browser(&house, "carl");
    assert!(carl.get("/themen").text.contains("/empfehlungen/bericht"));
    let report = carl.get("/empfehlungen/bericht").text;
    assert!(report.contains("1 von 30 sind erfüllt") && report.contains("2. Quartal 2026"));
    let main = report.split("<main").nth(1).unwrap();
    for person in house.everybody() {
        assert!(!main.contains(&person.display_name), "{}", person.display_name);
    }
    for hidden in ["Nur intern", "Mandat gaben", "Letzte Sitzung", "/empfehlungen/E"] {
        assert!(!main.contains(hidden), "{hidden}");
    }
    for closed in ["/empfehlungen", "/empfehlungen/liste.csv", asked, "/optimierung"] {
        assert_eq!(carl.get(closed).status, 403, "{closed}");
    }
    for login in ["ada", "hugo", "dora"] {
        let page = browser(&house, login);
        for closed in ["/empfehlungen", "/empfehlungen/bericht", "/optimierung"] {
            assert_eq!(page.get(closed).status, 403, "{login} {closed}");
        }
    }
}
