//! Notes that several people type at once: every change is a delta against the text its writer saw, and is moved behind
//! what others changed meanwhile (operational transformation after Ellis and Gibbs, 1989; the server alone gives the
//! order). Nobody waits for anybody, and no typed word is lost.

use operational_transform::{Operation, OperationSeq};

/// The most characters of the notes of one item.
pub const NOTES: usize = 20_000;
/// The most pieces of one delta: nobody types more in the moment between two of them.
const PIECES: usize = 1_000;

/// A change of a text: how many characters (Unicode scalar values) stay, go and come, from its beginning to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Delta(OperationSeq);

impl Delta {
    /// Reads `[3, -2, "neu"]`: three stay, two go, "neu" comes. None for anything else, for numbers no text of ours can
    /// reach, and for characters no keyboard types.
    pub fn parse(json: &str) -> Option<Self> {
        let pieces: Vec<serde_json::Value> = serde_json::from_str(json).ok()?;
        if pieces.len() > PIECES {
            return None;
        }
        let most = NOTES as u64;
        let pieces = pieces.into_iter().map(|piece| match piece {
            serde_json::Value::String(text) if text.chars().all(is_typed) => {
                Some(Operation::Insert(text))
            }
            serde_json::Value::Number(number) => {
                let number = number.as_i64().filter(|number| number.unsigned_abs() <= most)?;
                let length = number.unsigned_abs();
                Some(if number < 0 { Operation::Delete(length) } else { Operation::Retain(length) })
            }
            _ => None,
        });
        pieces.collect::<Option<OperationSeq>>().map(Self)
    }

    /// What turns one text into another: all between their common beginning and their common end.
    pub fn between(before: &str, after: &str) -> Self {
        let (old, new): (Vec<char>, Vec<char>) =
            (before.chars().collect(), after.chars().collect());
        let same = |pair: &(&char, &char)| pair.0 == pair.1;
        let head = old.iter().zip(&new).take_while(same).count();
        let most = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let mut all = OperationSeq::default();
        all.retain(head as u64);
        all.delete((old.len() - head - tail) as u64);
        all.insert(&new[head..new.len() - tail].iter().collect::<String>());
        all.retain(tail as u64);
        Self(all)
    }

    /// The text form, as stored and as browsers read it.
    pub fn to_json(&self) -> String {
        let piece = |piece: &Operation| match piece {
            Operation::Insert(text) => serde_json::Value::from(text.as_str()),
            Operation::Retain(length) => serde_json::Value::from(*length),
            Operation::Delete(length) => {
                serde_json::Value::from(-i64::try_from(*length).unwrap_or(0))
            }
        };
        serde_json::Value::Array(self.0.ops().iter().map(piece).collect()).to_string()
    }

    /// The text after the change; none when the change is one of another text.
    pub fn apply(&self, text: &str) -> Option<String> {
        self.0.apply(text).ok()
    }

    /// This change as it must be once `earlier`, which was typed at the same time, has been made. What both put at the
    /// same place: this one's stands first.
    pub fn behind(&self, earlier: &Self) -> Option<Self> {
        self.0.transform(&earlier.0).ok().map(|(moved, _)| Self(moved))
    }

    /// A foreign change as it must be made behind `own`, which was typed at the same time and is not known to others
    /// yet. The counterpart of [`Self::behind`], as browsers need it.
    pub fn after_own(&self, own: &Self) -> Option<Self> {
        own.0.transform(&self.0).ok().map(|(_, moved)| Self(moved))
    }

    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        self.0.is_noop()
    }
}

/// Line ends, tabs, and everything that is no control character.
fn is_typed(one: char) -> bool {
    one == '\n' || one == '\t' || !one.is_control()
}

/// What stands there, and behind it the typed lines that do not stand there yet: where only whole texts are at hand.
pub(super) fn join(stored: &str, typed: &str) -> String {
    let fresh = typed.lines().filter(|line| !stored.lines().any(|known| known == *line));
    let lines: Vec<&str> = stored.lines().chain(fresh).collect();
    lines.join("\n")
}

/// A change as it is sent by a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Which window: a random word it gave itself.
    pub pen: String,
    /// Its how manyeth change, from 1 on: sent twice, it counts once.
    pub number: i64,
    /// The version of the notes it saw.
    pub version: i64,
    /// What it changed.
    pub delta: Delta,
}

/// A change that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The version of the notes it led to.
    pub version: i64,
    /// Whose it was; see [`Stroke::pen`].
    pub pen: String,
    /// See [`Stroke::number`].
    pub number: i64,
    /// The delta, in its text form.
    pub delta: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joining_keeps_every_line_of_both() {
        assert_eq!(join("a\nb", "a\nc"), "a\nb\nc");
        assert_eq!(join("", "x\n\ny"), "x\n\ny");
        assert_eq!(join("a\nb", "b\na"), "a\nb");
        assert_eq!(join("a", ""), "a");
    }

    #[test]
    fn what_no_window_sends_is_no_delta() {
        for ugly in [
            "",
            "{}",
            "[null]",
            "[1.5]",
            "[true]",
            "[[1]]",
            "[99999999999]",
            "[-9223372036854775808]",
            "[18446744073709551615]",
            "[\"\\u0000\"]",
            "[\"\\u001b[0m\"]",
            "[\"\\ud800\"]",
        ] {
            assert!(Delta::parse(ugly).is_none(), "{ugly}");
        }
        let many = format!("[{}1]", "1,".repeat(PIECES));
        assert!(Delta::parse(&many).is_none());
        assert!(Delta::parse("[]").unwrap().is_nothing());
        assert_eq!(Delta::parse("[1,\"ä\\n🌱\",-1]").unwrap().apply("xy").unwrap(), "xä\n🌱");
        assert!(Delta::parse("[3]").unwrap().apply("xy").is_none());
    }

    /// Three people type into one text; each sends what was typed since the last answer, and everybody ends with the
    /// same text, in which every word stands in one piece.
    fn texts() -> impl Strategy<Value = String> {
        "[a-z äß🌱\n]{0,20}"
    }

    proptest! {
        #[test]
        fn a_delta_between_two_texts_leads_from_one_to_the_other(before in texts(), after in texts()) {
            let delta = Delta::between(&before, &after);
            prop_assert_eq!(delta.apply(&before), Some(after));
            prop_assert_eq!(Delta::parse(&delta.to_json()), Some(delta));
        }

        #[test]
        fn whoever_comes_first_the_text_is_the_same(
            base in texts(), mine in texts(), theirs in texts(),
        ) {
            let (a, b) = (Delta::between(&base, &mine), Delta::between(&base, &theirs));
            let (a2, b2) = a.0.transform(&b.0).unwrap();
            prop_assert_eq!(&Delta(a2.clone()), &a.behind(&b).unwrap());
            let one = a2.apply(&b.apply(&base).unwrap()).unwrap();
            let other = b2.apply(&a.apply(&base).unwrap()).unwrap();
            prop_assert_eq!(one, other);
        }

        #[test]
        fn what_somebody_put_in_is_never_lost(base in texts(), put in "[A-Z]{1,5}", theirs in texts(), at in 0_usize..20) {
            let at = base.char_indices().map(|(place, _)| place).nth(at).unwrap_or(base.len());
            let mine = format!("{}{put}{}", &base[..at], &base[at..]);
            let moved = Delta::between(&base, &mine).behind(&Delta::between(&base, &theirs)).unwrap();
            prop_assert!(moved.apply(&theirs).unwrap().contains(&put));
        }
    }
}
