//! Bytes as groups a person can type: Crockford's base 32, five characters a group, the fifth a check.
//!
//! The check symbol is a weighted sum in the field of 32 elements, with the group's position added: one
//! wrong character, two neighbours swapped and two groups swapped are always noticed, and the group is
//! named. No I, L, O or U is printed; typed as 1, 1 and 0 they are understood.

use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA: usize = 4;

/// Writes bytes (a multiple of five: 8 symbols each) as groups.
pub(crate) fn write(bytes: &[u8]) -> Vec<Zeroizing<String>> {
    let mut symbols = Zeroizing::new(Vec::with_capacity(bytes.len() * 8 / 5));
    for five in bytes.chunks(5) {
        let number = five.iter().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        symbols.extend((0..8).rev().map(|at| (number >> (at * 5) & 31) as u8));
    }
    let groups = symbols.chunks(DATA).enumerate();
    groups
        .map(|(index, data)| {
            let all = data.iter().copied().chain([check(index, data)]);
            Zeroizing::new(all.map(|symbol| char::from(ALPHABET[usize::from(symbol)])).collect())
        })
        .collect()
}

/// What is wrong with a typed text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// So many characters instead of the right number.
    Length(usize),
    /// This group (from 1) is wrong.
    Group(usize),
}

/// Reads `count` groups, in capitals or not, with or without spaces and hyphens.
pub(crate) fn read(text: &str, count: usize) -> Result<Zeroizing<Vec<u8>>, Misread> {
    let separators = |c: char| c.is_whitespace() || c == '-';
    let words: Vec<&str> = text.split(separators).filter(|word| !word.is_empty()).collect();
    let joined = Zeroizing::new(words.concat());
    let characters: Zeroizing<Vec<char>> = Zeroizing::new(joined.chars().collect());
    // Typed in groups, a missing character is located too; else only the whole length can be judged.
    if words.len() == count {
        let short = words.iter().position(|word| word.chars().count() != DATA + 1);
        if let Some(index) = short {
            return Err(Misread::Group(index + 1));
        }
    } else if characters.len() != count * (DATA + 1) {
        return Err(Misread::Length(characters.len()));
    }
    let mut symbols = Zeroizing::new(Vec::with_capacity(count * DATA));
    for (index, group) in characters.chunks(DATA + 1).enumerate() {
        let read: Option<Vec<u8>> = group.iter().map(|c| symbol(*c)).collect();
        let read = Zeroizing::new(read.ok_or(Misread::Group(index + 1))?);
        if check(index, &read[..DATA]) != read[DATA] {
            return Err(Misread::Group(index + 1));
        }
        symbols.extend_from_slice(&read[..DATA]);
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(symbols.len() * 5 / 8));
    for eight in symbols.chunks(8) {
        let number = eight.iter().fold(0u64, |sum, symbol| sum << 5 | u64::from(*symbol));
        bytes.extend_from_slice(&number.to_be_bytes()[3..]);
    }
    Ok(bytes)
}

fn symbol(typed: char) -> Option<u8> {
    let capital = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == capital).map(|at| at as u8)
}

/// Horner's rule with weights 2⁴, 2³, 2², 2¹; the check symbol itself has weight 1.
fn check(index: usize, data: &[u8]) -> u8 {
    let sum = data.iter().fold(0, |sum, symbol| double(sum ^ symbol));
    sum ^ (index as u8 + 1) & 31
}

/// Twice an element of GF(32) with the polynomial x⁵ + x² + 1.
fn double(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}
