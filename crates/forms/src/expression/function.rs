//! The closed list of functions. Anything else is refused while reading a form, so that a typing
//! mistake never becomes an empty answer at run time.

/// What a function wants at one argument position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Any value, converted as needed.
    Value,
    /// A reference or path: the function works on nodes, not on their text.
    Nodes,
}

macro_rules! functions {
    ($($variant:ident $name:literal $min:literal $max:expr, $nodes:expr;)*) => {
        /// A function of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Function { $(#[doc = $name] $variant),* }

        impl Function {
            /// All functions, for documentation and tests.
            pub const ALL: &'static [Function] = &[$(Function::$variant),*];

            /// The name as written in expressions.
            #[must_use]
            pub fn name(self) -> &'static str { match self { $(Function::$variant => $name),* } }

            /// Finds a function by its exact name.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Function> {
                match name { $($name => Some(Function::$variant),)* _ => None }
            }

            /// Smallest and largest number of arguments.
            #[must_use]
            pub fn arity(self) -> (usize, usize) { match self { $(Function::$variant => ($min, $max)),* } }

            /// What argument `index` must be.
            #[must_use]
            pub fn wants(self, index: usize) -> Wants {
                let nodes: fn(usize) -> bool = match self { $(Function::$variant => $nodes),* };
                if nodes(index) { Wants::Nodes } else { Wants::Value }
            }
        }
    };
}

const MANY: usize = 64;

functions! {
    If "if" 3 3, |_| false;
    Coalesce "coalesce" 1 MANY, |_| false;
    Once "once" 1 1, |_| false;
    Selected "selected" 2 2, |_| false;
    SelectedAt "selected-at" 2 2, |_| false;
    CountSelected "count-selected" 1 1, |_| false;
    ChoiceName "jr:choice-name" 2 2, |_| false;
    Count "count" 1 1, |_| true;
    CountNonEmpty "count-non-empty" 1 1, |_| true;
    Sum "sum" 1 1, |_| true;
    Min "min" 1 MANY, |_| false;
    Max "max" 1 MANY, |_| false;
    Position "position" 0 1, |_| true;
    IndexedRepeat "indexed-repeat" 3 9, |i| i == 0 || i % 2 == 1;
    Number "number" 1 1, |_| false;
    Int "int" 1 1, |_| false;
    Round "round" 1 2, |_| false;
    Abs "abs" 1 1, |_| false;
    String "string" 0 1, |_| false;
    Concat "concat" 0 MANY, |_| false;
    Join "join" 1 MANY, |_| false;
    Substr "substr" 2 3, |_| false;
    SubstringBefore "substring-before" 2 2, |_| false;
    SubstringAfter "substring-after" 2 2, |_| false;
    Contains "contains" 2 2, |_| false;
    StartsWith "starts-with" 2 2, |_| false;
    EndsWith "ends-with" 2 2, |_| false;
    StringLength "string-length" 0 1, |_| false;
    NormalizeSpace "normalize-space" 0 1, |_| false;
    Translate "translate" 3 3, |_| false;
    Regex "regex" 2 2, |_| false;
    Boolean "boolean" 1 1, |_| false;
    BooleanFromString "boolean-from-string" 1 1, |_| false;
    Not "not" 1 1, |_| false;
    True "true" 0 0, |_| false;
    False "false" 0 0, |_| false;
    Today "today" 0 0, |_| false;
    Now "now" 0 0, |_| false;
    Date "date" 1 1, |_| false;
    DateTime "date-time" 1 1, |_| false;
    FormatDate "format-date" 2 2, |_| false;
    FormatDateTime "format-date-time" 2 2, |_| false;
    DecimalDateTime "decimal-date-time" 1 1, |_| false;
    // Our two extensions: ages without the 365.25 trap, also for partial dates.
    Age "alter" 1 2, |_| false;
    Months "monate" 1 2, |_| false;
}
