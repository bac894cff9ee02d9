//! Every problem a form can have: code, severity, German and English message with the way out.

use super::Severity;
use crate::expression::SyntaxError;

macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident { $($field:ident),* } $code:literal $severity:ident $de:literal $en:literal;)*) => {
        /// A problem of a form.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "fields are named by the messages")]
        pub enum Problem {
            /// An expression that cannot be read.
            Syntax(SyntaxError),
            $($(#[$doc])* #[doc = $en] $variant { $($field: String),* },)*
        }

        impl Problem {
            /// All codes, for documentation and tests.
            pub const CODES: &'static [&'static str] = &[
                "expression_syntax", "expression_unsupported", "function_unknown",
                "function_arguments", $($code),*
            ];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    Problem::Syntax(error) => error.code(),
                    $(Problem::$variant { .. } => $code,)*
                }
            }

            /// Error or warning.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self {
                    Problem::Syntax(_) => Severity::Error,
                    $(Problem::$variant { .. } => Severity::$severity,)*
                }
            }

            /// The message in German.
            #[must_use]
            pub fn german(&self) -> String {
                match self {
                    Problem::Syntax(error) => error.german(),
                    $(Problem::$variant { $($field),* } => { $(let _ = $field;)* format!($de) })*
                }
            }

            /// The message in English.
            #[must_use]
            pub fn english(&self) -> String {
                match self {
                    Problem::Syntax(error) => error.english(),
                    $(Problem::$variant { $($field),* } => { $(let _ = $field;)* format!($en) })*
                }
            }
        }
    };
}

