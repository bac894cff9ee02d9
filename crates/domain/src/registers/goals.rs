//! The suggested areas and goals of Teil B; free text is always possible beside them.

use std::sync::OnceLock;

use base::Locale;

/// An area of action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// German name.
    pub de: String,
    /// English name.
    pub en: String,
    /// Whether goals in it are health data (Art. 9 GDPR).
    pub health: bool,
}

/// A suggested goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: String,
    /// The area it belongs to.
    pub area: String,
    /// German wording.
    pub de: String,
    /// English wording.
    pub en: String,
    /// Suggested steps in German.
    pub steps_de: Vec<String>,
    /// Suggested steps in English.
    pub steps_en: Vec<String>,
    /// Services usually involved (ids of list L11).
    pub services: Vec<String>,
}

impl Area {
    /// The name in a language.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::De { &self.de } else { &self.en }
    }
}

impl Goal {
    /// The wording in a language.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::De { &self.de } else { &self.en }
    }

    /// The suggested steps in a language.
    pub fn steps(&self, locale: Locale) -> &[String] {
        if locale == Locale::De { &self.steps_de } else { &self.steps_en }
    }
}

/// All areas in their order.
pub fn areas() -> &'static [Area] {
    static ALL: OnceLock<Vec<Area>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut rows = super::rows(include_str!("../../registers/bereiche.csv"));
        rows.sort_by_key(|row| row.get("sort").and_then(|sort| sort.parse::<u32>().ok()));
        rows.into_iter()
            .map(|row| Area {
                id: row["id"].clone(),
                de: row["bereich_de"].clone(),
                en: row["bereich_en"].clone(),
                health: row["art9"] == "direkt" || row["art9"] == "ja",
            })
            .collect()
    })
}

/// All goals in their order.
pub fn goals() -> &'static [Goal] {
    static ALL: OnceLock<Vec<Goal>> = OnceLock::new();
    ALL.get_or_init(|| {
        let list = |text: &str, by: char| -> Vec<String> {
            text.split(by).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        super::rows(include_str!("../../registers/ziele.csv"))
            .into_iter()
            .map(|row| Goal {
                id: row["id"].clone(),
                area: row["bereich"].clone(),
                de: row["ziel_de"].clone(),
                en: row["ziel_en"].clone(),
                steps_de: list(&row["schritte_de"], '|'),
                steps_en: list(&row["schritte_en"], '|'),
                services: list(&row["regeldienste"], ' '),
            })
            .collect()
    })
}

/// The goals of an area.
pub fn goals_of(area: &str) -> Vec<&'static Goal> {
    goals().iter().filter(|goal| goal.area == area).collect()
}

/// The goal somebody means who wrote its words, in either language, whatever the capitals.
pub fn goal_worded(text: &str) -> Option<&'static Goal> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let meant = plain(text);
    goals().iter().find(|goal| plain(&goal.de) == meant || plain(&goal.en) == meant)
}

/// One goal.
pub fn goal(id: &str) -> Option<&'static Goal> {
    goals().iter().find(|goal| goal.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_recognised_by_its_words() {
        let found = |text| goal_worded(text).map(|goal| goal.id.as_str());
        assert_eq!(found(" eigene  WOHNUNG finden "), Some("wo_suche"));
        assert_eq!(found("Find a flat of one's own"), Some("wo_suche"));
        assert_eq!((found("Eigene Wohnung"), found("")), (None, None));
    }

    #[test]
    fn there_are_ten_areas_and_sixty_nine_goals_with_steps_in_two_languages() {
        assert_eq!((areas().len(), goals().len()), (10, 69));
        assert_eq!(areas().iter().filter(|area| area.health).count(), 1);
        for goal in goals() {
            assert!(areas().iter().any(|area| area.id == goal.area), "{}", goal.id);
            assert!(!goal.steps_de.is_empty() && goal.steps_de.len() == goal.steps_en.len());
        }
    }
}
