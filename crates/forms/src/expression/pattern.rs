//! Regular expressions: a linear-time engine, and the same meaning as in the browser.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::{Regex, RegexBuilder};

/// Longest pattern read, and largest compiled program (bytes).
const LONGEST: usize = 1_000;
const LARGEST: usize = 1 << 20;
/// Compiled patterns kept per thread.
const KEPT: usize = 128;

thread_local! {
    static COMPILED: RefCell<HashMap<String, Option<Regex>>> = RefCell::new(HashMap::new());
}

/// Whether the pattern is found anywhere in the text; a broken pattern is found nowhere.
pub(super) fn matches(text: &str, pattern: &str) -> bool {
    COMPILED.with_borrow_mut(|compiled| {
        if let Some(regex) = compiled.get(pattern) {
            return regex.as_ref().is_some_and(|regex| regex.is_match(text));
        }
        if compiled.len() >= KEPT {
            compiled.clear();
        }
        let regex = compile(pattern).ok();
        let found = regex.as_ref().is_some_and(|regex| regex.is_match(text));
        compiled.insert(pattern.to_owned(), regex);
        found
    })
}

/// Compiles a pattern, or says why not.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > LONGEST {
        return Err("too long".to_owned());
    }
    RegexBuilder::new(&ascii_classes(pattern))
        .size_limit(LARGEST)
        .build()
        .map_err(|error| error.to_string().lines().last().unwrap_or_default().to_owned())
}

/// `\d`, `\w` and `\s` mean ASCII in the browser; write them out, so that they do here too.
fn ascii_classes(pattern: &str) -> String {
    let mut written = String::with_capacity(pattern.len());
    let mut inside = 0_u32;
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '[' => inside += 1,
            ']' => inside = inside.saturating_sub(1),
            '\\' => {
                let class = match chars.next() {
                    Some('d') => "0-9",
                    Some('w') => "0-9A-Za-z_",
                    Some('s') => r" \t\n\r\f\v",
                    Some('/') => {
                        written.push('/');
                        continue;
                    }
                    Some(other) => {
                        written.push('\\');
                        written.push(other);
                        continue;
                    }
                    None => {
                        written.push('\\');
                        continue;
                    }
                };
                if inside > 0 {
                    written.push_str(class);
                } else {
                    written.push('[');
                    written.push_str(class);
                    written.push(']');
                }
                continue;
            }
            _ => {}
        }
        written.push(c);
    }
    written
}
