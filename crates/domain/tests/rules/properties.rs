//! Promises over all inputs, tried with many.

use base::{Date, PartialDate};
use domain::cases::{HousingNotice, housing_notice};
use domain::plans::{Edit, Revision, canonical, form};
use forms::{Answer, Answers, Kind, Path, Question};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn day() -> impl Strategy<Value = Date> {
    (0..60_000_i64).prop_map(|days| date(1930, 1, 1).checked_add(days.days()).unwrap())
}

/// Addresses of a small family and its goals: top level, rows, rows in rows.
fn row() -> impl Strategy<Value = Path> {
    let child = (0..3).prop_map(|key| format!("kinder[k{key}]"));
    let goal = (0..3).prop_map(|key| format!("ziele[z{key}]"));
    let step = (0..3, 0..3).prop_map(|(goal, key)| format!("ziele[z{goal}].schritte[s{key}]"));
    prop_oneof![child, goal, step].prop_map(|text| Path::parse(&text).unwrap())
}

fn place() -> impl Strategy<Value = Path> {
    let top = prop_oneof![Just("geschlecht"), Just("beruf"), Just("geburtsort")];
    let inside =
        (row(), prop_oneof![Just("a"), Just("b")]).prop_map(|(row, name)| row.question(name));
    prop_oneof![top.prop_map(|name| Path::parse(name).unwrap()), inside]
}

fn edit() -> impl Strategy<Value = Edit> {
    let answer = prop_oneof![
        4 => "\\PC{1,12}".prop_map(|text| Answer::from(text.as_str())),
        1 => Just(Answer::Declined),
    ];
    prop_oneof![
        6 => (place(), answer).prop_map(|(path, answer)| Edit::Set(path, answer)),
        2 => place().prop_map(Edit::Clear),
        3 => row().prop_map(Edit::AddRow),
        2 => row().prop_map(Edit::RemoveRow),
        2 => (row(), any::<bool>()).prop_map(|(row, up)| Edit::MoveRow(row, up)),
    ]
}

fn stage(since: Date, day: Date) -> u8 {
    match housing_notice(since, day).map(|(notice, _)| notice) {
        None => 0,
        Some(HousingNotice::Ending) => 1,
        Some(HousingNotice::NeedsReason) => 2,
        Some(HousingNotice::Beyond) => 3,
    }
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[ \\r\\n\\ta-c]{0,12}",
        "-?[0-9]{1,9}",
        "[+-]?[0-9]{0,5}[.,]?[0-9]{0,4}",
        "(ca\\. )?[0-3]?[0-9]\\.[01]?[0-9]\\.(19|20)[0-9]{2}~?",
        "(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?~?",
        "(ja|nein|w|bamf_ik andere|andere andere)",
    ]
}

