//! Passwords: what is accepted, how it is kept, how it is compared.

use std::sync::OnceLock;

use argon2::Params;
use base::{FieldError, Outcome, Personal, Problem, Random};
use unicode_normalization::UnicodeNormalization;

use super::desk;

/// The fewest characters (ASVS 5.0, 6.2.1 asks for 8; there are no rules about kinds of characters).
pub const MIN_LENGTH: usize = 12;
/// The most characters: whole sentences are welcome, books would only keep the processor busy.
pub const MAX_LENGTH: usize = 128;

/// Frequent passwords of 8 and more characters; licence note beside the file.
const COMMON: &str = include_str!("../data/common-passwords.txt");

/// How much work a guess costs (argon2id). OWASP's recommendation is 19 MiB, 2 passes, 1 lane.
#[derive(Debug, Clone)]
pub struct PasswordPolicy {
    params: Params,
    /// A hash nobody has the password of: compared against when the name is unknown, so that the
    /// answer takes as long as for a known one.
    dummy: String,
}

impl PasswordPolicy {
    /// The policy of a real installation: 19 MiB, 2 passes, 1 lane.
    ///
    /// # Errors
    /// Never in practice; the parameters are fixed.
    pub fn standard(random: &dyn Random) -> Outcome<Self> {
        Self::with(19 * 1024, 2, 1, random)
    }

    /// Almost no work, for tests and nothing else.
    ///
    /// # Errors
    /// Never in practice; the parameters are fixed.
    pub fn cheap(random: &dyn Random) -> Outcome<Self> {
        Self::with(8, 1, 1, random)
    }

    fn with(kibibytes: u32, passes: u32, lanes: u32, random: &dyn Random) -> Outcome<Self> {
        let params = Params::new(kibibytes, passes, lanes, None).map_err(Problem::internal)?;
        let mut policy = Self { params, dummy: String::new() };
        let mut nobody = [0; 16];
        random.fill(&mut nobody);
        policy.dummy = policy.hash_bytes(&nobody, random)?;
        Ok(policy)
    }

    /// The hash to keep, with salt and parameters in PHC text form.
    ///
    /// # Errors
    /// When memory is short.
    pub fn hash(&self, password: &str, random: &dyn Random) -> Outcome<String> {
        self.hash_bytes(normal(password).as_bytes(), random)
    }

    /// Bytes for a key that nobody has without the phrase, with the work of a hash.
    ///
    /// # Errors
    /// When memory is short.
    pub(in crate::identity) fn derive(&self, phrase: &str, salt: &[u8]) -> Outcome<Vec<u8>> {
        let bounded: String = phrase.chars().take(MAX_LENGTH + 1).collect();
        desk::derive(&self.params, normal(&bounded).as_bytes(), salt)
    }

    fn hash_bytes(&self, password: &[u8], random: &dyn Random) -> Outcome<String> {
        let mut salt = [0; 16];
        random.fill(&mut salt);
        desk::hash(&self.params, password, &salt)
    }

    /// Whether the password belongs to the hash. Without a hash the same work is done for nothing.
    pub fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        // Nobody's password is that long, and hashing it would be work for an attacker's pleasure.
        let bounded: String = password.chars().take(MAX_LENGTH + 1).collect();
        let password = normal(&bounded);
        let fits = desk::fits(password.as_bytes(), hash.unwrap_or(&self.dummy));
        fits && hash.is_some()
    }
}

/// One spelling for what looks the same: `ü` typed in one or in two code points.
fn normal(password: &str) -> String {
    password.nfc().collect()
}

/// Whether a new password is good enough. `context` are words an attacker would try first: login, the
/// person's and the agencies' names.
///
/// # Errors
/// [`Problem::Invalid`] at the field `password`.
pub fn check_new(password: &str, context: &[&str]) -> Outcome<()> {
    let refuse = |error: FieldError| Err(Problem::Invalid(vec![error]));
    let password = normal(password);
    let length = password.chars().count();
    if length < MIN_LENGTH {
        return refuse(FieldError::new("password", "password-too-short").with("min", MIN_LENGTH));
    }
    if length > MAX_LENGTH {
        return refuse(FieldError::new("password", "password-too-long").with("max", MAX_LENGTH));
    }
    let lower = password.to_lowercase();
    if is_common(&lower) {
        return refuse(FieldError::new("password", "password-common"));
    }
    if left_without(&lower, context) < 8 {
        return refuse(FieldError::new("password", "password-context"));
    }
    Ok(())
}

