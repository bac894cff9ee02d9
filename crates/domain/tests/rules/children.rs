//! Children: W11 to W15, with birthdays on the day.

use forms::Fault;
use jiff::civil::date;

use crate::record::{Record, Seen, TODAY, simple};

fn family(persons: &str) -> Record {
    simple().with(&[("anzahl_personen_haushalt", persons), ("kinder_minderjaehrig", "ja")])
}

/// One child, entered on the day of the tests.
fn child(born: &str) -> Record {
    family("3").with(&[
        ("kinder[k].kinder_erfasst_am", "2026-06-15"),
        ("kinder[k].kinder_geburtsdatum", born),
    ])
}

fn of_child(name: &str) -> String {
    format!("kinder[k].kinder_{name}")
}

#[test]
fn w11_who_lives_alone_is_no_single_parent_but_may_have_children_elsewhere() {
    let alone = family("1").row("kinder[k]");
    let seen = alone.seen();
    assert!(!seen.asks("alleinerziehend"));
    assert_eq!(seen.value("alleinerziehend_wert"), "nein");
    assert!(seen.opens("kinder_gruppe"), "a child may live abroad");
    let lives = |place| alone.clone().with(&[(&of_child("wohnort"), place)]).seen();
    assert!(lives("haushalt").refuses(&of_child("wohnort")));
    assert!(!lives("ausland").refuses(&of_child("wohnort")));

    let two = family("2").seen();
    assert!(two.asks("alleinerziehend") && two.requires("alleinerziehend"));
    let said = family("2").with(&[("alleinerziehend", "ja")]).seen();
    assert_eq!(said.value("alleinerziehend_wert"), "ja");
}

#[test]
fn w11_a_household_has_one_to_twenty_persons() {
    for (persons, refused) in [("-3", true), ("0", true), ("1", false), ("20", false), ("21", true)]
    {
        let seen = simple().with(&[("anzahl_personen_haushalt", persons)]).seen();
        assert_eq!(seen.refuses("anzahl_personen_haushalt"), refused, "{persons}");
    }
}

#[test]
fn w12_a_yes_to_children_opens_their_table_and_wants_one() {
    for (answer, open) in [("ja", true), ("nein", false), ("", false)] {
        let seen = simple().with(&[("kinder_minderjaehrig", answer)]).seen();
        assert_eq!(seen.opens("kinder_gruppe"), open, "{answer}");
        assert_eq!(seen.asks("warnung_w12_kind_fehlt"), open, "{answer}");
    }
    assert!(family("3").row("kinder[k]").seen().asks("warnung_w12_kind_fehlt"), "an empty row");
    assert!(!child("2020-01-01").seen().asks("warnung_w12_kind_fehlt"));
    assert!(!family("3").dropping("Z33").seen().opens("kinder_gruppe"), "without Z33 no table");
}

#[test]
fn w13_a_child_turns_eighteen_on_the_day_and_not_before() {
    for (born, grown_up) in [("2008-06-14", true), ("2008-06-15", true), ("2008-06-16", false)] {
        let seen = child(born).seen();
        assert_eq!(seen.asks(&of_child_note()), grown_up, "{born}");
        assert_eq!(seen.refuses(&of_child("geburtsdatum")), grown_up, "entered today: {born}");
    }
    let older = child("2008-06-15").with(&[("kinder[k].kinder_erfasst_am", "2026-06-14")]).seen();
    assert!(!older.refuses(&of_child("geburtsdatum")), "was a child when entered");
    assert!(older.asks(&of_child_note()));
    assert_eq!(older.value(&of_child("zaehlt")), "0", "no child at the Stichtag");
}

fn of_child_note() -> String {
    "kinder[k].hinweis_w13_volljaehrig".to_owned()
}

#[test]
fn w13_a_birth_year_alone_counts_from_the_first_of_july() {
    let age = |day| child("2008").on(day).seen().value(&of_child("alter")).to_owned();
    assert_eq!((age(date(2026, 6, 30)).as_str(), age(date(2026, 7, 1)).as_str()), ("17", "18"));
    let month = |day| child("2008-07").on(day).seen().value(&of_child("alter")).to_owned();
    assert_eq!(
        (month(date(2026, 7, 14)).as_str(), month(date(2026, 7, 15)).as_str()),
        ("17", "18")
    );
    assert!(child("2027").seen().refuses(&of_child("geburtsdatum")), "not born yet");
    assert_eq!(child("2026-02-30").seen().fault(&of_child("geburtsdatum")), Some(Fault::Kind));
}

#[test]
fn w14_age_bands_change_on_the_birthday_and_narrow_the_places_offered() {
    let band = |born: &str| child(born).seen().value(&of_child("altersband")).to_owned();
    assert_eq!((band("2023-06-16").as_str(), band("2023-06-15").as_str()), ("u3", "ue3"));
    assert_eq!((band("2020-06-16").as_str(), band("2020-06-15").as_str()), ("ue3", "schulalter"));
    assert_eq!(band("2008-06-15"), "volljaehrig");
    let offers = |seen: &Seen, place| seen.offers(&of_child("bildungsort")).contains(&place);
    let (baby, turned_three) = (child("2023-06-16").seen(), child("2023-06-15").seen());
    assert!(offers(&baby, "krippe") && !offers(&baby, "kita_ue3"));
    assert!(!offers(&turned_three, "krippe") && offers(&turned_three, "kita_ue3"));
    let pupil = child("2014-01-01").seen();
    assert!(offers(&pupil, "realschule") && !offers(&pupil, "kita_ue3"));
    assert!(!offers(&pupil, "vabo"), "from fifteen on");
    assert!(offers(&child("2011-06-15").seen(), "vabo"));
    let unknown = family("3").row("kinder[k]").seen();
    assert!(offers(&unknown, "krippe") && offers(&unknown, "vabo"), "without a birth date all");
}

#[test]
fn w14_the_figure_for_under_threes_follows_the_birthday() {
    let counted = |born, indicator| {
        let seen = child(born)
            .with(&[(&of_child("wohnort"), "haushalt"), (&of_child("bildungsort"), "tagespflege")]);
        seen.counts(indicator, &[])
    };
    assert_eq!(counted("2023-06-16", "kinder_u3_kita"), (1, 1));
    assert_eq!(counted("2023-06-15", "kinder_u3_kita"), (0, 0));
    assert_eq!(counted("2023-06-15", "kinder_ue3_kita"), (1, 1));
}

#[test]
fn w15_a_child_abroad_needs_no_school_counts_in_no_rate_and_may_follow() {
    let lives = |place| child("2015-03-01").with(&[(&of_child("wohnort"), place)]).seen();
    let proposal = "kinder[k].vorschlag_w15_familiennachzug";
    for (place, abroad) in [("ausland", true), ("deutschland", false), ("haushalt", false)] {
        let seen = lives(place);
        assert_eq!(seen.requires(&of_child("bildungsort")), !abroad, "{place}");
        assert_eq!(seen.value(&of_child("zaehlt")), if abroad { "0" } else { "1" }, "{place}");
        assert_eq!(seen.asks(proposal), abroad, "{place}");
    }
    let question = domain::plans::form().question("vorschlag_w15_familiennachzug").unwrap();
    let goal = question.extra.get("ziel").map(String::as_str);
    assert_eq!(goal, Some("kf_nachzug"));
    assert!(domain::registers::goal("kf_nachzug").is_some());
    assert_eq!(TODAY, date(2026, 6, 15));
}
