//! What is measured in one house.

use std::time::{Duration, Instant};

use super::house::House;
use super::load::{Click, Pace, Times, run};
use super::options::{Engine, Options};
use super::people::People;
use super::process::Process;
use super::report::{Report, Series};

/// Names people look for: part of one, a sound, a whole one.
const SEARCHED: [&str; 8] =
    ["ali", "meh", "Schewtschenko", "hamid", "ko", "abdul", "Oleksandr", "tes"];

/// Serves the house and measures every figure.
///
/// # Errors
/// When it cannot be served, or answers otherwise than it should.
pub fn measure(house: &House, options: &Options, report: &mut Report) -> Result<(), String> {
    let process = Process::of(house)?;
    let series = &mut report.series(house.engine.name(), house.cases);
    series.put("fill", "fill the house", "s", house.filled_in);
    let target = (house.engine == Engine::Sqlite).then_some(1000.0);
    series.judge("start", "start to first page", "ms", millis(process.start), target);
    let mut people = People::of(house, &process, options.connections)?;
    let length = Duration::from_secs(options.seconds);
    let warm = Duration::from_millis(500);

    let pages: [(&str, &str, &str); 3] = [
        ("part_a", "Teil A", "/integrationsplan/teil-a"),
        ("case", "case", ""),
        ("part_b", "Teil B", "/integrationsplan/teil-b"),
    ];
    for (id, name, page) in pages {
        let addresses = addresses(&people, page);
        let click = |visitor: &mut visitor::Visitor, number: usize, turn: usize| {
            visitor.get(&addresses[number][turn % addresses[number].len()])
        };
        if is_missing(&mut people, name, &click)? {
            continue;
        }
        run(&mut people.visitors, Pace::Full, warm, &[200], &click)?;
        let calm = run(&mut people.visitors, Pace::Rate(options.rate), length, &[200], &click)?;
        let full = run(&mut people.visitors, Pace::Full, length, &[200], &click)?;
        let limits = if id == "part_a" { (Some(4.0), Some(20.0)) } else { (None, None) };
        page_figures(series, id, name, options, (&calm, &full), limits);
    }
    let list = |visitor: &mut visitor::Visitor, _: usize, _: usize| visitor.get("/faelle");
    quick(series, &mut people, options, ("list", "case list", &[200]), &list)?;
    let search = |visitor: &mut visitor::Visitor, number: usize, turn: usize| {
        visitor.post("/suche", &[("q", SEARCHED[(number + turn) % SEARCHED.len()])])
    };
    quick(series, &mut people, options, ("search", "search", &[200, 303]), &search)?;

    saves(series, &mut people, options)?;
    openings(series, &mut people, &process)?;
    prints(series, &mut people)?;
    let memory = process.peak_memory()? as f64 / 1024.0 / 1024.0;
    series.judge("memory", "resident memory, the most", "MB", memory, Some(150.0));
    Ok(())
}

