//! Length of counselling, accommodation, residence status: W37 to W39.

use base::Date;
use domain::cases::{HousingNotice, housing_notice};
use domain::plans::form;
use jiff::civil::date;

use crate::record::{Record, Seen, simple};

fn housed(since: &str, day: Date) -> Record {
    simple().adding(&["Z07"]).with(&[("anschlussunterbringung_seit", since)]).on(day)
}

fn notes(seen: &Seen) -> [bool; 3] {
    ["hinweis_w37_30_monate", "warnung_w37_36_monate", "warnung_w37_48_monate"]
        .map(|note| seen.asks(note))
}

#[test]
fn w37_three_stages_begin_to_the_day() {
    let none = [false; 3];
    let (ending, reason, beyond) =
        ([true, false, false], [false, true, false], [false, false, true]);
    for (day, shown) in [
        (date(2026, 2, 14), none),
        (date(2026, 2, 15), ending),
        (date(2026, 8, 14), ending),
        (date(2026, 8, 15), reason),
        (date(2027, 8, 14), reason),
        (date(2027, 8, 15), beyond),
    ] {
        let seen = housed("2023-08-15", day).seen();
        assert_eq!(notes(&seen), shown, "{day}");
        let late = shown == reason || shown == beyond;
        assert_eq!(seen.asks("verlaengerung_begruendung"), late, "{day}");
        assert_eq!(seen.requires("verlaengerung_begruendung"), late, "{day}");
    }
    assert_eq!(notes(&simple().seen()), none, "nobody knows since when");
}

#[test]
fn w37_the_plan_and_the_start_page_tell_the_same_day() {
    // The last days of months are where two ways of counting part.
    for since in [date(2023, 8, 31), date(2024, 2, 29), date(2023, 8, 15), date(2022, 12, 31)] {
        let mut day = since;
        while day < date(2027, 6, 1) {
            // Only around the ends of months anything can differ.
            if (day.day() <= 2 || day.day() >= 27 || day.day() == 15) && day.year() >= 2025 {
                let seen = housed(&since.to_string(), day).seen();
                let listed = housing_notice(since, day).map(|(notice, _)| notice);
                let told = match notes(&seen) {
                    [true, _, _] => Some(HousingNotice::Ending),
                    [_, true, _] => Some(HousingNotice::NeedsReason),
                    [_, _, true] => Some(HousingNotice::Beyond),
                    _ => None,
                };
                assert_eq!(told, listed, "since {since} on {day}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}

#[test]
fn w37_a_month_alone_counts_from_its_middle() {
    let months = |day| housed("2023-08", day).seen().value("monate_anschluss").to_owned();
    assert_eq!((months(date(2026, 2, 14)), months(date(2026, 2, 15))), ("29".into(), "30".into()));
    assert!(housed("2027", date(2026, 6, 15)).seen().refuses("anschlussunterbringung_seit"));
}

#[test]
fn w38_each_accommodation_says_who_is_responsible() {
    let list = &form().lists["wohnformen"];
    let responsible = |name: &str| list.choice(name).unwrap().extra["zustaendigkeit"].as_str();
    assert_eq!(
        (responsible("gu_vorlaeufig"), responsible("stadt_zentral")),
        ("zentral", "zentral")
    );
    assert_eq!((responsible("privat"), responsible("eigentum")), ("dezentral", "dezentral"));
    for open in ["stadt_dezentral", "wohnungslos", "unbekannt"] {
        let choice = list.choice(open).unwrap();
        assert_eq!(choice.extra.get("zustaendigkeit").map_or("", String::as_str), "", "{open}");
    }
}

#[test]
fn w39_every_status_has_the_group_of_its_list() {
    let list = &form().lists["aufenthaltsstatus"];
    assert_eq!(list.choices.len(), 71);
    for choice in &list.choices {
        let seen = simple().with(&[("aufenthaltsstatus", &choice.name)]).seen();
        assert_eq!(seen.value("aufenthalt_gruppe"), choice.extra["gruppe"], "{}", choice.name);
    }
    assert_eq!(simple().seen().value("aufenthalt_gruppe"), "");
    let counts = |status| {
        let adult = [("geburtsdatum", "1990-01-01"), ("aufenthaltsstatus", status)];
        simple().with(&adult).counts("niederlassungserlaubnis", &[])
    };
    assert_eq!(
        (counts("ne_9"), counts("gestattung"), counts("ungeklaert")),
        ((1, 1), (1, 0), (0, 0))
    );
}
