//! A municipality revises its template: what does the new version change?
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use forms::{Answers, Counted, What, Workbook, compile, count, diff};
use support::*;

const INDICATORS: &str = "name,label,unit,population,condition,parameters\n\
    kita,Kinder in der Kita,Kind,${jahre} >= ${ab} and ${jahre} < 6,${bildungsort} = 'kita',ab=3\n\
    familien,Fälle mit Kindern,Fall,${kinder_da} != '',${anzahl} > 0,\n";

fn book(survey: &str) -> Workbook {
    Workbook::from_csv(&[
        ("survey", survey),
        ("choices", FAMILY_CHOICES),
        ("settings", SETTINGS),
        ("indikatoren", INDICATORS),
    ])
    .unwrap()
}

#[test]
fn the_same_form_has_no_differences() {
    let form = compile(&book(FAMILY)).unwrap().form;
    assert_eq!(diff(&form, &form), []);
}

#[test]
fn every_change_is_named_with_the_indicators_it_touches() {
    let old = compile(&book(FAMILY)).unwrap().form;
    let survey = FAMILY
        .replace("text,anrede,Anrede", "text,ansprache,Anrede")
        .replace(
            "text,angebote,Außerschulische Angebote,${anzahl} > 0",
            "text,angebote,Angebote,${anzahl} > 1",
        )
        .replace("text,vorname,Vorname,,yes", "integer,vorname,Vorname,,")
        .replace("alter(${geburtsdatum}, today())", "alter(${geburtsdatum}, today()) + 0")
        .replace("date,betreut_seit,Betreut seit,,,,,,,,Z34\n", "text,neu,Neu,,,,,,,,\n");
    let choices = FAMILY_CHOICES
        .replace("ort,kita,Kita,3,,", "ort,kita,Kindergarten,3,,\nort,tagespflege,Tagespflege,0,,")
        .replace("ort,krippe,Krippe,0,,\n", "");
    let mut new = book(&survey);
    new.sheets[1] = Workbook::from_csv(&[("choices", &choices)]).unwrap().sheets.remove(0);
    let new = compile(&new).unwrap_or_else(|f| panic!("{f:#?}")).form;
    let differences = diff(&old, &new);
    let found: Vec<(What, &str)> = differences.iter().map(|d| (d.what, d.name.as_str())).collect();
    assert_eq!(
        found,
        [
            (What::Renamed, "ansprache"),
            (What::Retyped, "vorname"),
            (What::Required, "vorname"),
            (What::Calculation, "jahre"),
            (What::Added, "neu"),
            (What::Relevant, "angebote"),
            (What::Label, "angebote"),
            (What::Removed, "betreut_seit"),
            (What::ChoiceChanged, "ort/kita"),
            (What::ChoiceAdded, "ort/tagespflege"),
            (What::ChoiceRemoved, "ort/krippe"),
        ]
    );
    let touched =
        |name: &str| differences.iter().find(|d| d.name == name).unwrap().indicators.clone();
    assert_eq!(touched("jahre"), ["kita"]);
    assert!(touched("angebote").is_empty());
    assert_eq!(differences[0].before.as_deref(), Some("anrede"));
}

#[test]
fn indicators_count_cases_and_children_with_parameters() {
    let form = compile(&book(FAMILY)).unwrap().form;
    let given: Answers = answers(&[
        ("kinder_da", "ja"),
        ("kinder[k1].geburtsdatum", "2020-02-29"),
        ("kinder[k1].bildungsort", "kita"),
        ("kinder[k2].geburtsdatum", "2019-09-01"),
        ("kinder[k3].geburtsdatum", "2022-09-01"),
        ("kinder[k4].geburtsdatum", "2010-09-01"),
    ]);
    let figure = |name: &str, parameters: &[(&str, &str)]| {
        let parameters =
            parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        count(&form, form.indicator(name).unwrap(), &given, &context(), &parameters)
    };
    assert_eq!(figure("kita", &[]), Counted { population: 2, fulfilled: 1 });
    assert_eq!(figure("kita", &[("ab", "1")]), Counted { population: 3, fulfilled: 1 });
    assert_eq!(figure("familien", &[]), Counted { population: 1, fulfilled: 1 });
}
