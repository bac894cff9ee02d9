//! Ids, time, chance, locale, personal values and error kinds: words every other crate speaks.
