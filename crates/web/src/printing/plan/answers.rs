//! What stands at an address, as it is read on paper.

use base::Date;
use documents::plan::Text2;
use forms::{Answer, Choice, ChoiceList, DECLINED, Kind, Path, Question};

use super::Composition;
use super::layout::{BOXES, CONSENT, NOTED, SIGNS, Shape, UNITS, key, place};
use super::wording::line;

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// Nothing, or it is not asked: a place for the pen.
    Nothing,
    /// "keine Angabe".
    Declined,
    /// The answer as it is stored.
    Value(String),
}

impl Given {
    fn of(text: &str) -> Self {
        match text {
            "" => Self::Nothing,
            DECLINED => Self::Declined,
            text => Self::Value(text.to_owned()),
        }
    }

    /// The stored names of a choice.
    pub(super) fn chosen(&self) -> Vec<&str> {
        match self {
            Self::Value(text) => text.split_whitespace().collect(),
            _ => Vec::new(),
        }
    }
}

/// The address of a question beside another one.
fn beside(path: &Path, name: &str) -> Option<Path> {
    path.row().map_or_else(|| Path::parse(name).ok(), |row| Some(row.question(name)))
}

impl<'a> Composition<'a> {
    /// What was answered to a question. A value that is not asked any more is not printed; where another one
    /// follows for it (`geleit::wert_fuer`), that one is.
    pub(super) fn given(&self, question: &Question, path: &Path) -> Given {
        let Some(plan) = self.plan.filter(|_| self.filled) else { return Given::Nothing };
        if question.kind == Kind::Hidden {
            return Given::of(plan.context.outer.get(&question.name).map_or("", String::as_str));
        }
        // The form computes it from any legal ground; on paper only who consented has signed one.
        if question.name == CONSENT && plan.standing.consented.is_empty() {
            return Given::Nothing;
        }
        let state = plan.evaluation.field(path.as_str());
        let Some(state) = state.filter(|state| state.relevant) else {
            let derived = self.derived.get(question.name.as_str());
            let follows = derived.and_then(|name| beside(path, name));
            let value = follows.and_then(|path| plan.evaluation.calculated(path.as_str()));
            return Given::of(value.unwrap_or_default());
        };
        if question.calculation.is_some() {
            return Given::of(state.calculated.as_deref().unwrap_or_default());
        }
        match plan.answers.get(path) {
            None => Given::Nothing,
            Some(Answer::Declined) => Given::Declined,
            Some(Answer::Text(text)) => Given::of(text),
        }
    }

    /// The answer for a line, with what belongs to it; declined ones are told apart.
    pub(super) fn written(
        &self,
        question: &Question,
        path: &Path,
    ) -> Result<Option<String>, Declined> {
        let given = self.given(question, path);
        let mut text = match &given {
            Given::Declined => return Err(Declined),
            Given::Nothing => Text2::default(),
            Given::Value(value) => self.display(question, value),
        };
        for belonging in self.belonging.get(question.name.as_str()).into_iter().flatten() {
            let Some(path) = beside(path, &belonging.name) else { continue };
            let Given::Value(value) = self.given(belonging, &path) else { continue };
            let addition = if belonging.kind.list() == Some("ja_nein") {
                match key(NOTED, &belonging.name).filter(|_| value == "ja") {
                    Some(key) => self.wording.own(key),
                    None => continue,
                }
            } else {
                self.display(belonging, &value)
            };
            text = if text.main.is_empty() || given == Given::Value("freitext".to_owned()) {
                addition
            } else {
                in_brackets(&text, &addition)
            };
        }
        let text = line(text);
        Ok((!text.is_empty()).then_some(text))
    }

    /// A stored value in words.
    pub(super) fn display(&self, question: &Question, value: &str) -> Text2 {
        let source = self.source(question);
        if let Some(list) = self.list(source) {
            let names = value.split_whitespace().map(|name| self.name_of(list, name));
            return joined(names.collect());
        }
        match source.kind {
            Kind::Date => Text2::new(paper_date(value)),
            Kind::Decimal | Kind::Integer => {
                let number = value.replace('.', ",");
                match key(UNITS, &question.name) {
                    Some(key) => self.wording.filled(key, "number", &number),
                    None => Text2::new(number),
                }
            }
            Kind::Calculate if matches!(value, "ja" | "nein") => self
                .form
                .lists
                .get("ja_nein")
                .map_or_else(|| Text2::new(value), |list| self.name_of(list, value)),
            _ => Text2::new(value),
        }
    }

