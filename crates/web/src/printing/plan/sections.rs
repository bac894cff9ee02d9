//! The groups of the form as sections on paper, in its order.

use documents::plan::{Block, Field, Paper, Section, Text2, Width};
use domain::plans::OPEN_ALWAYS;
use forms::{Group, Item, Kind, Path, Question};

use super::Composition;
use super::layout::{CHILDREN, EVALUATION, GOALS, HEADINGS, LANGUAGES, PARTS, STANDINGS, key};
use super::lines::Lines;
use super::wording::{with_colon, without_colon};

impl<'a> Composition<'a> {
    /// All sections.
    pub(super) fn sections(&'a self) -> Vec<Section> {
        let mut sections = Vec::new();
        for item in &self.form.items {
            if let Item::Group(group) = item
                && self.may_show(group)
            {
                sections.extend(self.section(group));
            }
        }
        sections
    }

    /// Without agreement and legal ground only the Rahmendaten leave the house (W04, W06); health never without
    /// an explicit consent (W29), the figures for the evaluation only with their ground. A form for the pen shows
    /// everything.
    fn may_show(&self, group: &Group) -> bool {
        let Some(plan) = self.plan.filter(|_| self.filled) else { return true };
        let needs = group.extra.get("einwilligung").map(String::as_str);
        let locked = !plan.is_readable() && !OPEN_ALWAYS.contains(&group.name.as_str());
        let counted = group.name != EVALUATION || plan.standing.evaluation;
        !locked && counted && (needs != Some("gesundheit") || plan.sight.health)
    }

    fn section(&'a self, group: &'a Group) -> Vec<Section> {
        let holds = |name: &str| group.items.iter().any(|item| item.name() == name);
        let title = self.wording.printed(&group.label, group.extra.get("druck"));
        if holds(GOALS.0) {
            let blocks = self.goals().map(Block::Table).into_iter().collect();
            return vec![Section {
                part: Some(title),
                paper: Paper::Landscape,
                blocks,
                ..Section::default()
            }];
        }
        if holds(STANDINGS.0) {
            return vec![Section {
                paper: Paper::Landscape,
                blocks: self.standings(),
                ..Section::default()
            }];
        }
        let mut begun = vec![(title, Lines::new(self))];
        self.fill(&group.items, &mut begun);
        let mut part = key(PARTS, &group.name).map(|key| self.wording.own(key));
        let sections = begun.into_iter().filter_map(|(title, mut lines)| {
            let blocks = lines.finish();
            (!blocks.is_empty()).then(|| Section {
                part: part.take(),
                title,
                blocks,
                ..Section::default()
            })
        });
        sections.collect()
    }

    fn fill(&'a self, items: &'a [Item], begun: &mut Vec<(Text2, Lines<'a>)>) {
        for item in items {
            if let Some(key) = key(HEADINGS, item.name()) {
                begun.push((self.wording.own(key), Lines::new(self)));
            }
            let Some((_, lines)) = begun.last_mut() else { return };
            match item {
                Item::Group(group) => self.fill(&group.items, begun),
                Item::Question(question) => {
                    if let (true, Ok(path)) =
                        (self.is_printed(question), Path::parse(&question.name))
                    {
                        lines.question(question, &path);
                    }
                }
                Item::Repeat(repeat) if repeat.group.name == CHILDREN.0 => {
                    self.children(repeat, lines)
                }
                Item::Repeat(repeat) if repeat.group.name == LANGUAGES.0 => {
                    lines.fields(self.languages(repeat));
                }
                Item::Repeat(repeat) => {
                    if let Some(table) = self.addition_table(repeat) {
                        let caption = self.wording.form(&repeat.group.label);
                        lines.table(Some(caption), table);
                    }
                }
            }
        }
    }

    /// Whether a question has a place on this paper: it has a number of the printed form, or is an addition that
    /// is wanted. What only belongs to another one, or only computes, is printed with that one.
    pub(super) fn is_printed(&self, question: &Question) -> bool {
        let extra = |name: &str| question.extra.contains_key(name);
        if extra("gehoert_zu")
            || extra("wert_fuer")
            || matches!(question.kind, Kind::Note | Kind::Hidden)
        {
            return false;
        }
        match question.extra.get("nr") {
            Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => true,
            Some(_) => self.wants(&question.additions),
            None => false,
        }
    }

    /// Whether additions are printed, and one of these is switched on.
    pub(super) fn wants(&self, additions: &[String]) -> bool {
        self.additions.is_some_and(|on| additions.iter().any(|code| on.contains(code)))
    }

    /// The standings at each Stichtag, the earliest first, with room for as many as the paper has.
    fn standings(&'a self) -> Vec<Block> {
        let Some(Item::Repeat(repeat)) = self.form.item(STANDINGS.0) else { return Vec::new() };
        let questions = self.questions_in(&repeat.group.items);
        let [day, status] = questions[..] else { return Vec::new() };
        let mut rows = self.rows(None, STANDINGS.0);
        rows.sort_by_key(|row| match self.given(day, &row.question(&day.name)) {
            super::answers::Given::Value(day) => day,
            _ => String::new(),
        });
        let slots = rows.len().max(STANDINGS.1);
        let block = |slot: usize| {
            let row = rows.get(slot).cloned();
            let path = |name: &str| {
                row.as_ref().map_or_else(|| blank_row(STANDINGS.0), Clone::clone).question(name)
            };
            let label = self.wording.question(day);
            let value = self.written(day, &path(&day.name)).unwrap_or_default();
            // The printed placeholder gives way to the day itself.
            let label = match value.is_some() {
                true => with_colon(Text2 {
                    main: label.main.split(" TT.").next().unwrap_or_default().to_owned(),
                    second: label.second,
                }),
                false => without_colon(label),
            };
            let mut lines = Lines::new(self);
            lines.fields(vec![Field::line(label, Width::Half, value)]);
            lines.question(status, &path(&status.name));
            lines.finish()
        };
        (0..slots).flat_map(block).collect()
    }

    /// The printed questions of a table.
    pub(super) fn questions_in(&self, items: &'a [Item]) -> Vec<&'a Question> {
        let question = |item: &'a Item| match item {
            Item::Question(question) if self.is_printed(question) => Some(question),
            _ => None,
        };
        items.iter().filter_map(question).collect()
    }

    /// The rows of a table, when answers are printed.
    pub(super) fn rows(&self, outer: Option<&Path>, repeat: &str) -> Vec<Path> {
        let Some(plan) = self.plan.filter(|_| self.filled) else { return Vec::new() };
        plan.answers.rows_of(outer, repeat).cloned().collect()
    }
}

/// The address of a row that is not there: nothing stands in it.
pub(super) fn blank_row(repeat: &str) -> Path {
    #[allow(clippy::expect_used, reason = "names of repeats are words")]
    Path::parse(&format!("{repeat}[leer]")).expect("a word and a key make an address")
}