fn asked() -> Vec<&'static Question> {
    let questions = form().questions().into_iter();
    let answered = |question: &&Question| {
        !matches!(question.kind, Kind::Note | Kind::Calculate | Kind::Hidden)
    };
    // One question of each kind is enough: the kind decides.
    let mut kinds = Vec::new();
    let mut found = Vec::new();
    for question in questions.filter(answered) {
        let kind = (question.kind.word(), question.is_partial_date());
        if !kinds.contains(&kind) {
            kinds.push(kind);
            found.push(question);
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_revisions_of_a_plan_add_up_to_its_answers(
        saves in proptest::collection::vec(proptest::collection::vec(edit(), 0..6), 0..8),
    ) {
        let mut present = Answers::new();
        let mut history: Vec<Revision> = Vec::new();
        for edits in saves {
            for edit in &edits {
                edit.apply(&mut present);
            }
            // As they lie in the store, between two programs.
            let stored = serde_json::to_string(&Revision { edits }).unwrap();
            history.push(serde_json::from_str(&stored).unwrap());
            prop_assert_eq!(&Revision::fold(&history), &present);
        }
        let stored = serde_json::to_string(&present).unwrap();
        prop_assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), present);
    }

    #[test]
    fn what_differs_is_all_that_is_needed_to_follow(
        before in proptest::collection::vec(edit(), 0..10),
        changes in proptest::collection::vec((place(), proptest::option::of("\\PC{0,6}")), 0..8),
    ) {
        let mut answers = Answers::new();
        before.iter().for_each(|edit| edit.apply(&mut answers));
        let changes: Vec<(Path, Option<Answer>)> = changes
            .into_iter()
            .map(|(path, text)| (path, text.map(|text| Answer::from(text.as_str()))))
            .collect();
        let mut wanted = answers.clone();
        for (path, answer) in &changes {
            match answer {
                Some(answer) if answer.text() != Some("") => wanted.set(path.clone(), answer.clone()),
                _ => drop(wanted.remove(path)),
            }
        }
        // Each address once, as a form sends it.
        let mut seen = Vec::new();
        let once: Vec<_> = changes
            .iter()
            .rev()
            .filter(|(path, _)| { let new = !seen.contains(path); seen.push(path.clone()); new })
            .cloned()
            .collect();
        for edit in Revision::between(&answers.clone(), &once).edits {
            edit.apply(&mut answers);
        }
        let values = |answers: &Answers| -> Vec<(Path, Answer)> {
            answers.iter().map(|(path, answer)| (path.clone(), answer.clone())).collect()
        };
        prop_assert_eq!(values(&answers), values(&wanted));
    }

    #[test]
    fn w37_the_stage_never_goes_back(since in day(), later in 0..4000_i64, on in 0..3000_i64, more in 0..2000_i64) {
        let on = since.checked_add(on.days()).unwrap();
        let after = on.checked_add(more.days()).unwrap();
        prop_assert!(stage(since, on) <= stage(since, after), "a later day is never less urgent");
        let moved = since.checked_add(later.days()).unwrap();
        prop_assert!(stage(moved, after) <= stage(since, after), "who moved in later is never more urgent");
        if let Some((_, from)) = housing_notice(since, after) {
            prop_assert!(from <= after);
            prop_assert_eq!(stage(since, from), stage(since, after), "it began on the day it says");
            let before = from.yesterday().unwrap();
            prop_assert!(stage(since, before) < stage(since, after));
        }
    }

    #[test]
    fn what_was_taken_once_is_taken_the_same_again(typed in typed()) {
        for question in asked() {
            let Ok(Some(answer)) = canonical(question, std::slice::from_ref(&typed), false) else { continue };
            let text = answer.text().unwrap().to_owned();
            let again = canonical(question, std::slice::from_ref(&text), false);
            prop_assert_eq!(again, Ok(Some(answer)), "{}: {:?}", question.name, text);
        }
    }

    #[test]
    fn a_day_as_people_know_it_survives_writing_and_reading(
        day in day(), known in 1..=3_u8, estimated in any::<bool>(),
    ) {
        let (year, month, number) = (day.year(), day.month(), day.day());
        let (kept, typed) = match known {
            1 => (format!("{year}"), format!("{year}")),
            2 => (format!("{year}-{month:02}"), format!("{month}.{year}")),
            _ => (format!("{year}-{month:02}-{number:02}"), format!(" {number}.{month}.{year} ")),
        };
        let (kept, typed) = if estimated { (kept + "~", format!("ca. {}", typed.trim())) } else { (kept, typed) };
        let read = PartialDate::read(&typed).unwrap();
        prop_assert_eq!(read.to_string(), kept.clone());
        prop_assert_eq!(kept.parse::<PartialDate>().unwrap(), read);
        prop_assert_eq!(PartialDate::read(&kept).unwrap(), read);
        let age = read.years_at(date(2126, 1, 1)).unwrap();
        prop_assert!((date(2126, 1, 1).year() - year - age).abs() <= 1);
    }

    #[test]
    fn no_text_at_all_makes_the_reading_of_days_fall_over(typed in "\\PC{0,30}|[0-9.~ -]{0,14}") {
        if let Ok(read) = PartialDate::read(&typed) {
            prop_assert_eq!(read.to_string().parse::<PartialDate>(), Ok(read));
        }
    }
}
