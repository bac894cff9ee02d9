//! Licence expressions (SPDX), as far as cargo packages use them.

/// Whether an expression can be fulfilled with the allowed licences alone.
pub fn allowed(expression: &str, allow: &[String]) -> bool {
    // Old packages write "MIT/Apache-2.0".
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut parser = Parser { words: &words, at: 0, allow };
    let answer = parser.any();
    answer && parser.at == words.len()
}

struct Parser<'a> {
    words: &'a [&'a str],
    at: usize,
    allow: &'a [String],
}

impl Parser<'_> {
    fn any(&mut self) -> bool {
        let mut answer = self.all();
        while self.word("OR") {
            answer |= self.all();
        }
        answer
    }

    fn all(&mut self) -> bool {
        let mut answer = self.one();
        while self.word("AND") {
            answer &= self.one();
        }
        answer
    }

    fn one(&mut self) -> bool {
        if self.word("(") {
            let answer = self.any();
            return self.word(")") && answer;
        }
        let Some(name) = self.words.get(self.at) else { return false };
        self.at += 1;
        let mut name = (*name).to_owned();
        if self.word("WITH") {
            let exception = self.words.get(self.at).copied().unwrap_or_default();
            self.at += 1;
            name = format!("{name} WITH {exception}");
        }
        self.allow.contains(&name)
    }

    fn word(&mut self, word: &str) -> bool {
        let here = self.words.get(self.at) == Some(&word);
        self.at += usize::from(here);
        here
    }
}

#[cfg(test)]
mod tests {
    use super::allowed;

    fn asks(expression: &str) -> bool {
        let allow = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        allowed(expression, &allow)
    }

    #[test]
    fn one_of_several_is_enough_but_all_of_all_are_needed() {
        assert!(asks("MIT") && asks("GPL-3.0-only OR MIT") && asks("GPL-2.0/MIT"));
        assert!(asks("(MIT OR Apache-2.0) AND Zlib"));
        assert!(asks("Apache-2.0 WITH LLVM-exception"));
        assert!(!asks("Apache-2.0") && !asks("MIT AND GPL-3.0-only"));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        assert!(!asks("") && !asks("MIT MIT") && !asks("(MIT") && !asks("OR MIT"));
    }
}
