//! From a workbook to a form, or to the list of what is wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bind::{Bound, Names, bind, truth_of_text};
use super::choices::{self, Choices};
use super::plan::{Plan, Read};
use super::survey::Survey;
use super::{Condition, Form, Item, Question, Texts, indicators, settings, survey};
use crate::check::{Finding, Findings, Place, Problem};
use crate::evaluate::fits_kind;
use crate::workbook::Workbook;

/// A form that can be published, with what its authors should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The form.
    pub form: Form,
    /// Warnings, by place.
    pub warnings: Vec<Finding>,
}

/// Compiles a workbook.
///
/// # Errors
/// All findings, errors and warnings, by place, when there is at least one error.
pub fn compile(workbook: &Workbook) -> Result<Compiled, Vec<Finding>> {
    let mut findings = Findings::default();
    match build(workbook, &mut findings) {
        Some(form) if !findings.has_errors() => {
            Ok(Compiled { form, warnings: findings.into_sorted() })
        }
        _ => Err(findings.into_sorted()),
    }
}

fn build(workbook: &Workbook, findings: &mut Findings) -> Option<Form> {
    let settings = settings::read(workbook, findings);
    let language = settings.default_language.as_str();
    let Some(sheet) = workbook.sheet("survey").filter(|sheet| !sheet.rows.is_empty()) else {
        let problem = Problem::SheetMissing { sheet: "survey".to_owned() };
        findings.add(&Place::new("survey", 0, ""), &problem);
        return None;
    };
    let choices = choices::read(workbook, language, findings);
    let mut survey = survey::read(sheet, language, findings);
    let mut plan = Plan::skeleton(&settings.id, &survey.items);
    let mut items = std::mem::take(&mut survey.items);
    let mut binding = Binding {
        plan: &plan,
        survey: &survey,
        choices: &choices,
        findings,
        computed: vec![Vec::new(); plan.fields.len()],
        watched: vec![Vec::new(); plan.fields.len()],
        used: BTreeSet::new(),
    };
    binding.items(&mut items);
    let Binding { computed, watched, used, .. } = binding;
    // Lists that the program itself shows, beside the questions.
    let elsewhere = words(&settings.further, "geleit::weitere_listen");
    for (list, place) in &choices.places {
        if !used.contains(list) && !elsewhere.contains(&list.as_str()) {
            findings.add(place, &Problem::ListUnused { list: list.clone() });
        }
    }
    plan.fill(&items);
    plan.offer(&choices.lists);
    if let Err(circle) = plan.link(&computed, &watched) {
        let names: Vec<&str> =
            circle.iter().map(|f| plan.fields[*f as usize].name.as_str()).collect();
        let row = names.iter().filter_map(|name| survey.rows.get(*name)).min().copied();
        let place = survey.table.place(row.unwrap_or(0), "");
        findings.add(&place, &Problem::Circular { names: names.join(" → ") });
    }
    let indicators = indicators::read(workbook, language, &plan, findings);
    let languages = languages(&items, language);
    if languages.first().map(String::as_str) != Some(language) {
        let place = Place::new("settings", 2, "default_language");
        findings.add(&place, &Problem::LanguageUnknown { language: language.to_owned() });
    }
    // What is a draft is known to be incomplete.
    let drafts = words(&settings.further, "geleit::entwurf_sprachen");
    let finished: Vec<&String> =
        languages.iter().filter(|language| !drafts.contains(&language.as_str())).collect();
    translations(&items, &finished, &survey, findings);
    let mut routes = HashMap::new();
    Form::route(&items, &[], &mut routes);
    Some(Form {
        id: settings.id,
        version: settings.version,
        title: settings.title,
        default_language: settings.default_language,
        languages,
        items,
        lists: choices.lists,
        indicators,
        settings: settings.further,
        plan,
        routes,
    })
}

struct Binding<'b, 'w> {
    plan: &'b Plan,
    survey: &'b Survey<'w>,
    choices: &'b Choices,
    findings: &'b mut Findings,
    computed: Vec<Vec<Read>>,
    watched: Vec<Vec<Read>>,
    used: BTreeSet<String>,
}

impl Binding<'_, '_> {
    fn place(&self, name: &str, column: &str) -> Place {
        let row = self.survey.rows.get(name).copied().unwrap_or(0);
        self.survey.table.place(row, column)
    }

    fn bound(&mut self, name: &str, column: &str, bound: &Bound) {
        let place = self.place(name, column);
        for problem in &bound.problems {
            self.findings.add(&place, problem);
        }
    }

    /// Binds a cell whose result others may read; its reads order the computation.
    fn computes(&mut self, name: &str, column: &str, cell: Option<&mut Condition>) {
        let (Some(field), Some(cell)) = (self.plan.whole(name), cell) else { return };
        let bound = bind(cell, field, self.plan, Names::default());
        self.bound(name, column, &bound);
        self.truth(name, column, cell);
        self.computed[field as usize].extend(bound.reads);
    }

