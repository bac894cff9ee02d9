//! SQL texts as named constants that a test can list.

/// Declares the SQL texts of one `store.rs`: each becomes a constant, and all of them stand in
/// `STATEMENTS`, so that a test prepares every single one on both engines.
///
/// ```
/// db::statements! {
///     /// How many there are.
///     COUNT = "SELECT count(*) FROM agency";
/// }
/// assert_eq!(STATEMENTS[0].0, "COUNT");
/// # let _ = COUNT;
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+
        /// Every SQL text of this store, by name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