    fn name_of(&self, list: &ChoiceList, name: &str) -> Text2 {
        list.choice(name)
            .map_or_else(|| Text2::new(name), |choice| self.wording.form(&choice.label))
    }

    /// The question a computed one merely repeats (`${geschlecht}`), for its list and kind.
    pub(super) fn source<'q>(&self, question: &'q Question) -> &'q Question
    where
        'a: 'q,
    {
        let repeats = question.calculation.as_ref().filter(|_| question.kind == Kind::Calculate);
        let name = repeats.and_then(|it| it.source.trim().strip_prefix("${")?.strip_suffix('}'));
        name.and_then(|name| self.form.question(name)).unwrap_or(question)
    }

    fn list(&self, source: &Question) -> Option<&'a ChoiceList> {
        source.kind.list().and_then(|list| self.form.lists.get(list))
    }

    /// The options of a question that is answered by boxes, each with whether it is ticked.
    pub(super) fn boxes(
        &self,
        question: &Question,
        given: &Given,
    ) -> Option<Vec<(&'a Choice, bool)>> {
        let source = self.source(question);
        let list = self.list(source)?;
        let (_, shape) = place(&question.name);
        let is_short = list.choices.len() <= BOXES && !source.appearance.contains("autocomplete");
        let boxes = match shape {
            Shape::Line => false,
            Shape::AsIs => is_short,
            _ => true,
        };
        boxes.then(|| self.options(list, &given.chosen()))
    }

    /// The printed options of a list, in order, and the chosen ones whatever they are.
    pub(super) fn options(&self, list: &'a ChoiceList, chosen: &[&str]) -> Vec<(&'a Choice, bool)> {
        let options = list.choices.iter().filter_map(|choice| {
            let ticked = chosen.contains(&choice.name.as_str());
            (ticked || is_printed(choice, self.today)).then_some((choice, ticked))
        });
        options.collect()
    }

    /// The wording of an option.
    pub(super) fn option(&self, question: &Question, choice: &Choice) -> Text2 {
        let mut label = self.wording.form(&choice.label);
        if self.source(question).kind.list().is_some_and(|list| SIGNS.contains(&list)) {
            let sign = |text: &str| text.split(" – ").next().unwrap_or_default().to_owned();
            label = Text2::new(sign(&label.main));
        }
        label
    }
}

/// The person was asked and did not want to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Declined;

/// Options beyond the printed form, and ended ones, stand only where chosen.
fn is_printed(choice: &Choice, today: Date) -> bool {
    let flags = choice.extra.get("flags").map_or("", String::as_str);
    !flags.split_whitespace().any(|flag| flag == "ergaenzt") && choice.is_valid_on(today)
}

fn in_brackets(text: &Text2, addition: &Text2) -> Text2 {
    let second = text
        .second
        .as_ref()
        .map(|second| format!("{second} ({})", addition.second.as_ref().unwrap_or(&addition.main)));
    Text2 { main: format!("{} ({})", text.main, addition.main), second }
}

fn joined(names: Vec<Text2>) -> Text2 {
    let main = names.iter().map(|name| name.main.as_str()).collect::<Vec<_>>().join(", ");
    let second = names.iter().any(|name| name.second.is_some()).then(|| {
        let word = |name: &Text2| name.second.clone().unwrap_or_else(|| name.main.clone());
        names.iter().map(word).collect::<Vec<_>>().join(", ")
    });
    Text2 { main, second }
}

/// `2024`, `2024-03` and `2024-03-09` as `2024`, `03.2024` and `09.03.2024`.
fn paper_date(value: &str) -> String {
    let mut parts: Vec<&str> = value.split('-').collect();
    parts.reverse();
    parts.join(".")
}
