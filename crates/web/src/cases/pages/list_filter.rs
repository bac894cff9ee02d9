//! What a case list is narrowed to and how it is sorted: read from an address, written into one.

use base::Date;
use domain::cases::{CaseFilter, CaseOrder, CounsellingType, Held};
use domain::registers::districts_of;

use super::list::order_key;
use crate::components::Field;
use crate::http::Fields;
use crate::lists::label;
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// The choice somebody made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) filter: CaseFilter,
    pub(super) order: CaseOrder,
}

impl Choice {
    /// Reads an address; what it does not know narrows nothing.
    pub(super) fn read(query: &Fields) -> Self {
        let known = |name: &str, values: &[&str]| {
            query.some(name).filter(|value| values.contains(value)).map(str::to_owned)
        };
        let digits = |value: &&str| value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
        Self {
            filter: CaseFilter {
                state: known("zustand", &["open", "closed"]),
                counselling_type: known("art", &CounsellingType::ALL.map(CounsellingType::name)),
                municipality_key: query.some("gemeinde").filter(digits).map(str::to_owned),
                held: Held::parse(query.get("wer")),
            },
            order: CaseOrder::parse(query.get("sortierung")).unwrap_or_default(),
        }
    }

    /// Whether anything is left out.
    pub(super) fn narrows(&self) -> bool {
        self.filter != CaseFilter::default()
    }

    /// The choice as an address, with more behind it.
    pub(super) fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let filter = &self.filter;
        let order = (self.order != CaseOrder::default()).then(|| self.order.name());
        let chosen = [
            ("zustand", filter.state.as_deref()),
            ("art", filter.counselling_type.as_deref()),
            ("gemeinde", filter.municipality_key.as_deref()),
            ("wer", filter.held.map(Held::name)),
            ("sortierung", order),
        ];
        for (name, value) in chosen {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        for (name, value) in more {
            query.append_pair(name, value);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The questions above the list. `home` is the agency's municipality: its district is offered.
    pub(super) fn fields(
        &self,
        query: &Fields,
        home: &str,
        counsels: bool,
        t: Texts,
        today: Date,
    ) -> Vec<Field> {
        let typed = Typed::fresh(t, query.clone());
        let states = [("open", "case-open"), ("closed", "case-closed")];
        let kinds = CounsellingType::ALL
            .map(|kind| option(kind.name(), label("beratungsarten", kind.name(), t)));
        let places = districts_of(home.get(..5).unwrap_or_default(), today);
        let places = places.into_iter().map(|place| option(&place.key, &place.name)).collect();
        let mut fields = vec![
            typed.select(
                "zustand",
                "cases-state",
                states.map(|(value, key)| option(value, t.get(key))).into(),
            ),
            typed.select("art", "cases-type", kinds.into()),
            typed.select("gemeinde", "cases-municipality", places),
        ];
        if counsels {
            let held = Held::ALL
                .map(|held| option(held.name(), t.get(&format!("cases-held-{}", held.name()))));
            fields.push(typed.select("wer", "cases-held", held.into()));
        }
        let all = t.get("cases-all").into_owned();
        let mut fields: Vec<Field> =
            fields.into_iter().map(|field| Field { unchosen: all.clone(), ..field }).collect();
        let usual = CaseOrder::default();
        let orders = CaseOrder::ALL.into_iter().filter(|order| *order != usual);
        let orders = orders.map(|order| option(order.name(), t.get(order_key(order))));
        fields.push(Field {
            unchosen: t.get(order_key(usual)).into_owned(),
            ..typed.select("sortierung", "cases-order", orders.collect())
        });
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Choice {
        Choice::read(&Fields::parse(query.as_bytes()).unwrap())
    }

    #[test]
    fn a_choice_reads_back_from_its_own_address() {
        let chosen = read("zustand=open&art=einfach&gemeinde=08335075&wer=own&sortierung=oldest");
        let address = chosen.address("/faelle", &[("nach", "a_b")]);
        assert!(address.starts_with("/faelle?zustand=open&") && address.ends_with("&nach=a_b"));
        assert_eq!(read(address.split_once('?').unwrap().1), chosen);
    }

    #[test]
    fn nonsense_in_an_address_narrows_nothing() {
        let chosen = read("zustand=x&art=%00&gemeinde=%27%20OR%201&wer=alle&sortierung=name");
        assert_eq!(chosen, Choice::default());
        assert_eq!(chosen.address("/faelle", &[]), "/faelle");
    }
}
