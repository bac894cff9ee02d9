//! Stories of a case manager filling in a form.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use forms::{Answer, Answers, Fault, Live, evaluate};
use jiff::civil::date;
use support::*;

#[test]
fn children_are_asked_for_only_when_there_are_some() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let nothing = evaluate(&form, &Answers::new(), &context());
    assert!(!nothing.repeat("kinder").unwrap().relevant);
    assert!(!nothing.is_relevant("angebote"));
    assert_eq!(nothing.field("kinder_da").unwrap().fault, Some(Fault::Missing));

    let given = answers(&[
        ("kinder_da", "ja"),
        ("kinder[k1].vorname", "Ada"),
        ("kinder[k1].geburtsdatum", "2020-02-29"),
        ("kinder[k2].geburtsdatum", "2014"),
    ]);
    let all = evaluate(&form, &given, &context());
    assert!(all.is_relevant("kinder[k1].vorname"));
    assert_eq!(all.calculated("kinder[k1].jahre"), Some("4"));
    // Only the year is known: counted from 1 July 2014, so still nine on 1 June 2024.
    assert_eq!(all.calculated("kinder[k2].jahre"), Some("9"));
    assert_eq!(all.calculated("anzahl"), Some("2"));
    assert_eq!(all.calculated("anzahl_u6"), Some("1"));
    assert!(all.is_relevant("angebote"));
    assert_eq!(all.field("kinder[k2].vorname").unwrap().fault, Some(Fault::Missing));
    assert_eq!(all.faults().count(), 1);
}

#[test]
fn a_choice_fits_the_age_and_the_day() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let given = answers(&[
        ("kinder_da", "ja"),
        ("kinder[k1].geburtsdatum", "2020-02-29"),
        ("kinder[k2].geburtsdatum", "2010-01"),
        ("kinder[k2].bildungsort", "hort"),
    ]);
    let now = evaluate(&form, &given, &context());
    let offered = |path: &str| now.field(path).unwrap().offered.clone().unwrap();
    assert_eq!(offered("kinder[k1].bildungsort"), ["krippe", "kita"]);
    assert_eq!(offered("kinder[k2].bildungsort"), ["krippe", "kita", "schule"]);
    assert_eq!(now.field("kinder[k2].bildungsort").unwrap().not_offered, ["hort"]);
    // The answer stays valid: it was right on its day.
    assert_eq!(now.field("kinder[k2].bildungsort").unwrap().fault, None);
    let then = evaluate(&form, &given, &forms::Context::on(date(2019, 1, 1)));
    assert!(then.field("kinder[k2].bildungsort").unwrap().not_offered.is_empty());
}

#[test]
fn hidden_answers_are_named_before_anything_is_dropped() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let mut live = Live::new(
        &form,
        &answers(&[("kinder_da", "ja"), ("kinder[k1].vorname", "Ada"), ("angebote", "Chor")]),
        &context(),
    );
    assert!(live.evaluation().hidden_values.is_empty());
    let change = live.set(&path("kinder_da"), Some("nein".into()));
    assert!(change.groups.iter().any(|g| g.path.as_str() == "kinder" && !g.relevant));
    let hidden: Vec<String> =
        live.evaluation().hidden_values.iter().map(ToString::to_string).collect();
    assert_eq!(hidden, ["kinder[k1].vorname", "angebote"]);
    assert_eq!(live.text("anzahl").as_deref(), Some("0"));
    // Changing one's mind brings everything back.
    live.set(&path("kinder_da"), Some("ja".into()));
    assert!(live.evaluation().hidden_values.is_empty());
}

#[test]
fn a_declined_answer_is_an_answer() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let mut given = answers(&[("kinder_da", "ja"), ("kinder[k1].vorname", "Ada")]);
    given.set(path("kinder[k1].geburtsdatum"), Answer::Declined);
    let all = evaluate(&form, &given, &context());
    assert!(all.is_complete());
    assert_eq!(all.calculated("kinder[k1].jahre"), Some(""));
    assert_eq!(all.calculated("anzahl_u6"), Some("0"));
    given.set(path("kinder_da"), Answer::Declined);
    let all = evaluate(&form, &given, &context());
    assert_eq!(all.field("kinder_da").unwrap().fault, None);
    assert!(!all.repeat("kinder").unwrap().relevant);
}

