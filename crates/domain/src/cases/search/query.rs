//! What somebody looks for, and how well a case fits it.

use base::PartialDate;

use super::content::Entry;
use super::{cologne, words};

/// What somebody typed into the search field.
pub(super) struct Query {
    number: Option<i64>,
    born: Option<PartialDate>,
    words: Vec<(String, String)>,
}

impl Query {
    pub(super) fn read(text: &str) -> Self {
        let mut query = Self { number: None, born: None, words: Vec::new() };
        for part in text.split_whitespace().take(8) {
            let digits = part.trim_start_matches('#');
            if digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() != 4
            {
                query.number = digits.parse().ok();
            } else if let Ok(born) = PartialDate::read(part) {
                query.born = Some(born);
                // Four digits may be a year or a plan number.
                query.number = digits.parse().ok();
            } else {
                let sounding = words(part).into_iter().map(|word| (cologne(&word), word));
                query.words.extend(sounding.map(|(sound, word)| (word, sound)));
            }
        }
        query
    }

    pub(super) fn is_empty(&self) -> bool {
        self.number.is_none() && self.born.is_none() && self.words.is_empty()
    }

    /// 0 is best; `None` is no match. Every part of the query must fit.
    pub(super) fn rank(&self, entry: &Entry) -> Option<u8> {
        let mut worst = 0;
        for (word, sound) in &self.words {
            let fits = entry.words().filter_map(|known| match known {
                known if known == word.as_str() => Some(0),
                known if known.starts_with(word.as_str()) => Some(1),
                known if word.len() >= 3 && known.contains(word.as_str()) => Some(2),
                _ => None,
            });
            let sounds =
                || (word.len() >= 3 && sound.len() >= 2 && entry.sounds_like(sound)).then_some(3);
            worst = worst.max(fits.min().or_else(sounds)?);
        }
        let by_number = self.number.is_some_and(|number| number == entry.plan_no);
        let by_birth = self.born.is_some_and(|wanted| {
            entry.born.is_some_and(|born| {
                let (wanted, born) = (wanted.to_string(), born.to_string());
                born.trim_end_matches('~').starts_with(wanted.trim_end_matches('~'))
            })
        });
        let asked = self.number.is_some() || self.born.is_some();
        (!asked || by_number || by_birth).then_some(worst)
    }
}
