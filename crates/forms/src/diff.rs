//! What a new version of a form changes: for the people who decide on it, and for moving plans.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::definition::{Condition, Form, Indicator, Item, Question};
use crate::expression::Expr;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A field is new.
    Added,
    /// A field is gone; its answers are set aside.
    Removed,
    /// A field has a new name (same kind and label, or said by `geleit::vorher`).
    Renamed,
    /// A field has another kind.
    Retyped,
    /// A field moved to another group or in or out of a repeat.
    Moved,
    /// Other words.
    Label,
    /// Another condition for being asked.
    Relevant,
    /// Required under another condition.
    Required,
    /// Another constraint.
    Constraint,
    /// Computed differently.
    Calculation,
    /// Choices offered under another condition.
    ChoiceFilter,
    /// Another default.
    Default,
    /// Belongs to another addition.
    Addition,
    /// A choice is new.
    ChoiceAdded,
    /// A choice is gone.
    ChoiceRemoved,
    /// A choice has other words, validity or columns.
    ChoiceChanged,
    /// An indicator is new.
    IndicatorAdded,
    /// An indicator is gone.
    IndicatorRemoved,
    /// An indicator counts differently.
    IndicatorChanged,
}

/// One difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What changed.
    pub what: What,
    /// Name of the field, `list/choice`, or indicator; of a renamed field the new name.
    pub name: String,
    /// Before, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// After, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Indicators that use the field, directly or through calculations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
}

/// Own column that names the field's former name.
const FORMER: &str = "vorher";

struct Entry<'f> {
    item: &'f Item,
    parent: &'f str,
}

fn entries<'f>(items: &'f [Item], parent: &'f str, into: &mut Vec<(&'f str, Entry<'f>)>) {
    for item in items {
        into.push((item.name(), Entry { item, parent }));
        entries(item.items(), item.name(), into);
    }
}

/// The differences from `old` to `new`, in the order of the new form, removed fields last.
#[must_use]
pub fn diff(old: &Form, new: &Form) -> Vec<Difference> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    entries(&old.items, "", &mut before);
    entries(&new.items, "", &mut after);
    let old_names: BTreeMap<&str, &Entry<'_>> = before.iter().map(|(n, e)| (*n, e)).collect();
    let new_names: BTreeSet<&str> = after.iter().map(|(name, _)| *name).collect();
    let renamed = renames(&before, &after, &old_names, &new_names);
    let usage = usage(old).into_iter().chain(usage(new)).fold(
        BTreeMap::<String, BTreeSet<String>>::new(),
        |mut all, (field, indicators)| {
            all.entry(field).or_default().extend(indicators);
            all
        },
    );
    let mut differences = Vec::new();
    let mut add = |what, name: &str, before: Option<String>, after: Option<String>| {
        let indicators =
            usage.get(name).map(|set| set.iter().cloned().collect()).unwrap_or_default();
        differences.push(Difference { what, name: name.to_owned(), before, after, indicators });
    };
    for (name, entry) in &after {
        let former = renamed.get(name).copied().unwrap_or(name);
        match old_names.get(former) {
            None => add(What::Added, name, None, Some(kind(entry.item))),
            Some(was) => {
                if former != *name {
                    add(What::Renamed, name, Some(former.to_owned()), Some((*name).to_owned()));
                }
                fields(name, was, entry, &renamed, &mut add);
            }
        }
    }
    for (name, entry) in &before {
        if !new_names.contains(name) && !renamed.values().any(|former| former == name) {
            add(What::Removed, name, Some(kind(entry.item)), None);
        }
    }
    choices(old, new, &mut add);
    indicators(old, new, &mut add);
    differences
}

/// New name → former name.
fn renames<'f>(
    before: &[(&'f str, Entry<'f>)],
    after: &[(&'f str, Entry<'f>)],
    old: &BTreeMap<&'f str, &Entry<'f>>,
    new: &BTreeSet<&'f str>,
) -> BTreeMap<&'f str, &'f str> {
    let mut renamed = BTreeMap::new();
    for (name, entry) in after.iter().filter(|(name, _)| !old.contains_key(name)) {
        let Item::Question(question) = entry.item else { continue };
        if let Some((former, _)) =
            question.extra.get(FORMER).and_then(|former| old.get_key_value(former.as_str()))
        {
            renamed.insert(*name, *former);
            continue;
        }
        let same = |was: &Question| {
            was.kind == question.kind && !was.label.is_empty() && was.label == question.label
        };
        let mut candidates = before.iter().filter(|(former, was)| {
            !new.contains(former) && matches!(was.item, Item::Question(was) if same(was))
        });
        if let (Some((former, _)), None) = (candidates.next(), candidates.next()) {
            renamed.insert(*name, *former);
        }
    }
    renamed
}

type Add<'a> = dyn FnMut(What, &str, Option<String>, Option<String>) + 'a;

fn kind(item: &Item) -> String {
    match item {
        Item::Group(_) => "group".to_owned(),
        Item::Repeat(_) => "repeat".to_owned(),
        Item::Question(question) => match question.kind.list() {
            Some(list) => format!("{} {list}", question.kind.word()),
            None => question.kind.word().to_owned(),
        },
    }
}

