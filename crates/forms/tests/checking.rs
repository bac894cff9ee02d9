//! What a specialist is told about a form, and where. Every code has its case here.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::collections::BTreeSet;

use forms::{Problem, Severity, Workbook};
use support::*;

/// Code, expected place `sheet!row:column`, survey, choices.
type Case = (&'static str, &'static str, &'static str, &'static str);

const HEAD: &str = "type,name,label,relevant,constraint,calculation,choice_filter,required,default,repeat_count,hint,geleit::zusatz\n";
const LISTS: &str = "list_name,name,label,ab\nl,a,A,1\n";

const CASES: &[Case] = &[
    ("column_missing", "survey!1:name", "!type,label\ntext,x\n", LISTS),
    ("column_missing", "choices!1:list_name", "text,x,X\n", "name,label\na,A\n"),
    (
        "column_twice",
        "survey!1:relevance",
        "!type,name,label,relevant,relevance\ntext,x,X,,\n",
        LISTS,
    ),
    ("column_unknown", "survey!1:farbe", "!type,name,label,farbe\ntext,x,X,rot\n", LISTS),
    ("type_missing", "survey!2:type", ",x,X\n", LISTS),
    ("type_unknown", "survey!2:type", "geopoint,x,X\n", LISTS),
    ("type_unknown", "survey!2:type", "select_one l or_other,x,X\n", LISTS),
    ("type_unknown", "survey!2:type", "select one from file l,x,X\n", LISTS),
    ("name_missing", "survey!2:name", "text,,X\n", LISTS),
    ("name_invalid", "survey!2:name", "text,2x,X\n", LISTS),
    ("name_invalid", "survey!2:name", "text,a.b,X\n", LISTS),
    ("name_invalid", "survey!2:name", "text,a b,X\n", LISTS),
    ("name_twice", "survey!3:name", "text,x,X\ninteger,x,X\n", LISTS),
    ("name_reserved", "survey!2:name", "text,data,X\n", LISTS),
    ("group_open", "survey!2:type", "begin group,g,G\ntext,x,X\n", LISTS),
    ("group_open", "survey!2:type", "begin repeat,g,G\ntext,x,X\n", LISTS),
    ("group_not_open", "survey!3:type", "text,x,X\nend group,,\n", LISTS),
    ("group_crossed", "survey!3:type", "begin group,g,G\nend repeat,,\n", LISTS),
    ("label_missing", "survey!2:label", "text,x,\n", LISTS),
    (
        "translation_missing",
        "survey!3:label::ar",
        "!type,name,label,label::Arabisch (ar)\ntext,x,X,س\ntext,y,Y,\n",
        LISTS,
    ),
    ("list_missing", "survey!2:type", "select_one,x,X\n", LISTS),
    ("list_unknown", "survey!2:type", "select_one m,x,X\n", LISTS),
    ("list_unused", "choices!2:list_name", "text,x,X\n", LISTS),
    ("choice_without_list", "choices!2:list_name", "text,x,X\n", "list_name,name,label\n,a,A\n"),
    ("choice_name_missing", "choices!2:name", "select_one l,x,X\n", "list_name,name,label\nl,,A\n"),
    (
        "choice_name_invalid",
        "choices!2:name",
        "select_one l,x,X\n",
        "list_name,name,label\nl,a b,A\n",
    ),
    (
        "choice_twice",
        "choices!3:name",
        "select_one l,x,X\n",
        "list_name,name,label\nl,a,A\nl,a,B\n",
    ),
    (
        "validity_invalid",
        "choices!2:gueltig_bis",
        "select_one l,x,X\n",
        "list_name,name,label,gueltig_bis\nl,a,A,31.12.2020\n",
    ),
    (
        "validity_order",
        "choices!2:gueltig_bis",
        "select_one l,x,X\n",
        "list_name,name,label,gueltig_von,gueltig_bis\nl,a,A,2020-01-02,2020-01-01\n",
    ),
    ("quotes_repaired", "survey!3:relevant", "text,x,X\ntext,y,Y,${x} = „ja“\n", LISTS),
    ("expression_syntax", "survey!3:relevant", "text,x,X\ntext,y,Y,${x} = \n", LISTS),
    ("expression_syntax", "survey!2:constraint", "text,x,X,,. = 'offen\n", LISTS),
    ("expression_unsupported", "survey!2:relevant", "text,x,X,//y\n", LISTS),
    ("expression_unsupported", "survey!2:relevant", "text,x,X,@y\n", LISTS),
    ("expression_unsupported", "survey!2:relevant", "text,x,X,preceding-sibling::y\n", LISTS),
    ("function_unknown", "survey!2:relevant", "text,x,X,pulldata('a')\n", LISTS),
    ("function_arguments", "survey!2:constraint", "text,x,X,,\"contains(.)\"\n", LISTS),
    ("function_arguments", "survey!2:constraint", "text,x,X,,count('a')\n", LISTS),
    ("reference_unknown", "survey!2:relevant", "text,x,X,${z} = 1\n", LISTS),
    ("path_unknown", "survey!2:relevant", "text,x,X,../z = 1\n", LISTS),
    ("choice_column_unknown", "survey!2:choice_filter", "select_one l,x,X,,,,bis = 1\n", LISTS),
    ("circular", "survey!2:", "calculate,x,,,,${y} + 1\ncalculate,y,,,,${x} + 1\n", LISTS),
    ("circular", "survey!2:", "calculate,x,,,,. + 1\n", LISTS),
    ("circular", "survey!2:", "begin group,g,G,${x} = 1\ninteger,x,X\nend group,,\n", LISTS),
    (
        "several_nodes",
        "survey!5:relevant",
        "begin repeat,r,R\ninteger,x,X\nend repeat,,\ntext,y,Y,${x} = 1\n",
        LISTS,
    ),
    (
        "several_nodes",
        "survey!5:calculation",
        "begin repeat,r,R\ninteger,x,X\nend repeat,,\ncalculate,y,,,,${x}\n",
        LISTS,
    ),
    ("no_such_date", "survey!2:constraint", "date,x,X,,. < date('1983-09-31')\n", LISTS),
    ("pattern_broken", "survey!2:constraint", "text,x,X,,\"regex(., '^[a$')\"\n", LISTS),
    ("pattern_unanchored", "survey!2:constraint", "text,x,X,,\"regex(., '[a-z]+')\"\n", LISTS),
    ("boolean_of_field", "survey!3:relevant", "text,x,X\ntext,y,Y,boolean(${x})\n", LISTS),
    ("boolean_as_text", "survey!3:relevant", "calculate,x,,,,1 = 2\ntext,y,Y,${x}\n", LISTS),
    (
        "age_by_365",
        "survey!3:calculation",
        "date,x,X\ncalculate,y,,,,int((today() - ${x}) div 365.25)\n",
        LISTS,
    ),
    ("calculation_missing", "survey!2:calculation", "calculate,x,\n", LISTS),
    ("misplaced_cell", "survey!2:choice_filter", "text,x,X,,,,ab = 1\n", LISTS),
    ("misplaced_cell", "survey!2:required", "note,x,X,,,,,yes\n", LISTS),
    ("default_invalid", "survey!2:default", "integer,x,X,,,,,,viel\n", LISTS),
    ("default_invalid", "survey!2:default", "select_one l,x,X,,,,,,b\n", LISTS),
    (
        "yes_no_invalid",
        "survey!2:readonly",
        "!type,name,label,readonly\ntext,x,X,vielleicht\n",
        LISTS,
    ),
    ("addition_invalid", "survey!2:geleit::zusatz", "text,x,X,,,,,,,,,Z1\n", LISTS),
    ("label_reference_unknown", "survey!2:label", "text,x,Wie alt ist ${z}?\n", LISTS),
];

