//! The network as a picture: three bands for the levels, a box for each organisation, a line for each link. Worked out here so
//! that the same network is always the same picture.

use super::{Organisation, OrganisationId, TopicLevel};

/// Boxes beside one another.
const COLUMNS: usize = 4;
/// Width of the picture, in its own units.
const WIDTH: i64 = 800;
/// Width and height of a box, and the room between boxes.
const BOX: (i64, i64) = (176, 52);
const ROOM: (i64, i64) = (20, 34);
/// Height of the heading of a band.
const HEAD: i64 = 40;
/// The most characters of a line in a box, and its lines.
const LETTERS: usize = 20;
const LINES: usize = 2;

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Whose it is.
    pub id: OrganisationId,
    /// Its level.
    pub level: TopicLevel,
    /// The whole name.
    pub name: String,
    /// The name in lines that fit, cut off where it is too long.
    pub words: Vec<String>,
    /// Its left upper corner.
    pub x: i64,
    /// Its left upper corner.
    pub y: i64,
    /// With how many others it works.
    pub links: usize,
}

/// A line between two boxes, from middle to middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Names of both.
    pub names: (String, String),
    /// In which respect they work together.
    pub respect: String,
    /// The middle of one.
    pub from: (i64, i64),
    /// The middle of the other.
    pub to: (i64, i64),
}

/// The picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Width and height.
    pub size: (i64, i64),
    /// The bands, from the top: level, upper edge, height.
    pub bands: Vec<(TopicLevel, i64, i64)>,
    /// The boxes.
    pub boxes: Vec<Node>,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Picture {
    /// Width and height of a box.
    pub const NODE: (i64, i64) = BOX;

    /// Draws those given, with the links among them.
    pub fn of(
        organisations: &[Organisation],
        links: &[(OrganisationId, OrganisationId, String)],
    ) -> Self {
        let mut picture = Self { size: (WIDTH, 0), ..Self::default() };
        let mut top = 0;
        for level in TopicLevel::ALL.into_iter().rev() {
            let mut here: Vec<&Organisation> =
                organisations.iter().filter(|one| one.details.level == level).collect();
            here.sort_by_key(|one| (one.details.areas.first(), &one.details.name, one.id));
            let rows = i64::try_from(here.len().div_ceil(COLUMNS)).unwrap_or(0).max(1);
            let height = HEAD + rows * (BOX.1 + ROOM.1);
            for (place, one) in here.into_iter().enumerate() {
                let number = |place: usize| i64::try_from(place).unwrap_or(0);
                let linked = |link: &&(OrganisationId, OrganisationId, String)| {
                    link.0 == one.id || link.1 == one.id
                };
                picture.boxes.push(Node {
                    id: one.id,
                    level,
                    name: one.details.name.clone(),
                    words: lines(&one.details.name),
                    x: ROOM.0 / 2 + 8 + number(place % COLUMNS) * (BOX.0 + ROOM.0),
                    y: top + HEAD + number(place / COLUMNS) * (BOX.1 + ROOM.1),
                    links: links.iter().filter(linked).count(),
                });
            }
            picture.bands.push((level, top, height));
            top += height;
        }
        picture.size.1 = top;
        let middle = |one: &Node| (one.x + BOX.0 / 2, one.y + BOX.1 / 2);
        for (one, other, respect) in links {
            let find = |id: &OrganisationId| picture.boxes.iter().find(|it| it.id == *id);
            if let (Some(one), Some(other)) = (find(one), find(other)) {
                let names = (one.name.clone(), other.name.clone());
                let (from, to) = (middle(one), middle(other));
                picture.lines.push(Line { names, respect: respect.clone(), from, to });
            }
        }
        picture
    }

    /// Those who work with nobody shown.
    pub fn alone(&self) -> usize {
        self.boxes.iter().filter(|one| one.links == 0).count()
    }

    /// Who works with most others, if anybody works with anybody.
    pub fn busiest(&self) -> Option<&Node> {
        let most = self.boxes.iter().max_by_key(|one| (one.links, std::cmp::Reverse(&one.name)));
        most.filter(|one| one.links > 0)
    }
}

/// Breaks a name between words; what does not fit ends in an ellipsis.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let length = |text: &str| text.chars().count();
        let full = lines
            .last()
            .is_none_or(|line| !line.is_empty() && length(line) + 1 + length(word) > LETTERS);
        if full && lines.len() == LINES {
            if let Some(last) = lines.last_mut() {
                *last = format!("{} …", last.chars().take(LETTERS - 2).collect::<String>());
            }
            return lines;
        }
        if full {
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            let long = length(word) > LETTERS;
            last.extend(word.chars().take(if long { LETTERS - 1 } else { LETTERS }));
            if long {
                last.push('…');
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::organisations::{ContactInput, Details, Places};
    use base::{Id, SeededRandom, Timestamp};
    use proptest::prelude::*;

    fn some(names: &[String]) -> Vec<Organisation> {
        let (random, now) = (SeededRandom::new(7), Timestamp::start_of_day(base::Date::ZERO));
        let one = |(place, name): (usize, &String)| Organisation {
            id: Id::new(now, &random),
            details: Details {
                name: name.clone(),
                kind: "verein".to_owned(),
                level: TopicLevel::ALL[place % 3],
                areas: vec!["sprache".to_owned()],
                languages: Vec::new(),
                places: Places { everywhere: true, keys: Vec::new() },
                contact: ContactInput::default(),
                note: String::new(),
            },
            version: 1,
            created_at: now,
            ended_at: None,
            confirmed_on: None,
            question: None,
        };
        names.iter().enumerate().map(one).collect()
    }

    #[test]
    fn a_long_name_is_cut_and_an_empty_network_is_three_empty_bands() {
        assert_eq!(lines("Verein"), ["Verein"]);
        let long = lines("Arbeitsgemeinschaft der freien Wohlfahrtspflege im Landkreis");
        assert_eq!(long.len(), 2);
        assert!(long.iter().all(|line| line.chars().count() <= LETTERS));
        assert!(long[1].ends_with('…'));
        let empty = Picture::of(&[], &[]);
        assert_eq!((empty.bands.len(), empty.alone(), empty.busiest()), (3, 0, None));
    }

    proptest! {
        #[test]
        fn boxes_lie_inside_and_never_on_one_another(
            names in prop::collection::vec("\\PC{1,60}", 0..40)
        ) {
            let all = some(&names);
            let links: Vec<_> =
                all.windows(2).map(|two| (two[0].id, two[1].id, String::new())).collect();
            let picture = Picture::of(&all, &links);
            prop_assert_eq!(&picture, &Picture::of(&all, &links));
            prop_assert_eq!((picture.boxes.len(), picture.lines.len()), (all.len(), links.len()));
            for (place, one) in picture.boxes.iter().enumerate() {
                prop_assert!(one.x >= 0 && one.x + BOX.0 <= picture.size.0);
                prop_assert!(one.y >= 0 && one.y + BOX.1 <= picture.size.1);
                for other in &picture.boxes[place + 1..] {
                    let apart = one.x.abs_diff(other.x) >= BOX.0.unsigned_abs()
                        || one.y.abs_diff(other.y) >= BOX.1.unsigned_abs();
                    prop_assert!(apart, "{one:?} {other:?}");
                }
            }
        }
    }
}
