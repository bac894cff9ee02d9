//! The questions of goals and steps as they stand on the screen.
//!
//! The fields are called like the questions of the form definition, so that its messages find their place.

use base::Date;
use domain::plans::form;
use domain::registers::{Goal, areas, goal, goals, goals_of};

use super::goal_sent::{SUGGESTED_SERVICE, SUGGESTED_STEP};
use crate::components::{Choice, Field, Kind};
use crate::lists::{choices, label};
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// An area with its goals, all of them in the page; style sheets show those of the chosen one.
pub(super) struct AreaPick {
    pub id: &'static str,
    pub label: &'static str,
    pub chosen: bool,
    pub health: bool,
    pub goals: Vec<GoalPick>,
}

/// A goal of an area, with what usually belongs to it.
pub(super) struct GoalPick {
    pub id: &'static str,
    pub label: &'static str,
    pub chosen: bool,
    pub steps: Vec<Choice>,
    pub services: Vec<Choice>,
}

/// Everything of the form's Teil B a page can ask for.
pub(super) struct GoalFields<'a> {
    pub typed: &'a Typed,
    pub t: Texts,
    pub today: Date,
    /// Goals of the area health may be agreed (W29).
    pub health: bool,
}

impl GoalFields<'_> {
    /// The areas with their goals; with suggestions for the first step where one is asked for.
    pub(super) fn areas(&self, with_steps: bool) -> Vec<AreaPick> {
        let locale = self.t.locale;
        let shown = areas().iter().filter(|area| self.health || !area.health);
        let picks = shown.map(|area| AreaPick {
            id: &area.id,
            label: area.name(locale),
            chosen: self.typed.has("ziele_bereich", &area.id),
            health: area.health,
            goals: goals_of(&area.id).into_iter().map(|goal| self.goal(goal, with_steps)).collect(),
        });
        picks.collect()
    }

    fn goal(&self, goal: &'static Goal, with_steps: bool) -> GoalPick {
        let chosen = |name: &str, choice: Choice| Choice {
            checked: self.typed.has(name, &choice.value),
            ..choice
        };
        let steps = goal.steps(self.t.locale).iter().enumerate();
        let steps = steps.map(|(place, text)| {
            chosen(SUGGESTED_STEP, option(format!("{}/{place}", goal.id), text))
        });
        let services = goal.services.iter().map(|service| {
            let value = format!("{}/{service}", goal.id);
            chosen(SUGGESTED_SERVICE, option(value, label("regeldienste", service, self.t)))
        });
        GoalPick {
            id: &goal.id,
            label: goal.name(self.t.locale),
            chosen: self.typed.has("ziele_ziel", &goal.id),
            steps: steps.filter(|_| with_steps).collect(),
            services: services.filter(|_| with_steps).collect(),
        }
    }

    /// The choice of an area, as the summary of errors names it.
    pub(super) fn area(&self) -> Field {
        Field::new(Kind::Radios, "ziele_bereich", self.t.get("goal-area"))
    }

    /// Another area than the ten, in own words.
    pub(super) fn area_text(&self) -> Field {
        self.ask(Kind::Text, "ziele_bereich_text")
    }

    /// The goal in own words; whoever knows one of the list by heart may type that, too.
    pub(super) fn goal_text(&self) -> Field {
        let known = goals().iter().filter(|goal| self.health || !is_health(goal));
        Field {
            label: self.t.get("goal-own").into_owned(),
            hint: self.t.get("goal-own-hint").into_owned(),
            options: known.map(|goal| option("", goal.name(self.t.locale))).collect(),
            private: true,
            ..self.ask(Kind::Combobox, "ziele_ziel_text")
        }
    }

    /// The words of a step, with suggestions of its goal.
    pub(super) fn step_text(&self, goal_id: &str) -> Field {
        let steps = goal(goal_id).map(|goal| goal.steps(self.t.locale)).unwrap_or_default();
        let kind = if steps.is_empty() { Kind::Text } else { Kind::Combobox };
        Field {
            options: steps.iter().map(|text| option("", text)).collect(),
            required: true,
            private: true,
            hint: String::new(),
            ..self.ask(kind, "schritte_text")
        }
    }

    /// Who does it.
    pub(super) fn step_who(&self) -> Vec<Field> {
        vec![
            Field { required: true, ..self.choose(Kind::Checkboxes, "schritte_wer", "wer") },
            self.ask(Kind::Text, "schritte_wer_text"),
        ]
    }

    /// When it was agreed, and until when it shall be done: side by side, so without hints.
    pub(super) fn step_days(&self, needs_day: bool) -> Vec<Field> {
        let day = |name, required| Field {
            width: 12,
            required,
            hint: String::new(),
            ..self.ask(Kind::Date, name)
        };
        vec![day("schritte_vereinbart_am", true), day("schritte_umsetzung_bis", needs_day)]
    }

    /// How far it is.
    pub(super) fn achieved(&self) -> Field {
        self.choose(Kind::Radios, "schritte_erreicht", "erreicht")
    }

    /// The services involved: those chosen first, so that they are in sight.
    pub(super) fn services(&self) -> Field {
        let mut field = self.choose(Kind::Checkboxes, "schritte_regeldienste", "regeldienste");
        field.options.sort_by_key(|choice| !choice.checked);
        field
    }

    /// A note.
    pub(super) fn note(&self) -> Field {
        Field { private: true, ..self.ask(Kind::Textarea, "schritte_anmerkungen") }
    }

    fn ask(&self, kind: Kind, name: &'static str) -> Field {
        self.worded(name, self.typed.ask_in_words(kind, name, question_label(name, self.t)))
    }

    fn choose(&self, kind: Kind, name: &'static str, list: &str) -> Field {
        let options = choices(list, self.t, self.today);
        let words = question_label(name, self.t);
        self.worded(name, self.typed.choose_in_words(kind, name, words, options))
    }

    fn worded(&self, name: &str, field: Field) -> Field {
        let hint = form().question(name).map(|question| question.hint.get(self.t.locale.code()));
        Field { hint: hint.unwrap_or_default().to_owned(), ..field }
    }
}

pub(super) fn is_health(goal: &Goal) -> bool {
    areas().iter().any(|area| area.health && area.id == goal.area)
}

/// What the form calls a question.
pub(super) fn question_label(name: &str, t: Texts) -> String {
    let question = form().question(name);
    question.map_or("", |question| question.label.get(t.locale.code())).to_owned()
}
