//! How fast: `cargo run --release -p forms --example speed`. Prints compile time of a form of 158
//! questions, evaluation of the whole, recomputation after one change, and evaluations a second. With a folder
//! of sheets as CSV behind it (`-- crates/domain/forms/integrationsplan-singen`) also of that form.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring tool")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use forms::expression::{Environment, Scope, eval, parse};
use forms::{Answer, Answers, Context, Live, Path, Workbook, compile, evaluate};
use jiff::civil::date;

/// A form of the size of an Integrationsplan: 158 questions in groups, one repeat.
fn plan() -> (String, String) {
    let mut survey =
        String::from("type,name,label,relevant,required,constraint,calculation,choice_filter\n");
    for group in 0..12 {
        writeln!(survey, "begin group,g{group},Gruppe {group}").unwrap();
        for index in 0..12 {
            let name = format!("g{group}_{index}");
            let before = format!("g{group}_{}", index - 1);
            match index % 6 {
                0 => writeln!(survey, "select_one ja_nein,{name},Frage?,,yes"),
                1 => writeln!(survey, "text,{name},Frage?,${{{before}}} = 'ja'"),
                2 => writeln!(survey, "integer,{name},Frage?,,,. >= 0 and . < 100"),
                3 => writeln!(survey, "select_one niveau,{name},Frage?,,,,,stufe <= ${{{before}}}"),
                4 => writeln!(survey, "date,{name},Frage?,\"selected(${{{before}}}, 'b1')\",,. <= today()"),
                _ => writeln!(survey, "calculate,{name},,,,,\"if(${{{before}}} = '', '', alter(${{{before}}}, today()))\""),
            }
            .unwrap();
        }
        writeln!(survey, "end group,,").unwrap();
    }
    survey.push_str("begin repeat,kinder,Kinder,${g0_0} = 'ja'\n");
    for index in 0..10 {
        writeln!(survey, "integer,k{index},Frage?").unwrap();
    }
    survey.push_str(
        "calculate,ksumme,,,,,${k0} + ${k1}\ncalculate,kpos,,,,,position(..)\nend repeat,,\n",
    );
    survey.push_str(
        "calculate,summe,,,,,sum(${k0})\ncalculate,anzahl,,,,,count(${kinder}[${k0} > 3])\n",
    );
    let choices = "list_name,name,label,stufe\nja_nein,ja,Ja,\nja_nein,nein,Nein,\nniveau,a1,A1,1\nniveau,a2,A2,2\nniveau,b1,B1,3\nniveau,b2,B2,4\nniveau,c1,C1,5\n";
    (survey, choices.to_owned())
}

fn best(times: usize, mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..times).map(|_| once(&mut work)).min().unwrap()
}