#[test]
fn a_future_date_is_refused_with_the_forms_own_words() {
    let form = form(FAMILY, FAMILY_CHOICES);
    for (text, fault) in [
        ("2024-06-01", None),
        ("2024-06-02", Some(Fault::Constraint)),
        ("2023~", None),
        ("2023-13", Some(Fault::Kind)),
        ("2023-02-29", Some(Fault::Kind)),
        ("gestern", Some(Fault::Kind)),
        ("🎂", Some(Fault::Kind)),
    ] {
        let given = answers(&[("kinder_da", "ja"), ("kinder[k1].geburtsdatum", text)]);
        let all = evaluate(&form, &given, &context());
        let state = all.field("kinder[k1].geburtsdatum").unwrap();
        assert_eq!(state.fault, fault, "{text}");
        let own =
            (state.fault == Some(Fault::Constraint)).then_some("Das Datum liegt in der Zukunft.");
        assert_eq!(state.message.as_deref(), own);
    }
}

#[test]
fn an_addition_is_asked_only_where_it_is_switched_on() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let given = answers(&[("kinder_da", "ja"), ("kinder[k1].betreut_seit", "2023-09-01")]);
    let off = evaluate(&form, &given, &context());
    assert!(!off.is_relevant("kinder[k1].betreut_seit"));
    assert_eq!(off.hidden_values.len(), 1);
    let on = evaluate(&form, &given, &context().with_additions(["Z34"]));
    assert!(on.is_relevant("kinder[k1].betreut_seit"));
}

#[test]
fn after_a_change_only_what_depends_on_it_is_reported() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let given = answers(&[
        ("kinder_da", "ja"),
        ("kinder[k1].geburtsdatum", "2020"),
        ("kinder[k2].geburtsdatum", "2010"),
    ]);
    let mut live = Live::new(&form, &given, &context());
    let change = live.set(&path("kinder[k2].geburtsdatum"), Some("2021".into()));
    let mut changed: Vec<String> = change.fields.iter().map(|(p, _)| p.to_string()).collect();
    changed.sort();
    assert_eq!(changed, ["anzahl_u6", "kinder[k2].bildungsort", "kinder[k2].jahre"]);
    assert_eq!(live.evaluation(), evaluate(&form, live.answers(), &context()));
    assert_eq!(live.set(&path("anrede"), Some("Frau".into())).fields.len(), 1);
    let change = live.add_row(path("kinder[k3]"));
    assert!(change.fields.iter().any(|(p, _)| p.as_str() == "kinder[k3].vorname"));
    live.remove_row(&path("kinder[k1]"));
    assert_eq!(live.text("anzahl").as_deref(), Some("2"));
    assert_eq!(live.evaluation(), evaluate(&form, live.answers(), &context()));
}

#[test]
fn answers_of_an_older_form_are_kept_and_named() {
    let form = form(FAMILY, FAMILY_CHOICES);
    let given = answers(&[("kinder_da", "nein"), ("schuhgroesse", "42"), ("onkel[o1].name", "X")]);
    let all = evaluate(&form, &given, &context());
    let strange: Vec<String> = all.strange.iter().map(ToString::to_string).collect();
    assert_eq!(strange, ["onkel[o1]", "onkel[o1].name", "schuhgroesse"]);
}

#[test]
fn answers_survive_their_json() {
    let mut given = answers(&[("a", "1"), ("ziele[z1].schritte[s2].wer", "Klient*in")]);
    given.set(path("b"), Answer::Declined);
    given.add_row(path("ziele[z2]"));
    let json = serde_json::to_string(&given).unwrap();
    assert_eq!(
        json,
        r#"{"rows":["ziele[z1]","ziele[z1].schritte[s2]","ziele[z2]"],"values":{"a":"1","b":null,"ziele[z1].schritte[s2].wer":"Klient*in"}}"#
    );
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), given);
    assert!(serde_json::from_str::<Answers>(r#"{"values":{"a..b":"1"}}"#).is_err());
    assert!(!format!("{given:?}").contains("Klient"));
}