/// Whether this build has no such page yet.
fn is_missing(people: &mut People, name: &str, click: &Click<'_>) -> Result<bool, String> {
    let first = click(&mut people.visitors[0], 0, 0).map_err(|error| error.to_string())?;
    if first.status == 404 {
        println!("   {name}: there is no such page");
    }
    Ok(first.status == 404)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// One page of every case of everybody.
fn addresses(people: &People, page: &str) -> Vec<Vec<String>> {
    let of_one = |number: usize| {
        let turns = 0..people.cases[number].len();
        turns.map(|turn| format!("{}{page}", people.case(number, turn))).collect()
    };
    (0..people.cases.len()).map(of_one).collect()
}

fn page_figures(
    series: &mut Series<'_>,
    id: &str,
    name: &str,
    options: &Options,
    (calm, full): (&Times, &Times),
    (p50, p99): (Option<f64>, Option<f64>),
) {
    let rate = options.rate;
    let calmly = format!("{name}, {rate}/s");
    series.judge(&format!("{id}_p50"), &format!("{calmly}, p50"), "ms", calm.quantile(0.5), p50);
    series.judge(&format!("{id}_p99"), &format!("{calmly}, p99"), "ms", calm.quantile(0.99), p99);
    let fully = format!("{name}, full speed");
    series.put(&format!("{id}_full_p50"), &format!("{fully}, p50"), "ms", full.quantile(0.5));
    series.put(&format!("{id}_full_p99"), &format!("{fully}, p99"), "ms", full.quantile(0.99));
    let through = full.count() as f64 / options.seconds as f64;
    series.put(&format!("{id}_full"), &fully, "pages/s", through);
}

/// A list or a search.
fn quick(
    series: &mut Series<'_>,
    people: &mut People,
    options: &Options,
    (id, name, wanted): (&str, &str, &[u16]),
    click: &Click<'_>,
) -> Result<(), String> {
    let length = Duration::from_secs(options.seconds);
    if is_missing(people, name, click)? {
        return Ok(());
    }
    run(&mut people.visitors, Pace::Full, Duration::from_millis(300), wanted, click)?;
    let calm = run(&mut people.visitors, Pace::Rate(options.rate), length, wanted, click)?;
    let full = run(&mut people.visitors, Pace::Full, length, wanted, click)?;
    page_figures(series, id, name, options, (&calm, &full), (None, Some(15.0)));
    Ok(())
}

/// One answer changed after the other, as scripts send it, each by one person alone; and by all at once.
fn saves(series: &mut Series<'_>, people: &mut People, options: &Options) -> Result<(), String> {
    let addresses = addresses(people, "/integrationsplan/teil-a");
    let click = |visitor: &mut visitor::Visitor, number: usize, turn: usize| {
        let address = &addresses[number][turn % addresses[number].len()];
        // The newest version there can be: nobody else works on these.
        let value = format!("Ort {turn}");
        visitor.post_for_json(address, &[("_version", "999999999"), ("geburtsort", &value)])
    };
    let length = Duration::from_secs(options.seconds);
    let alone = run(&mut people.visitors[..1], Pace::Full, length, &[200], &click)?;
    series.judge("save_p50", "save an answer, p50", "ms", alone.quantile(0.5), Some(8.0));
    series.put("save_p99", "save an answer, p99", "ms", alone.quantile(0.99));
    let all = run(&mut people.visitors, Pace::Full, length, &[200], &click)?;
    series.put("save_full_p50", "save, all at once, p50", "ms", all.quantile(0.5));
    let through = all.count() as f64 / options.seconds as f64;
    series.put("save_full", "save, all at once", "saves/s", through);
    Ok(())
}

/// New cases one after the other, and what each costs the processor.
fn openings(series: &mut Series<'_>, people: &mut People, process: &Process) -> Result<(), String> {
    const CASES: usize = 200;
    let visitor = &mut people.visitors[0];
    // Each showing of the form has a key of its own; showing it is not what is measured.
    visitor.compressed = false;
    let mut keys = Vec::new();
    for _ in 0..CASES {
        let page = visitor.get("/faelle/neu").map_err(|error| error.to_string())?;
        keys.push(page.hidden("_once").ok_or("the form has no key")?);
    }
    visitor.compressed = true;
    let before = process.processor()?;
    let mut times = Vec::new();
    // A kept house has the people of earlier runs.
    let first = u64::from(std::process::id()) * CASES as u64;
    for (number, once) in keys.iter().enumerate() {
        let last_name = visitor::unlike_others(first + number as u64);
        let begin = Instant::now();
        let answer = visitor
            .post("/faelle/neu", &opening(once, &last_name))
            .map_err(|error| error.to_string())?;
        times.push(begin.elapsed());
        if answer.status != 303 {
            return Err(format!("no new case: {} {}", answer.status, answer.text()));
        }
    }
    let used = process.processor()?.saturating_sub(before);
    let each = millis(used) / CASES as f64;
    series.judge("open_cpu", "new case, processor time", "ms", each, Some(3.0));
    series.put("open_p50", "new case, p50", "ms", Times::of(times).quantile(0.5));
    Ok(())
}

fn opening<'a>(once: &'a str, last_name: &'a str) -> [(&'static str, &'a str); 15] {
    [
        ("_once", once),
        ("last_name", last_name),
        ("first_name", "Erika"),
        ("born", "3.4.1990"),
        ("counselling_type", "einfach"),
        ("first_contact_on", "2.1.2026"),
        ("access_route", "eigeninitiative"),
        ("agreement", "ja"),
        ("notice", "ja"),
        ("given_on", "2.1.2026"),
        ("language", "ukr"),
        ("purpose_beratung", "ja"),
        ("purpose_gesundheit", "nein"),
        ("purpose_evaluation", "ja"),
        ("form", "written"),
    ]
}

/// Plans as PDF, one after the other.
fn prints(series: &mut Series<'_>, people: &mut People) -> Result<(), String> {
    let cases: Vec<String> = (0..20).map(|turn| people.case(0, turn).to_owned()).collect();
    let click = |visitor: &mut visitor::Visitor, _: usize, _: usize| {
        visitor.get(&format!("{}/integrationsplan.pdf", cases[0]))
    };
    if is_missing(people, "plan as PDF", &click)? {
        return Ok(());
    }
    let visitor = &mut people.visitors[0];
    let mut times = Vec::new();
    for (turn, case) in cases.iter().cycle().take(44).enumerate() {
        let begin = Instant::now();
        let answer = visitor.get(&format!("{case}/integrationsplan.pdf"));
        let answer = answer.map_err(|error| error.to_string())?;
        if answer.status != 200 {
            return Err(format!("no plan: {} {}", answer.status, answer.text()));
        }
        // The first ones warm fonts and templates up.
        if turn >= 4 {
            times.push(begin.elapsed());
        }
    }
    let times = Times::of(times);
    series.judge("pdf_p50", "plan as PDF, warm, p50", "ms", times.quantile(0.5), Some(80.0));
    series.put("pdf_p99", "plan as PDF, warm, p99", "ms", times.quantile(0.99));
    Ok(())
}
