//! Whether the bodies carry on by themselves: what the last step of the process looks at.

use base::Outcome;

use super::demand;
use crate::house::House;
use crate::identity::{Actor, ProcessAction};
use crate::network::bodies::actions::{bodies, body};
use crate::network::bodies::{Body, BodyKind, Light};

/// Something a body needs to carry on by itself (working paper, 1: participants, goals, rhythm and responsibilities
/// are written down).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The rules are not written.
    Charter,
    /// They are written, but not adopted.
    Adoption,
    /// Seats or duties without anybody.
    Offices,
    /// The rhythm is not kept.
    Rhythm,
    /// No next meeting is planned.
    Meeting,
}

impl Lack {
    /// Every one.
    pub const ALL: [Self; 5] =
        [Self::Charter, Self::Adoption, Self::Offices, Self::Rhythm, Self::Meeting];

    /// Its word in keys of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Adoption => "adoption",
            Self::Offices => "offices",
            Self::Rhythm => "rhythm",
            Self::Meeting => "meeting",
        }
    }
}

/// A body the process should leave behind, and what it lacks.
#[derive(Debug, Clone)]
pub struct BodyCheck {
    /// Of which kind.
    pub kind: BodyKind,
    /// The body; none while it is not set up.
    pub body: Option<Body>,
    /// What it lacks; nothing when it stands by itself.
    pub lacks: Vec<Lack>,
}

impl BodyCheck {
    /// Whether it stands by itself.
    pub fn stands(&self) -> bool {
        self.body.is_some() && self.lacks.is_empty()
    }
}

/// Bodies the process leaves behind (working paper, 1.1 to 1.3), each with what it lacks.
///
/// # Errors
/// [`base::Problem::Forbidden`] for roles that do not read the process.
pub fn standing(house: &House, actor: &Actor) -> Outcome<Vec<BodyCheck>> {
    demand(house, actor, ProcessAction::Read)?;
    let known = bodies(house, actor)?;
    let mut checks = Vec::new();
    for kind in [BodyKind::Round, BodyKind::Forum, BodyKind::WorkingCircle] {
        let own: Vec<_> = known.iter().filter(|line| line.body.kind == kind).collect();
        if own.is_empty() {
            checks.push(BodyCheck { kind, body: None, lacks: Vec::new() });
        }
        for line in own {
            let view = body(house, actor, line.body.id)?;
            let charter = view.charters.first();
            let adopted = charter.is_none_or(|charter| charter.text.adopted_on.is_some());
            let found = [
                (charter.is_none(), Lack::Charter),
                (!adopted, Lack::Adoption),
                (!view.missing.is_empty(), Lack::Offices),
                (view.rhythm.light == Light::Red, Lack::Rhythm),
                (view.rhythm.next.is_none(), Lack::Meeting),
            ];
            let lacks = found.into_iter().filter(|(lacks, _)| *lacks).map(|(_, lack)| lack);
            let lacks = lacks.collect();
            checks.push(BodyCheck { kind, body: Some(view.body), lacks });
        }
    }
    Ok(checks)
}
