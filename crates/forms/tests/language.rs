//! Properties of the expression language that hold for any input.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use forms::expression::{parse, repair_quotes};
use proptest::prelude::*;
use support::*;

/// Expressions as specialists may write them.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-z][a-z0-9_]{0,6}".prop_map(|name| format!("${{{name}}}")),
        "[0-9]{1,3}(\\.[0-9]{1,2})?",
        "'[a-zA-Z äöü\"]{0,8}'",
        "\"[a-zA-Z äöü']{0,8}\"",
        Just(".".to_owned()),
        Just("../kind/alter".to_owned()),
        Just("/data/kinder[2]/name".to_owned()),
        Just("${kinder}[alter < 6]/name".to_owned()),
        Just("current()/../x".to_owned()),
        Just("today()".to_owned()),
        Just("*".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operator = prop::sample::select(vec![
            "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod",
        ]);
        prop_oneof![
            (inner.clone(), operator, inner.clone()).prop_map(|(l, o, r)| format!("{l} {o} {r}")),
            inner.clone().prop_map(|e| format!("({e})")),
            inner.clone().prop_map(|e| format!("-{e}")),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
            inner.clone().prop_map(|e| format!("not({e})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("concat({a}, {b})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_the_parser_panic(text in ".{0,60}") {
        let _ = parse(&text);
        let _ = repair_quotes(&text).map(|repaired| parse(&repaired));
    }

    #[test]
    fn no_heap_of_tokens_makes_it_panic(tokens in prop::collection::vec(prop::sample::select(vec![
        "(", ")", "[", "]", "/", "//", ".", "..", "*", "+", "-", "=", "!", "<", "and", "or", "div",
        "mod", "if", "count", "current", "${", "}", "${a}", "'", "\"", "1", ".5", "1e", ",", "|",
        "@", "::", ":", "jr:choice-name", "ä", "\u{0}", "😀", " ",
    ]), 0..30)) {
        let _ = parse(&tokens.concat());
    }

    #[test]
    fn what_is_printed_reads_as_the_same(text in expression()) {
        if let Ok(expr) = parse(&text) {
            let printed = expr.to_string();
            prop_assert_eq!(parse(&printed), Ok(expr), "{}", printed);
        }
    }

    #[test]
    fn repaired_quotes_stay_repaired(text in "[a-z '\"„“”‚‘’«»=]{0,30}") {
        if let Some(repaired) = repair_quotes(&text)
            && parse(&repaired).is_ok()
        {
            prop_assert!(repair_quotes(&repaired).is_none());
        }
    }

    #[test]
    fn no_cell_content_makes_compiling_panic(cells in prop::collection::vec("[a-z_ ${}()=.'/<]{0,14}", 12)) {
        let row = |from: usize| cells[from..from + 4].iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(",");
        let survey = format!("type,name,relevant,calculation\n{}\ninteger,x,{},\n{}\n", row(0), "${x} > 1", row(4));
        let _ = findings(&workbook(&survey, &format!("list_name,name,label,a\n{}\n", row(8))));
    }
}

#[test]
fn hostile_expressions_are_refused_at_once() {
    for text in [
        "(".repeat(5_000),
        "-".repeat(5_000),
        "1+".repeat(5_000) + "1",
        "not(".repeat(5_000),
        "a[".repeat(5_000),
        "a/".repeat(9_000),
        "x".repeat(30_000),
    ] {
        assert!(parse(&text).is_err());
    }
    // Long, but honest: 300 alternatives.
    let honest = (0..300).map(|i| format!("${{x}} = '{i}'")).collect::<Vec<_>>().join(" or ");
    assert!(parse(&honest).is_ok());
}