fn book(survey: &str, choices: &str) -> Workbook {
    let survey = match survey.strip_prefix('!') {
        Some(whole) => whole.to_owned(),
        None => format!("{HEAD}{survey}"),
    };
    workbook(&survey, choices)
}

#[test]
fn every_mistake_is_named_with_its_code_and_cell() {
    let mut wrong = Vec::new();
    for (code, place, survey, choices) in CASES {
        let found = findings(&book(survey, choices));
        let places: Vec<String> = found
            .iter()
            .map(|f| format!("{} {}!{}:{}", f.code, f.sheet, f.row, f.column))
            .collect();
        if !places.contains(&format!("{code} {place}")) {
            wrong.push(format!("{code} {place} for {survey:?}: {places:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whole_sheets_and_settings_are_checked_too() {
    let only = |sheets: &[(&str, &str)]| findings(&Workbook::from_csv(sheets).unwrap());
    let found = only(&[("settings", SETTINGS)]);
    assert_eq!((found[0].code, found[0].sheet.as_str()), ("sheet_missing", "survey"));
    let found = only(&[("survey", "type,name,label\ntext,x,X\n")]);
    assert_eq!(found[0].code, "form_id_missing");
    let found =
        only(&[("survey", "type,name,label::English (en)\ntext,x,X\n"), ("settings", SETTINGS)]);
    assert_eq!(found[0].code, "language_unknown");
    let deep: String = (0..13).map(|i| format!("begin group,g{i},G\n")).collect();
    let found = only(&[("survey", &format!("type,name,label\n{deep}")), ("settings", SETTINGS)]);
    assert!(found.iter().any(|f| f.code == "too_deep"));
}

#[test]
fn indicators_are_checked_too() {
    let survey = format!("{HEAD}integer,x,X\n");
    let check = |rows: &str| {
        let sheet = format!("name,label,unit,population,condition,parameters\n{rows}");
        let book = Workbook::from_csv(&[
            ("survey", &survey),
            ("settings", SETTINGS),
            ("indikatoren", &sheet),
        ]);
        let found = findings(&book.unwrap());
        found.iter().map(|f| format!("{}:{}", f.code, f.column)).collect::<Vec<_>>()
    };
    assert!(check("i,I,Fall,,${x} > ${mehr_als},mehr_als=5\n").is_empty());
    assert_eq!(check("i,I,Person,,${x} > 1,\n"), ["indicator_unit:unit"]);
    assert_eq!(check("i,I,Fall,,,\n"), ["indicator_condition_missing:condition"]);
    assert_eq!(check("i,I,Fall,,${x} > 1,fünf\n"), ["indicator_parameter:parameters"]);
    assert_eq!(check("i,I,Fall,,${y} > 1,\n"), ["reference_unknown:condition"]);
    assert_eq!(check("i,I,,,${x},\ni,I,,,${x},\n"), ["name_twice:name"]);
}

#[test]
fn every_code_has_a_case() {
    let elsewhere = [
        "sheet_missing",
        "form_id_missing",
        "language_unknown",
        "too_deep",
        "indicator_unit",
        "indicator_condition_missing",
        "indicator_parameter",
    ];
    let tested: BTreeSet<&str> = CASES.iter().map(|case| case.0).chain(elsewhere).collect();
    let all: BTreeSet<&str> = Problem::CODES.iter().copied().collect();
    assert_eq!(tested, all);
}

#[test]
fn messages_are_german_and_english_and_errors_come_with_the_warnings() {
    let found = findings(&book("text,x,X\ntext,y,,${x} = „ja“ and\n", LISTS));
    let quotes = found.iter().find(|f| f.code == "quotes_repaired").unwrap();
    assert_eq!(quotes.severity, Severity::Warning);
    assert!(quotes.message.ends_with("${x} = \"ja\" and"), "{}", quotes.message);
    let broken = found.iter().find(|f| f.code == "expression_syntax").unwrap();
    assert_eq!(broken.message, "Der Ausdruck bricht ab; am Ende fehlt etwas.");
    assert!(broken.message_en.contains("breaks off"));
    let json = serde_json::to_value(broken).unwrap();
    assert_eq!(json["severity"], "error");
    assert_eq!(json["row"], 3);
}

#[test]
fn quotes_inside_a_text_are_content() {
    let compiled = compiled(
        "type,name,label,relevant\ntext,x,X,\ntext,y,Y,\"${x} = 'sagt „ja“'\"\ntext,z,Z,${x} = ‚ja‘\n",
        "",
    );
    let source =
        |name: &str| compiled.form.question(name).unwrap().relevant.clone().unwrap().source;
    assert_eq!(source("y"), "${x} = 'sagt „ja“'");
    assert_eq!(source("z"), "${x} = 'ja'");
}

#[test]
fn a_clean_form_has_no_findings() {
    assert_eq!(findings(&workbook(FAMILY, FAMILY_CHOICES)), []);
}
