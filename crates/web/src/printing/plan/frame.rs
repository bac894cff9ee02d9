//! Head, foot and the few words round the sections.

use documents::plan::{Footer, HeaderField, Languages, PlanDocument, Text2, Words};
use forms::{Kind, Question};

use super::Composition;
use super::wording::{line, without_colon};
use crate::printing::languages;

/// The questions whose numbers stand at the foot of every page, in printed order.
const NUMBERS: [&str; 3] = ["gemeindekennziffer", "intman_nr", "integrationsplan_nr"];

impl<'a> Composition<'a> {
    /// The whole document.
    pub(super) fn document(&'a self) -> PlanDocument {
        let numbers = NUMBERS.map(|name| self.number(name));
        let [municipality, manager, plan] = numbers;
        let mut header = Vec::new();
        for (label, value) in [&municipality, &manager, &plan] {
            let value = Some(value.clone()).filter(|value| !value.is_empty());
            header.push(HeaderField { label: label.clone(), value });
        }
        header.extend(self.facts());
        let words = Words {
            page: self.wording.own("print-page").main,
            of: self.wording.own("print-of").main,
            declined: self.wording.own("print-declined"),
            gemeindekennziffer: municipality.0.main,
            intman_nr: manager.0.main,
            plan_nr: plan.0.main,
        };
        let footer = Footer {
            gemeindekennziffer: municipality.1,
            intman_nr: manager.1,
            plan_nr: plan.1,
            form_version: self.form_version(),
            printed_on: match self.plan.filter(|_| self.filled) {
                Some(_) => self.wording.german("print-on", "day", &self.wording.day(self.today)),
                None => String::new(),
            },
            note: if self.filled { Text2::default() } else { self.wording.own("print-no-names") },
        };
        let second = self.second.as_deref();
        let language = second.and_then(|code| code.parse().ok());
        let draft = second.is_some_and(|code| {
            languages(self.form).iter().any(|language| language.code == code && language.draft)
        });
        PlanDocument {
            title: self.title(),
            languages: language.map_or_else(Languages::german, Languages::german_and),
            header,
            sections: self.sections(),
            footer,
            watermark: draft.then(|| self.wording.own("print-draft")),
            words,
        }
    }

    /// The name of the form is a name: it has a translation only where the form gives one.
    fn title(&self) -> Text2 {
        let mut title = self.wording.form(&self.form.title);
        if title.second.is_none() {
            title.second = self.wording.own("print-title").second.filter(|own| *own != title.main);
        }
        title
    }

    /// Label and value of one of the three numbers.
    fn number(&self, name: &str) -> (Text2, String) {
        let label = self.form.question(name).map(|question| self.wording.question(question));
        let value = self.plan.and_then(|plan| plan.context.outer.get(name)).cloned();
        (without_colon(label.unwrap_or_default()), value.unwrap_or_default())
    }

    /// What else stands beside the title: the day of an earlier state, and the kind of counselling (Z01).
    fn facts(&self) -> Vec<HeaderField> {
        let mut facts = Vec::new();
        if let Some(day) = self.as_of {
            let value = Some(self.wording.day(day));
            facts.push(HeaderField { label: self.wording.own("print-as-of"), value });
        }
        let kind =
            self.form.question("beratungsart").filter(|question| self.wants(&question.additions));
        facts.extend(kind.map(|question| self.kind_of_counselling(question)));
        facts
    }

    fn kind_of_counselling(&self, question: &Question) -> HeaderField {
        debug_assert_eq!(question.kind, Kind::Hidden, "it comes from the case");
        let chosen = self.plan.map(|plan| plan.file.counselling_type.name());
        let list = self.form.lists.get("beratungsarten");
        let value = chosen.and_then(|name| list?.choice(name));
        HeaderField {
            label: self.wording.question(question),
            value: value.map(|choice| line(self.wording.form(&choice.label))),
        }
    }

    /// `Stand: 28.01.2021`, as the form says of itself.
    fn form_version(&self) -> String {
        let since = self.form.settings.get("geleit::gueltig_von").and_then(|day| day.parse().ok());
        let day = since.map_or_else(|| self.form.version.clone(), |day| self.wording.day(day));
        self.wording.german("print-form-version", "day", &day)
    }
}