fn fields(
    name: &str,
    was: &Entry<'_>,
    is: &Entry<'_>,
    renamed: &BTreeMap<&str, &str>,
    add: &mut Add<'_>,
) {
    let (before, after) = (kind(was.item), kind(is.item));
    if before != after {
        add(What::Retyped, name, Some(before), Some(after));
    }
    let parent = renamed.get(is.parent).copied().unwrap_or(is.parent);
    if was.parent != parent {
        add(What::Moved, name, Some(was.parent.to_owned()), Some(is.parent.to_owned()));
    }
    let source = |condition: &Option<Condition>| condition.as_ref().map(|c| c.source.clone());
    let (old, new) = (view(was.item), view(is.item));
    for (what, before, after) in [
        (What::Relevant, source(old.relevant), source(new.relevant)),
        (What::Label, Some(old.texts), Some(new.texts)),
        (What::Addition, Some(old.additions), Some(new.additions)),
    ] {
        if before != after {
            add(what, name, before, after);
        }
    }
    if let (Item::Question(old), Item::Question(new)) = (was.item, is.item) {
        for (what, before, after) in [
            (What::Required, &old.required, &new.required),
            (What::Constraint, &old.constraint, &new.constraint),
            (What::Calculation, &old.calculation, &new.calculation),
            (What::ChoiceFilter, &old.choice_filter, &new.choice_filter),
            (What::Default, &old.default, &new.default),
        ] {
            if source(before) != source(after) {
                add(what, name, source(before), source(after));
            }
        }
    }
}

struct View<'f> {
    relevant: &'f Option<Condition>,
    texts: String,
    additions: String,
}

fn view(item: &Item) -> View<'_> {
    let (label, hint, relevant, additions) = match item {
        Item::Question(q) => (&q.label, &q.hint, &q.relevant, &q.additions),
        Item::Group(g) => (&g.label, &g.hint, &g.relevant, &g.additions),
        Item::Repeat(r) => (&r.group.label, &r.group.hint, &r.group.relevant, &r.group.additions),
    };
    let texts = label.0.values().chain(hint.0.values()).cloned().collect::<Vec<_>>().join(" · ");
    View { relevant, texts, additions: additions.join(" ") }
}

fn choices(old: &Form, new: &Form, add: &mut Add<'_>) {
    for (name, list) in &new.lists {
        // A new list comes with the question that uses it.
        let Some(was) = old.lists.get(name) else { continue };
        for choice in &list.choices {
            let path = format!("{name}/{}", choice.name);
            match was.choice(&choice.name) {
                None => {
                    add(What::ChoiceAdded, &path, None, Some(choice.label.get("de").to_owned()))
                }
                Some(former) if former != choice => {
                    let text = |c: &crate::Choice| {
                        let day = |d: Option<jiff::civil::Date>| {
                            d.map_or("–".to_owned(), |d| d.to_string())
                        };
                        format!(
                            "{} ({} – {})",
                            c.label.get("de"),
                            day(c.valid_from),
                            day(c.valid_until)
                        )
                    };
                    add(What::ChoiceChanged, &path, Some(text(former)), Some(text(choice)));
                }
                Some(_) => {}
            }
        }
        for former in was.choices.iter().filter(|former| list.choice(&former.name).is_none()) {
            let path = format!("{name}/{}", former.name);
            add(What::ChoiceRemoved, &path, Some(former.label.get("de").to_owned()), None);
        }
    }
}

fn indicators(old: &Form, new: &Form, add: &mut Add<'_>) {
    let text = |i: &Indicator| {
        let population = i.population.as_ref().map_or("", |p| p.source.as_str());
        format!("{} | {} | {:?}", i.condition.source, population, i.parameters)
    };
    for indicator in &new.indicators {
        match old.indicator(&indicator.name) {
            None => add(What::IndicatorAdded, &indicator.name, None, Some(text(indicator))),
            Some(was) if text(was) != text(indicator) || was.unit != indicator.unit => {
                add(
                    What::IndicatorChanged,
                    &indicator.name,
                    Some(text(was)),
                    Some(text(indicator)),
                );
            }
            Some(_) => {}
        }
    }
    for was in old.indicators.iter().filter(|was| new.indicator(&was.name).is_none()) {
        add(What::IndicatorRemoved, &was.name, Some(text(was)), None);
    }
}

/// Field → indicators that read it, also through calculations and relevance.
fn usage(form: &Form) -> BTreeMap<String, BTreeSet<String>> {
    let mut usage: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for indicator in &form.indicators {
        let mut waiting: Vec<u32> = Vec::new();
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        for cell in std::iter::once(&indicator.condition).chain(&indicator.population) {
            references(&cell.expr, &mut waiting);
        }
        while let Some(field) = waiting.pop() {
            if !seen.insert(field) {
                continue;
            }
            let of = &form.plan.fields[field as usize];
            usage.entry(of.name.clone()).or_default().insert(indicator.name.clone());
            for expr in [&of.calculation, &of.relevant].into_iter().flatten() {
                references(expr, &mut waiting);
            }
        }
    }
    usage
}

fn references(expr: &Expr, into: &mut Vec<u32>) {
    expr.visit(&mut |part, _| {
        if let Expr::Reference(reference) = part {
            into.extend(reference.field);
        }
    });
}