    /// Binds a cell that nothing else depends on.
    fn watches(
        &mut self,
        name: &str,
        column: &str,
        cell: Option<&mut Condition>,
        names: Names<'_>,
    ) {
        let (Some(field), Some(cell)) = (self.plan.whole(name), cell) else { return };
        let bound = bind(cell, field, self.plan, names);
        self.bound(name, column, &bound);
        self.truth(name, column, cell);
        self.watched[field as usize].extend(bound.reads);
    }

    fn truth(&mut self, name: &str, column: &str, cell: &Condition) {
        if matches!(column, "calculation" | "default" | "repeat_count") {
            return;
        }
        let mut problems = Vec::new();
        truth_of_text(&cell.expr, self.plan, &mut problems);
        let place = self.place(name, column);
        problems.iter().for_each(|problem| self.findings.add(&place, problem));
    }

    fn items(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Question(question) => self.question(question),
                Item::Group(group) => {
                    self.texts(&group.name, "label", &group.label);
                    self.computes(&group.name, "relevant", group.relevant.as_mut());
                    self.items(&mut group.items);
                }
                Item::Repeat(repeat) => {
                    let name = repeat.group.name.clone();
                    self.texts(&name, "label", &repeat.group.label);
                    self.computes(&name, "relevant", repeat.group.relevant.as_mut());
                    self.watches(&name, "repeat_count", repeat.count.as_mut(), Names::default());
                    self.items(&mut repeat.group.items);
                }
            }
        }
    }

    fn question(&mut self, question: &mut Question) {
        let name = question.name.clone();
        self.texts(&name, "label", &question.label);
        self.texts(&name, "hint", &question.hint);
        self.computes(&name, "relevant", question.relevant.as_mut());
        self.computes(&name, "calculation", question.calculation.as_mut());
        self.watches(&name, "required", question.required.as_mut(), Names::default());
        self.watches(&name, "constraint", question.constraint.as_mut(), Names::default());
        self.watches(&name, "default", question.default.as_mut(), Names::default());
        let list = question.kind.list().map(str::to_owned);
        if let Some(list) = &list {
            self.used.insert(list.clone());
            if !self.choices.lists.contains_key(list) {
                let problem = Problem::ListUnknown { list: list.clone() };
                self.findings.add(&self.place(&name, "type"), &problem);
            }
            let choices = self.choices;
            let names = Names { list: Some((list, &choices.columns)), parameters: None };
            self.watches(&name, "choice_filter", question.choice_filter.as_mut(), names);
        }
        self.default(question);
    }

    fn default(&mut self, question: &Question) {
        let Some(Condition { expr: crate::expression::Expr::Text(text), .. }) = &question.default
        else {
            return;
        };
        let list = question.kind.list().and_then(|list| self.choices.lists.get(list));
        if !fits_kind(&question.kind, question.is_partial_date(), text, list) {
            let problem = Problem::DefaultInvalid {
                text: text.clone(),
                kind: question.kind.word().to_owned(),
            };
            self.findings.add(&self.place(&question.name, "default"), &problem);
        }
    }

    /// Labels may show answers, `${name}`; the names must exist.
    fn texts(&mut self, name: &str, column: &str, texts: &Texts) {
        for text in texts.0.values() {
            for part in text.split("${").skip(1) {
                let Some((inner, _)) = part.split_once('}') else { continue };
                let referred = inner.trim();
                if !self.plan.by_name.contains_key(referred) {
                    let problem = Problem::LabelReference { name: referred.to_owned() };
                    self.findings.add(&self.place(name, column), &problem);
                }
            }
        }
    }
}

fn each<'i>(items: &'i [Item], visit: &mut dyn FnMut(&'i str, &'i Texts, bool)) {
    for item in items {
        match item {
            Item::Question(q) => {
                let shown = !matches!(q.kind, super::Kind::Calculate | super::Kind::Hidden);
                visit(&q.name, &q.label, shown);
            }
            Item::Group(group) | Item::Repeat(super::Repeat { group, .. }) => {
                visit(&group.name, &group.label, false);
            }
        }
        each(item.items(), visit);
    }
}

/// All languages with at least one label; the default language first if it has one.
fn languages(items: &[Item], default: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    each(items, &mut |_, label, _| found.extend(label.0.keys().cloned()));
    let first = found.take(default);
    first.into_iter().chain(found).collect()
}

/// A question with a label in some languages but not in the others is probably forgotten.
/// The words of a setting.
fn words<'s>(settings: &'s BTreeMap<String, String>, heading: &str) -> Vec<&'s str> {
    settings.get(heading).map_or("", String::as_str).split_whitespace().collect()
}

fn translations(
    items: &[Item],
    languages: &[&String],
    survey: &Survey<'_>,
    findings: &mut Findings,
) {
    let mut missing: Vec<(String, String)> = Vec::new();
    each(items, &mut |name, label, shown| {
        if shown && !label.is_empty() {
            for language in languages.iter().filter(|language| label.exact(language).is_none()) {
                missing.push((name.to_owned(), (*language).clone()));
            }
        }
    });
    for (name, language) in missing {
        let row = survey.rows.get(&name).copied().unwrap_or(0);
        let place = survey.table.place(row, &format!("label::{language}"));
        findings.add(&place, &Problem::TranslationMissing { name, language });
    }
}