fn main() {
    let (survey, choices) = plan();
    let sheets = [
        ("survey", survey.as_str()),
        ("choices", &choices),
        ("settings", "form_id,version\nspeed,1\n"),
    ];
    let book = Workbook::from_csv(&sheets).unwrap();
    let form = compile(&book).unwrap_or_else(|findings| panic!("{findings:#?}")).form;
    println!("questions                     {}", form.questions().len());
    println!("compile                       {:?}", best(50, || drop(black_box(compile(&book)))));
    let xlsx = book.to_xlsx().unwrap();
    let read = best(20, || drop(black_box(Workbook::from_bytes(&xlsx))));
    println!("read .xlsx ({} kB)            {read:?}", xlsx.len() / 1024);

    let mut answers: Answers = (0..12).map(|g| (format!("g{g}_0"), Answer::from("ja"))).collect();
    for g in 0..12 {
        answers.set(Path::parse(&format!("g{g}_2")).unwrap(), "3".into());
        answers.set(Path::parse(&format!("g{g}_3")).unwrap(), "b1".into());
        answers.set(Path::parse(&format!("g{g}_4")).unwrap(), "1990-05-17".into());
    }
    for row in 0..60 {
        for k in 0..10 {
            answers.set(Path::parse(&format!("kinder[r{row}].k{k}")).unwrap(), "4".into());
        }
    }
    let context = Context::on(date(2024, 6, 1));
    println!(
        "evaluate all, 60 rows         {:?}",
        best(50, || drop(black_box(evaluate(&form, &answers, &context))))
    );
    let mut small = answers.clone();
    for row in small.rows().to_vec().iter().skip(2) {
        small.remove_row(row);
    }
    println!(
        "evaluate all, 2 rows          {:?}",
        best(50, || drop(black_box(evaluate(&form, &small, &context))))
    );
    let mut live = Live::new(&form, &answers, &context);
    for (what, path) in
        [("a condition", "g5_0"), ("a date", "g5_4"), ("a row of 60", "kinder[r30].k0")]
    {
        let path = Path::parse(path).unwrap();
        let mut turn = 0_u32;
        let time = best(200, || {
            turn += 1;
            let text = match (path.name(), turn % 2) {
                ("g5_0", 0) => "nein",
                ("g5_0", _) => "ja",
                ("g5_4", 0) => "1991-01-01",
                ("g5_4", _) => "1990-01-01",
                (_, 0) => "2",
                (_, _) => "7",
            };
            black_box(live.set(&path, Some(text.into())));
        });
        println!("after a change: {what:<14}{time:?}");
    }
    evaluations(&form, &context);
    if let Some(folder) = std::env::args().nth(1) {
        of_folder(&folder);
    }
}

/// A real form, empty and with every question answered by its first choice or a fitting word.
fn of_folder(folder: &str) {
    let names = ["survey", "choices", "settings", "indikatoren"];
    let texts = names
        .map(|name| std::fs::read_to_string(format!("{folder}/{name}.csv")).unwrap_or_default());
    let sheets: Vec<(&str, &str)> =
        names.into_iter().zip(&texts).map(|(name, text)| (name, text.as_str())).collect();
    let form = compile(&Workbook::from_csv(&sheets).unwrap()).unwrap().form;
    let context = Context::on(date(2026, 6, 1));
    println!("{folder}: {} questions", form.questions().len());
    let empty = Answers::new();
    let mut full = Answers::new();
    for question in form.questions() {
        let text = match &question.kind {
            forms::Kind::Date => "2020-05-17",
            forms::Kind::Integer | forms::Kind::Decimal => "3",
            kind => {
                let list = kind.list().and_then(|list| form.lists.get(list));
                list.map_or("Text", |list| list.choices[0].name.as_str())
            }
        };
        full.set(Path::parse(&question.name).unwrap(), text.into());
    }
    for (name, answers) in [("empty", &empty), ("full", &full)] {
        let time = best(300, || drop(black_box(evaluate(&form, answers, &context))));
        println!("evaluate all, {name:<16}{time:?}");
    }
}

fn evaluations(form: &forms::Form, context: &Context) {
    let env = Environment {
        today: context.today,
        now: context.now,
        zone: context.zone.clone(),
        language: "de".to_owned(),
    };
    let document = forms::xml::Document::parse("<data><a>3</a><b>ja nein</b></data>").unwrap();
    let _ = form;
    for text in [
        "/data/a > 2 and /data/a < 100",
        "selected(/data/b, 'nein')",
        "if(/data/a = '', 0, /data/a * 2 + 1)",
        "alter('1990-05-17', today()) >= 18",
        "coalesce(/data/a, 0) + 1",
    ] {
        let expr = parse(text).unwrap();
        let scope = Scope::at(&document, &env, 0);
        let rounds = 200_000_u32;
        let time = best(5, || {
            for _ in 0..rounds {
                black_box(eval(black_box(&expr), &scope));
            }
        });
        println!("{:>11.0} evaluations/s   {text}", f64::from(rounds) / time.as_secs_f64());
    }
}