problems! {
    SheetMissing { sheet } "sheet_missing" Error
        "Das Blatt „{sheet}“ fehlt oder ist leer." "The sheet \"{sheet}\" is missing or empty.";
    ColumnMissing { column } "column_missing" Error
        "Die Spalte „{column}“ fehlt." "The column \"{column}\" is missing.";
    ColumnTwice { column } "column_twice" Error
        "Die Spalte „{column}“ kommt zweimal vor." "The column \"{column}\" appears twice.";
    ColumnUnknown { column } "column_unknown" Warning
        "Die Spalte „{column}“ wird nicht ausgewertet. Eigene Spalten beginnen mit „geleit::“."
        "The column \"{column}\" is not used. Own columns start with \"geleit::\".";
    TypeMissing { name } "type_missing" Error
        "Bei „{name}“ fehlt der Typ." "\"{name}\" has no type.";
    TypeUnknown { kind } "type_unknown" Error
        "Den Typ „{kind}“ gibt es hier nicht. Erlaubt sind text, integer, decimal, date, select_one, select_multiple, note, calculate, hidden sowie begin/end group und begin/end repeat."
        "The type \"{kind}\" is not supported. Allowed are text, integer, decimal, date, select_one, select_multiple, note, calculate, hidden, and begin/end group and begin/end repeat.";
    NameMissing { kind } "name_missing" Error
        "Die Zeile vom Typ „{kind}“ braucht einen Namen." "The row of type \"{kind}\" needs a name.";
    NameInvalid { name } "name_invalid" Error
        "Der Name „{name}“ ist nicht möglich. Namen bestehen aus Buchstaben, Ziffern, _ und -, und beginnen mit einem Buchstaben oder _."
        "The name \"{name}\" is not possible. Names consist of letters, digits, _ and -, and start with a letter or _.";
    NameTwice { name, row } "name_twice" Error
        "Der Name „{name}“ ist schon in Zeile {row} vergeben. Jeder Name darf nur einmal vorkommen."
        "The name \"{name}\" is already used in row {row}. Every name may be used only once.";
    NameReserved { name } "name_reserved" Error
        "Der Name „{name}“ ist dem Programm vorbehalten." "The name \"{name}\" is reserved.";
    GroupOpen { name, kind } "group_open" Error
        "„{name}“ ({kind}) wird nicht geschlossen; es fehlt „end {kind}“."
        "\"{name}\" ({kind}) is never closed; \"end {kind}\" is missing.";
    GroupNotOpen { kind } "group_not_open" Error
        "„end {kind}“ schließt nichts; das passende „begin {kind}“ fehlt."
        "\"end {kind}\" closes nothing; its \"begin {kind}\" is missing.";
    GroupCrossed { name, kind, found } "group_crossed" Error
        "Hier steht „end {found}“, offen ist aber „{name}“ ({kind})."
        "\"end {found}\" does not fit: \"{name}\" ({kind}) is open.";
    TooDeep { name } "too_deep" Error
        "„{name}“ ist zu tief verschachtelt." "\"{name}\" is nested too deeply.";
    LabelMissing { name } "label_missing" Warning
        "„{name}“ hat keine Beschriftung." "\"{name}\" has no label.";
    TranslationMissing { name, language } "translation_missing" Warning
        "Bei „{name}“ fehlt die Beschriftung in der Sprache „{language}“."
        "\"{name}\" has no label in the language \"{language}\".";
    ListMissing { kind } "list_missing" Error
        "Nach „{kind}“ muss der Name einer Auswahlliste stehen." "\"{kind}\" must be followed by the name of a list.";
    ListUnknown { list } "list_unknown" Error
        "Die Auswahlliste „{list}“ steht nicht im Blatt choices." "The list \"{list}\" is not in the sheet choices.";
    ListUnused { list } "list_unused" Warning
        "Die Auswahlliste „{list}“ wird von keiner Frage benutzt." "The list \"{list}\" is used by no question.";
    ChoiceWithoutList { name } "choice_without_list" Error
        "Bei der Auswahl „{name}“ fehlt der Name der Liste." "The choice \"{name}\" has no list name.";
    ChoiceNameMissing { list } "choice_name_missing" Error
        "In der Liste „{list}“ hat eine Auswahl keinen Namen." "A choice of the list \"{list}\" has no name.";
    ChoiceNameInvalid { name } "choice_name_invalid" Error
        "Der Name „{name}“ einer Auswahl darf keine Leerzeichen enthalten; die Beschriftung darf es."
        "The name \"{name}\" of a choice must not contain spaces; its label may.";
    ChoiceTwice { list, name, row } "choice_twice" Error
        "In der Liste „{list}“ steht „{name}“ schon in Zeile {row}."
        "The list \"{list}\" already has \"{name}\" in row {row}.";
    ValidityInvalid { text } "validity_invalid" Error
        "„{text}“ ist kein Datum. Gültigkeit wird als JJJJ-MM-TT geschrieben."
        "\"{text}\" is no date. Validity is written as YYYY-MM-DD.";
    ValidityOrder { from, until } "validity_order" Error
        "Die Gültigkeit endet ({until}), bevor sie beginnt ({from})." "The validity ends ({until}) before it begins ({from}).";
    QuotesRepaired { repaired } "quotes_repaired" Warning
        "Typografische Anführungszeichen wurden durch gerade ersetzt. Gelesen wird: {repaired}"
        "Typographic quotation marks were replaced by straight ones. Read as: {repaired}";
    ReferenceUnknown { name } "reference_unknown" Error
        "Ein Feld „{name}“ gibt es in dieser Vorlage nicht." "There is no field \"{name}\" in this form.";
    PathUnknown { path } "path_unknown" Error
        "Der Pfad „{path}“ führt zu keinem Feld. Verweisen Sie mit ${{name}}." "The path \"{path}\" leads to no field. Refer to it as ${{name}}.";
    ColumnOfListUnknown { name, list } "choice_column_unknown" Error
        "Die Liste „{list}“ hat keine Spalte „{name}“. Ein Feld der Vorlage schreibt man ${{{name}}}."
        "The list \"{list}\" has no column \"{name}\". A field of the form is written ${{{name}}}.";
    Circular { names } "circular" Error
        "Diese Felder hängen im Kreis voneinander ab: {names}." "These fields depend on each other in a circle: {names}.";
    SeveralNodes { name } "several_nodes" Error
        "„{name}“ steht in einer Wiederholung und hat hier mehrere Werte. Benutzen Sie zum Beispiel sum, count, join oder indexed-repeat."
        "\"{name}\" stands in a repeat and has several values here. Use for example sum, count, join or indexed-repeat.";
    NoSuchDate { text } "no_such_date" Error
        "Das Datum „{text}“ gibt es nicht." "There is no date \"{text}\".";
    PatternBroken { pattern, why } "pattern_broken" Error
        "Das Muster „{pattern}“ ist nicht lesbar ({why})." "The pattern \"{pattern}\" cannot be read ({why}).";
    PatternUnanchored { pattern } "pattern_unanchored" Warning
        "Das Muster „{pattern}“ wird irgendwo im Text gesucht. Für den ganzen Text schreiben Sie ^…$."
        "The pattern \"{pattern}\" is looked for anywhere in the text. For the whole text write ^…$.";
    BooleanOfField { source } "boolean_of_field" Warning
        "boolean() eines Feldes ist nur bei leerer Antwort falsch. Deutlicher ist: ${{feld}} != ''"
        "boolean() of a field is false only for an empty answer. Clearer is: ${{field}} != '' ({source})";
    BooleanAsText { name } "boolean_as_text" Warning
        "„{name}“ ist als Text gespeichert; auch 'false' gilt als wahr. Schreiben Sie ${{{name}}} = 'true' oder einen anderen Vergleich."
        "\"{name}\" is stored as text; even 'false' counts as true. Write ${{{name}}} = 'true' or another comparison.";
    AgeBy365 { source } "age_by_365" Warning
        "Ein Alter, das durch 365,25 geteilt wird, ist am 18. Geburtstag 17. Benutzen Sie alter(${{geburtsdatum}}, today())."
        "An age divided by 365.25 is 17 on the 18th birthday. Use alter(${{date_of_birth}}, today()). ({source})";
    CalculationMissing { name } "calculation_missing" Error
        "„{name}“ ist vom Typ calculate und braucht eine Berechnung." "\"{name}\" is of type calculate and needs a calculation.";
    MisplacedCell { column, kind } "misplaced_cell" Warning
        "„{column}“ hat bei „{kind}“ keine Wirkung." "\"{column}\" has no effect on \"{kind}\".";
    DefaultInvalid { text, kind } "default_invalid" Error
        "Die Vorgabe „{text}“ passt nicht zum Typ {kind}." "The default \"{text}\" does not fit the type {kind}.";
    YesNoInvalid { text } "yes_no_invalid" Error
        "Hier steht „{text}“; erlaubt sind yes oder no." "\"{text}\" should be yes or no.";
    AdditionInvalid { text } "addition_invalid" Error
        "„{text}“ ist kein Zusatz. Zusätze heißen Z01 bis Z99." "\"{text}\" is no addition. Additions are named Z01 to Z99.";
    FormIdMissing { } "form_id_missing" Error
        "Im Blatt settings fehlt form_id." "The sheet settings lacks form_id.";
    LanguageUnknown { language } "language_unknown" Warning
        "Für die Sprache „{language}“ gibt es keine einzige Beschriftung." "There is not one label in the language \"{language}\".";
    LabelReference { name } "label_reference_unknown" Error
        "Die Beschriftung verweist auf „{name}“, das es nicht gibt." "The label refers to \"{name}\", which does not exist.";
    IndicatorUnit { unit } "indicator_unit" Error
        "Die Einheit „{unit}“ ist nicht möglich. Erlaubt sind Fall, Haushalt und Kind." "The unit \"{unit}\" is not possible. Allowed are Fall, Haushalt and Kind.";
    IndicatorCondition { name } "indicator_condition_missing" Error
        "Der Indikator „{name}“ braucht eine Bedingung." "The indicator \"{name}\" needs a condition.";
    IndicatorParameter { text } "indicator_parameter" Error
        "„{text}“ ist kein Parameter. Parameter schreibt man name=wert; name=wert." "\"{text}\" is no parameter. Write name=value; name=value.";
}
