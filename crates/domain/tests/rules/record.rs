//! A plan being looked at on a day: the shortest way from answers to what the form says.

use base::Date;
use domain::identity::Settings;
use domain::plans::form;
use forms::{Answer, Answers, Context, Evaluation, Fault, Path, evaluate};
use jiff::civil::date;

/// The day of these tests.
pub const TODAY: Date = date(2026, 6, 15);

/// A plan with its circumstances.
#[derive(Clone)]
pub struct Record {
    answers: Answers,
    context: Context,
}

/// A plan of simple counselling with every ground, and nothing answered.
pub fn simple() -> Record {
    let context = Context::on(TODAY).with_additions(Settings::default().additions);
    let record = Record { answers: Answers::new(), context };
    record
        .outer("beratungsart", "einfach")
        .outer("beratungsvereinbarung_gueltig", "ja")
        .outer("rechtsgrundlage_gueltig", "ja")
        .outer("einwilligung_gesundheit", "ja")
}

/// The same with full case management.
pub fn steered() -> Record {
    simple().outer("beratungsart", "fallsteuerung")
}

impl Record {
    /// Seen on another day.
    pub fn on(mut self, day: Date) -> Self {
        self.context.today = day;
        self
    }

    /// With a value from outside the plan.
    pub fn outer(mut self, name: &str, value: &str) -> Self {
        self.context.outer.insert(name.to_owned(), value.to_owned());
        self
    }

    /// With further additions of the agency.
    pub fn adding(mut self, additions: &[&str]) -> Self {
        self.context.enabled_additions.extend(additions.iter().map(|code| (*code).to_owned()));
        self
    }

    /// Without an addition.
    pub fn dropping(mut self, addition: &str) -> Self {
        self.context.enabled_additions.remove(addition);
        self
    }

    /// With answers; an empty one takes the answer away.
    pub fn with(mut self, given: &[(&str, &str)]) -> Self {
        for (path, value) in given {
            self.answers.set(Path::parse(path).unwrap(), Answer::from(*value));
        }
        self
    }

    /// With answers declined on purpose.
    pub fn declining(mut self, names: &[&str]) -> Self {
        for name in names {
            self.answers.set(Path::parse(name).unwrap(), Answer::Declined);
        }
        self
    }

    /// With an empty row.
    pub fn row(mut self, row: &str) -> Self {
        self.answers.add_row(Path::parse(row).unwrap());
        self
    }

    /// What the form says.
    pub fn seen(&self) -> Seen {
        Seen(evaluate(form(), &self.answers, &self.context))
    }

    /// What a new record begins with, by name.
    pub fn starts_with(&self, name: &str) -> Option<String> {
        let live = forms::Live::new(form(), &self.answers, &self.context);
        let found = live.defaults(None).into_iter().find(|(path, _)| path.as_str() == name);
        found.and_then(|(_, answer)| answer.text().map(str::to_owned))
    }

    /// What it contributes to an indicator: denominator and numerator.
    pub fn counts(&self, indicator: &str, parameters: &[(&str, &str)]) -> (u32, u32) {
        let parameters =
            parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let indicator = form().indicator(indicator).unwrap();
        let counted =
            forms::count(form(), indicator, &self.answers, &self.context, &parameters.collect());
        (counted.population, counted.fulfilled)
    }
}

/// What the form says about a plan.
pub struct Seen(pub Evaluation);

impl Seen {
    /// The question is asked, the note is shown.
    pub fn asks(&self, path: &str) -> bool {
        assert!(self.0.field(path).is_some(), "the form has no {path}");
        self.0.is_relevant(path)
    }

    /// The section or table is open.
    pub fn opens(&self, group: &str) -> bool {
        let group = self.0.group(group);
        group.expect("the form has this group").relevant
    }

    /// An answer is required.
    pub fn requires(&self, path: &str) -> bool {
        self.0.field(path).unwrap().required
    }

    /// What is wrong with the answer.
    pub fn fault(&self, path: &str) -> Option<Fault> {
        self.0.field(path).unwrap().fault.clone()
    }

    /// The answer breaks a rule of its question.
    pub fn refuses(&self, path: &str) -> bool {
        self.fault(path) == Some(Fault::Constraint)
    }

    /// The computed value.
    pub fn value(&self, path: &str) -> &str {
        self.0.calculated(path).unwrap_or_else(|| panic!("{path} is not computed"))
    }

    /// The choices offered.
    pub fn offers(&self, path: &str) -> Vec<&str> {
        let offered = self.0.field(path).unwrap().offered.as_ref().expect("a choice");
        offered.iter().map(String::as_str).collect()
    }
}
