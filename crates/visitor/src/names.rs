//! Names for many people of which no two sound alike, so that no case looks like one that is there.

/// Syllables whose consonants are all different in the Kölner Phonetik.
const SYLLABLES: [&str; 7] = ["ba", "do", "fi", "gu", "la", "mo", "ri"];

/// A family name that sounds like that of no other number.
#[must_use]
pub fn unlike_others(number: u64) -> String {
    let (mut rest, mut name) = (number, String::from("Sa"));
    loop {
        name.push_str(SYLLABLES[(rest % 7) as usize]);
        rest /= 7;
        if rest == 0 {
            return name;
        }
        rest -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::unlike_others;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: BTreeSet<String> = (0..3000).map(unlike_others).collect();
        assert_eq!((names.len(), unlike_others(0).as_str()), (3000, "Saba"));
    }
}
