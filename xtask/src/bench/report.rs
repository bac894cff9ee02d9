//! The table, and the same as JSON.

use std::path::Path;

use serde_json::{Value, json};

/// A figure at more cases may take so many times what it takes at few.
const GROWTH: f64 = 1.3;
/// Below so many milliseconds a ratio says more about the machine than about the program.
const NOISE: f64 = 0.5;
/// Figures whose growth is limited.
const LIMITED: [&str; 6] =
    ["part_a_p50", "save_p50", "open_cpu", "list_p99", "search_p99", "list_p50"];

/// A measured figure.
struct Figure {
    engine: String,
    cases: usize,
    id: String,
    name: String,
    unit: &'static str,
    measured: f64,
    target: Option<f64>,
}

impl Figure {
    fn fine(&self) -> Option<bool> {
        self.target.map(|target| self.measured <= target)
    }
}

/// Everything measured.
#[derive(Default)]
pub struct Report {
    figures: Vec<Figure>,
    expressions: Vec<String>,
}

/// The figures of one house.
pub struct Series<'a> {
    report: &'a mut Report,
    engine: &'static str,
    cases: usize,
}

impl Series<'_> {
    /// A figure without a target.
    pub fn put(&mut self, id: &str, name: &str, unit: &'static str, measured: f64) {
        self.judge(id, name, unit, measured, None);
    }

    /// A figure and the most it may be. What has to stay as quick as in a small house is compared with it.
    pub fn judge(
        &mut self,
        id: &str,
        name: &str,
        unit: &'static str,
        measured: f64,
        target: Option<f64>,
    ) {
        println!("   {name:34} {measured:9.2} {unit}");
        let small = self.report.figures.iter().find(|other| {
            other.engine == self.engine && other.id == id && other.cases < self.cases
        });
        let ratio = small.map(|small| measured.max(NOISE) / small.measured.max(NOISE));
        self.add(id, name, unit, measured, target);
        if let (Some(ratio), true) = (ratio, LIMITED.contains(&id)) {
            let name = format!("{name}, times the small house");
            self.add(&format!("{id}_growth"), &name, "x", ratio, Some(GROWTH));
        }
    }

    fn add(
        &mut self,
        id: &str,
        name: &str,
        unit: &'static str,
        measured: f64,
        target: Option<f64>,
    ) {
        self.report.figures.push(Figure {
            engine: self.engine.to_owned(),
            cases: self.cases,
            id: id.to_owned(),
            name: name.to_owned(),
            unit,
            measured,
            target,
        });
    }
}

impl Report {
    /// The figures of one house follow.
    pub fn series(&mut self, engine: &'static str, cases: usize) -> Series<'_> {
        Series { report: self, engine, cases }
    }

    /// How large the release is.
    ///
    /// # Errors
    /// When it is not there.
    pub fn executable(&mut self, path: &Path) -> Result<(), String> {
        let file =
            std::fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let megabytes = file.len() as f64 / 1_000_000.0;
        self.series("", 0).judge("executable", "executable, stripped", "MB", megabytes, Some(90.0));
        Ok(())
    }

    /// What the speed of expressions came to, as it was printed.
    pub fn expressions(&mut self, said: &str) {
        self.expressions = said.lines().map(str::to_owned).collect();
    }

    /// Writes everything as JSON.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let figure = |figure: &Figure| {
            json!({
                "engine": figure.engine, "cases": figure.cases, "id": figure.id,
                "name": figure.name, "unit": figure.unit, "target": figure.target,
                "measured": (figure.measured * 1000.0).round() / 1000.0, "fine": figure.fine(),
            })
        };
        let figures: Vec<Value> = self.figures.iter().map(figure).collect();
        let whole =
            json!({ "machine": machine(), "figures": figures, "expressions": self.expressions });
        let text = serde_json::to_string_pretty(&whole).map_err(|error| error.to_string())?;
        std::fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("\n{}", machine());
        println!(
            "{:9} {:>7}  {:44} {:>10} {:>9}",
            "engine", "cases", "figure", "measured", "target"
        );
        for figure in &self.figures {
            let target = figure.target.map_or_else(String::new, |target| format!("{target:.1}"));
            let word = match figure.fine() {
                None => "",
                Some(true) => "ok",
                Some(false) => "MISSED",
            };
            let cases = if figure.cases == 0 { String::new() } else { figure.cases.to_string() };
            println!(
                "{:9} {cases:>7}  {:44} {:>10.2} {target:>9} {:8}{word}",
                figure.engine, figure.name, figure.measured, figure.unit
            );
        }
        for line in &self.expressions {
            println!("{line}");
        }
    }
}

/// The machine it was measured on.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = name.map_or("unknown processor", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kilobytes = memory.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    let gigabytes = kilobytes.unwrap_or_default() / 1024.0 / 1024.0;
    format!("{cores} cores of {name}, {gigabytes:.0} GB, {}", std::env::consts::ARCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_judged_beside_the_figure_itself() {
        let mut report = Report::default();
        report.series("sqlite", 1_000).judge("list_p99", "list", "ms", 4.0, Some(15.0));
        report.series("sqlite", 100_000).judge("list_p99", "list", "ms", 6.0, Some(15.0));
        let judged: Vec<_> =
            report.figures.iter().map(|one| (one.id.as_str(), one.measured, one.fine())).collect();
        let wanted = [
            ("list_p99", 4.0, Some(true)),
            ("list_p99", 6.0, Some(true)),
            ("list_p99_growth", 1.5, Some(false)),
        ];
        assert_eq!(judged, wanted);
    }
}
