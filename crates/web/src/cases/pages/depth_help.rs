//! The three depths of documentation and their criteria (paper, Anhang 4), shown where one is chosen.

use crate::components::{Choice, Field};
use crate::lists::label;
use crate::texts::Texts;
use crate::typed::{Typed, option};

/// A depth with what speaks for it.
pub struct Depth {
    /// Its name.
    pub name: String,
    /// The sections it fills.
    pub sections: String,
    /// What speaks for it.
    pub criteria: Vec<String>,
}

/// Name of each depth in the list, and how many criteria it has.
const DEPTHS: [(&str, usize); 3] = [("einmalig", 4), ("einfach", 4), ("fallsteuerung", 4)];

/// All three, from the shortest to the deepest.
pub fn all(t: Texts) -> Vec<Depth> {
    DEPTHS
        .map(|(depth, criteria)| Depth {
            name: label("beratungsarten", depth, t),
            sections: t.get(&format!("depth-{depth}-sections")).into_owned(),
            criteria: (1..=criteria)
                .map(|number| t.get(&format!("depth-{depth}-{number}")).into_owned())
                .collect(),
        })
        .into()
}

/// The choice between them; the one-off enquiry only where no case exists yet.
pub fn question(typed: &Typed, with_enquiry: bool, t: Texts) -> Field {
    let depths = DEPTHS.iter().skip(usize::from(!with_enquiry));
    let options = depths.map(|(depth, _)| Choice {
        hint: t.get(&format!("depth-{depth}")).into_owned(),
        ..option(*depth, label("beratungsarten", depth, t))
    });
    let field = typed.radios("counselling_type", "cases-type", options.collect());
    Field { required: true, ..field }
}