/// On the list, also with digits or signs hung on (`Sommer2026!` is what people make of `sommer`).
fn is_common(lower: &str) -> bool {
    static LIST: OnceLock<Vec<&str>> = OnceLock::new();
    let list = LIST.get_or_init(|| COMMON.lines().collect());
    let found = |word: &str| list.binary_search(&word).is_ok();
    let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
    let few_kinds = {
        let mut kinds: Vec<char> = lower.chars().collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.len() <= 2
    };
    few_kinds || is_row_of_digits(lower) || found(lower) || found(bare)
}

/// `123456789012`, `246802468024`: digits with the same step between them, longer than lists have them.
fn is_row_of_digits(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    let step = |pair: &[u32]| (pair[1] + 10 - pair[0]) % 10;
    digits.is_some_and(|all| {
        all.windows(2).map(step).all(|one| all.get(..2).is_some_and(|two| one == step(two)))
    })
}

/// How many characters remain when everything an attacker knows is taken out.
fn left_without(lower: &str, context: &[&str]) -> usize {
    let mut rest = lower.to_owned();
    let own = ["geleit", "integrationsmanagement", "integrationsplan", "integration", "passwort"];
    let mut words: Vec<String> = own.map(str::to_owned).into();
    for text in context {
        let text = normal(text).to_lowercase();
        words.extend(text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
        words.push(text);
    }
    words.retain(|word| word.chars().count() >= 4);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        rest = rest.replace(&word, "");
    }
    rest.chars().count()
}

/// A password nobody has to think up: 16 letters and digits in groups, 80 bits.
pub fn generate(random: &dyn Random) -> Personal<String> {
    Personal::new(super::base32::grouped(random))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededRandom;

    fn key(password: &str) -> &'static str {
        match check_new(password, &["anna.meier", "Anna Meier", "Stadt Singen"]) {
            Ok(()) => "fine",
            Err(Problem::Invalid(errors)) => errors[0].key,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_people_choose() {
        for (password, answer) in [
            ("", "password-too-short"),
            ("elf Zeichen", "password-too-short"),
            ("1234567890123", "password-common"),
            ("975319753197", "password-common"),
            ("483920571164", "fine"),
            ("aaaaaaaaaaaa", "password-common"),
            ("Password2026!", "password-common"),
            ("AnnaMeier2026", "password-context"),
            ("Singen-Geleit", "password-context"),
            ("blaue Gurken tanzen", "fine"),
            ("في الصباح الباكر", "fine"),
            ("🏠🏠🌳🌳🚲🚲🌙🌙⭐⭐🌍🌍", "fine"),
            ("Singen ist im Mai am schönsten", "fine"),
        ] {
            assert_eq!(key(password), answer, "{password}");
        }
        assert_eq!(key(&"wort ".repeat(30)), "password-too-long");
        assert_eq!(key(&"a b c d e ".repeat(12)), "fine");
    }

    #[test]
    fn the_list_is_sorted_or_nothing_would_be_found() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() > 10_000);
        assert!(lines.is_sorted());
    }

    #[test]
    fn a_hash_fits_its_password_in_every_spelling_and_no_other() {
        let random = SeededRandom::new(1);
        let policy = PasswordPolicy::cheap(&random).unwrap();
        let hash = policy.hash("schöne Gurken", &random).unwrap();
        assert!(policy.verify("schöne Gurken", Some(&hash)));
        assert!(policy.verify("scho\u{308}ne Gurken", Some(&hash)));
        assert!(!policy.verify("schone Gurken", Some(&hash)));
        assert!(!policy.verify("", None));
        assert!(!policy.verify(&"x".repeat(1_000_000), Some(&hash)));
        assert_ne!(hash, policy.hash("schöne Gurken", &random).unwrap(), "salted");
    }

    #[test]
    fn the_real_policy_costs_what_owasp_asks() {
        let random = SeededRandom::new(1);
        let policy = PasswordPolicy::standard(&random).unwrap();
        assert!(policy.dummy.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", policy.dummy);
    }
}
