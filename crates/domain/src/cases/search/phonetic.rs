//! Kölner Phonetik (Postel 1969): German names that sound alike get the same digits.

/// The code of one plain word (see [`super::words`]); letters it does not know are skipped.
pub fn cologne(word: &str) -> String {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    let mut codes = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|previous| letters[previous]);
        let after = letters.get(index + 1).copied();
        codes.push_str(code(*letter, before, after, index == 0));
    }
    let mut short = String::new();
    for digit in codes.chars() {
        if !short.ends_with(digit) {
            short.push(digit);
        }
    }
    let mut kept: String = short.chars().filter(|digit| *digit != '0').collect();
    if short.starts_with('0') {
        kept.insert(0, '0');
    }
    kept
}

fn code(letter: char, before: Option<char>, after: Option<char>, first: bool) -> &'static str {
    let next_in = |set: &str| after.is_some_and(|next| set.contains(next));
    match letter {
        'a' | 'e' | 'i' | 'j' | 'o' | 'u' | 'y' => "0",
        'h' => "",
        'b' => "1",
        'p' if next_in("h") => "3",
        'p' => "1",
        'd' | 't' if next_in("csz") => "8",
        'd' | 't' => "2",
        'f' | 'v' | 'w' => "3",
        'g' | 'k' | 'q' => "4",
        'x' if before.is_some_and(|b| "ckq".contains(b)) => "8",
        'x' => "48",
        'l' => "5",
        'm' | 'n' => "6",
        'r' => "7",
        's' | 'z' => "8",
        'c' if first => {
            if next_in("ahkloqrux") {
                "4"
            } else {
                "8"
            }
        }
        'c' if before.is_some_and(|b| "sz".contains(b)) => "8",
        'c' if next_in("ahkoqux") => "4",
        'c' => "8",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_meet() {
        assert_eq!(cologne("mueller"), "657");
        assert_eq!(cologne("miller"), "657");
        assert_eq!(cologne("wikipedia"), "3412");
        assert_eq!(cologne("breschnew"), "17863");
        assert_eq!(cologne("schmidt"), cologne("schmitt"));
        assert_eq!(cologne("mohammad"), cologne("muhamed"));
        assert_eq!(cologne(""), "");
    }
}
