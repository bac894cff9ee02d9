//! Just enough of Rust: code without comments and strings, the strings, and what is test code.

use std::ops::Range;

/// A string literal.
pub struct Literal {
    /// Where it begins.
    pub at: usize,
    /// What stands between the quotes, as written.
    pub text: String,
}

/// One source file, taken apart.
pub struct Rust {
    /// The source with comments and the insides of strings blanked; offsets stay the same.
    pub code: String,
    /// The strings, in order.
    pub literals: Vec<Literal>,
    tests: Vec<Range<usize>>,
}

impl Rust {
    /// Takes a source file apart.
    pub fn read(source: &str) -> Self {
        let (code, literals) = Lexer { source: source.as_bytes(), at: 0 }.run();
        let tests = test_ranges(&code, &literals);
        Self { code, literals, tests }
    }

    /// Whether the offset lies in an item under `#[cfg(test)]` or `#[test]`.
    pub fn in_test(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// Names of the modules declared by `#[cfg(test)] mod name;`.
    pub fn test_modules(&self) -> Vec<String> {
        let items = self.tests.iter().map(|range| self.code[range.clone()].trim_end());
        let names = items.filter_map(|item| {
            let (head, name) = item.strip_suffix(';')?.rsplit_once("mod ")?;
            let declared = head.is_empty() || head.ends_with(|c: char| !is_word(c));
            declared.then(|| name.trim().to_owned())
        });
        names.collect()
    }

    /// The places of a whole word in the code.
    pub fn words<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.code.match_indices(word).map(|(at, _)| at).filter(move |at| {
            let before = self.code[..*at].chars().next_back();
            let after = self.code[at + word.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    }

    /// The code of the blocks `name! { … }` (or `macro_rules! name { … }`).
    pub fn macro_blocks(&self, name: &str) -> Vec<Range<usize>> {
        let called = |at: &usize| self.code[at + name.len()..].trim_start().starts_with('!');
        let starts = self.words(name).filter(called);
        starts.filter_map(|at| Some(at..closing(&self.code, at)?)).collect()
    }

    /// The code of the functions of this name.
    pub fn functions(&self, name: &str) -> Vec<Range<usize>> {
        let defined = |at: &usize| self.code[..*at].trim_end().ends_with("fn");
        let starts = self.words(name).filter(defined);
        starts.filter_map(|at| Some(at..closing(&self.code, at)?)).collect()
    }
}

/// Whether a character belongs to a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The end of the first `{ … }` behind `from`, or of the `;` that comes before any.
fn closing(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut brackets = 0usize;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b'{' => depth += 1,
            b'}' if depth <= 1 => return Some(at + 1),
            b'}' => depth -= 1,
            b';' if depth == 0 && brackets == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn test_ranges(code: &str, literals: &[Literal]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for (at, _) in code.match_indices("#[") {
        let Some(end) = code[at..].find(']').map(|end| at + end + 1) else { continue };
        let attribute = &code[at..end];
        let words: Vec<&str> = attribute.split(|c: char| !is_word(c)).collect();
        let feature = words.contains(&"feature")
            && literals.iter().any(|one| (at..end).contains(&one.at) && one.text == "testing");
        let conditional = words.contains(&"cfg") && !words.contains(&"not");
        let marked =
            (conditional && (words.contains(&"test") || feature)) || attribute == "#[test]";
        if marked && let Some(stop) = closing(code, end) {
            ranges.push(at..stop);
        }
    }
    ranges
}

struct Lexer<'a> {
    source: &'a [u8],
    at: usize,
}

impl Lexer<'_> {
    fn run(mut self) -> (String, Vec<Literal>) {
        let mut code = Vec::with_capacity(self.source.len());
        let mut literals = Vec::new();
        while let Some(&byte) = self.source.get(self.at) {
            let start = self.at;
            let rest = &self.source[start..];
            if rest.starts_with(b"//") {
                self.until(b"\n");
            } else if rest.starts_with(b"/*") {
                self.block_comment();
            } else if let Some(hashes) = self.raw_string() {
                let from = start + rest.iter().position(|b| *b == b'"').unwrap_or(0) + 1;
                self.at = from;
                let mut end = vec![b'"'];
                end.extend(std::iter::repeat_n(b'#', hashes));
                self.until(&end);
                literals.push(self.literal(start, from..self.at));
                self.at += end.len();
            } else if byte == b'"' {
                self.at += 1;
                self.string();
                literals.push(self.literal(start, start + 1..self.at));
                self.at += 1;
            } else if byte == b'\'' && self.is_char() {
                self.at += 1;
                self.character();
            } else {
                self.at += 1;
                code.push(byte);
                continue;
            }
            self.at = self.at.min(self.source.len());
            blank(&self.source[start..self.at], &mut code);
        }
        (String::from_utf8_lossy(&code).into_owned(), literals)
    }

    fn literal(&self, at: usize, inside: Range<usize>) -> Literal {
        let end = inside.end.min(self.source.len());
        let text = String::from_utf8_lossy(&self.source[inside.start.min(end)..end]);
        Literal { at, text: text.into_owned() }
    }

    /// The number of `#` when a raw string begins here.
    fn raw_string(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.source.get(at));
        if before.is_some_and(|byte| is_word(char::from(*byte))) {
            return None;
        }
        let rest = &self.source[self.at..];
        let rest = rest.strip_prefix(b"b").or(rest.strip_prefix(b"c")).unwrap_or(rest);
        let rest = rest.strip_prefix(b"r")?;
        let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
        (rest.get(hashes) == Some(&b'"')).then_some(hashes)
    }

    fn until(&mut self, end: &[u8]) {
        let rest = &self.source[self.at..];
        let found = rest.windows(end.len()).position(|window| window == end);
        self.at += found.unwrap_or(rest.len());
    }

    fn string(&mut self) {
        while let Some(byte) = self.source.get(self.at) {
            match byte {
                b'"' => return,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.source.len() {
            let rest = &self.source[self.at..];
            if rest.starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// Tells `'a'` from the lifetime `'a`.
    fn is_char(&self) -> bool {
        let rest = &self.source[self.at + 1..];
        match rest.first() {
            Some(b'\\') => true,
            Some(first) => {
                let width = match first {
                    0..0x80 => 1,
                    0x80..0xE0 => 2,
                    0xE0..0xF0 => 3,
                    _ => 4,
                };
                rest.get(width) == Some(&b'\'')
            }
            None => false,
        }
    }

    fn character(&mut self) {
        while let Some(byte) = self.source.get(self.at) {
            self.at += 1;
            match byte {
                b'\'' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
    }
}

fn blank(bytes: &[u8], code: &mut Vec<u8>) {
    code.extend(bytes.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_not_code() {
        let source =
            "a // x\n/* y /* z */ */ b(\"c \\\" d\", r#\"e \"f\"#, 'g', '\\'', &'h str) // ä";
        let rust = Rust::read(source);
        assert_eq!(rust.code.len(), source.len());
        let code: Vec<&str> = rust.code.split_whitespace().collect();
        assert_eq!(code.join(" "), "a b( , , , , &'h str)");
        let texts: Vec<&str> = rust.literals.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts, ["c \\\" d", "e \"f"]);
    }

    #[test]
    fn test_items_are_known() {
        let rust = Rust::read(
            "fn real() {}\n#[cfg(any(test, feature = \"testing\"))]\nmod tests { fn x() { y } }\n\
             fn other() {}\n#[cfg(test)]\nmod stories;\n#[cfg(not(test))]\nfn third() {}",
        );
        let tested = |word| rust.words(word).all(|at| rust.in_test(at));
        assert!(tested("y") && !tested("real") && !tested("other") && !tested("third"));
        assert_eq!(rust.test_modules(), ["stories"]);
    }

    #[test]
    fn macro_blocks_are_found() {
        let rust = Rust::read("db::statements! { A = \"x\"; }\nconst B: &str = \"y\";");
        let blocks = rust.macro_blocks("statements");
        let inside = |text: &str| {
            let literal = rust.literals.iter().find(|one| one.text == text).expect("a literal");
            blocks.iter().any(|block| block.contains(&literal.at))
        };
        assert!(inside("x") && !inside("y"));
    }
}
