//! View models of the askama macros in this folder: what a page hands to `form.html`, `parts.html`, `list.html`.
//! Pure data without any rule. Every text is finished (translated and formatted) before it comes here;
//! an empty string means "not there".

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    #[default]
    Text,
    /// A number with an optional unit in [`Field::suffix`]; decimal comma allowed.
    Number,
    /// A day as text: `3.4.2024`, `04.2024` or `2024` where the question allows it.
    Date,
    /// A drop-down list.
    Select,
    /// One of a few options, shown all at once.
    Radios,
    /// Several of a few options.
    Checkboxes,
    /// Several of a long list: one drop-down list for each choice, and an empty one.
    Selects,
    /// Several lines of text.
    Textarea,
    /// One line of text with suggestions.
    Combobox,
    /// A secret.
    Password,
}

/// One option of a select, radio or checkbox question, or a suggestion of a combobox.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// One line below the label, only shown by the big choices.
    pub hint: String,
    /// Heading under which options of a select are gathered.
    pub group: String,
    /// Chosen now.
    pub checked: bool,
    /// Not offered now; live forms may bring it back.
    pub off: bool,
}

/// Two people changed the same answer.
#[derive(Clone, Debug, Default)]
pub struct Conflict {
    /// My text.
    pub mine: String,
    /// The text stored meanwhile.
    pub theirs: String,
    /// "Fatma Yıldız, 10:42".
    pub who: String,
}

/// One question with its state.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// `name` of the input and value of `data-q`; rows as `kinder[k1].geburtsdatum`.
    pub path: String,
    /// How it is answered.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// Help that everybody needs, below the label.
    pub hint: String,
    /// Longer help behind "Hilfe dazu".
    pub help: String,
    /// What is wrong and how to repair it.
    pub error: String,
    /// What is unusual; saving is possible all the same.
    pub warning: String,
    /// A value offered for taking over: what is sent, what is read.
    pub suggestion: Option<(String, String)>,
    /// The answer as text; for options see [`Choice::checked`].
    pub value: String,
    /// Options or suggestions.
    pub options: Vec<Choice>,
    /// Finished `<option>` markup of long lists, one text for each drop-down list; takes the place of `options`.
    pub lists: Vec<String>,
    /// What a select says while nothing is chosen; empty for the usual words, which say whether something must be.
    pub unchosen: String,
    /// Must be answered (here "keine Angabe" counts as an answer).
    pub required: bool,
    /// "keine Angabe" can be ticked: an input named `PATH!`.
    pub can_decline: bool,
    /// "keine Angabe" is ticked.
    pub declined: bool,
    /// Shown, but cannot be changed.
    pub readonly: bool,
    /// The condition of the question does not hold. It is hidden only where JavaScript can show it again.
    pub off: bool,
    /// Calculated by the form: shown as an output. Options give the labels of its values.
    pub calculated: bool,
    /// The question whose place a calculated value takes while that is not asked.
    pub instead: String,
    /// Special categories of personal data, Art. 9 GDPR.
    pub art9: bool,
    /// Names or notes that the privacy screen covers.
    pub private: bool,
    /// Width in characters (2, 4, 8, 12, 20); 0 takes the whole column.
    pub width: u8,
    /// Unit behind the input.
    pub suffix: String,
    /// `autocomplete` of the input.
    pub autocomplete: String,
    /// Most characters.
    pub maxlength: u32,
    /// Address of the history of this answer.
    pub history: String,
    /// Somebody else saved meanwhile.
    pub conflict: Option<Conflict>,
}

impl Field {
    /// A question with its path and label.
    pub fn new(kind: Kind, path: impl Into<String>, label: impl Into<String>) -> Self {
        Self { path: path.into(), kind, label: label.into(), ..Self::default() }
    }

    /// The id of the input; ids must not hold brackets, because fragments and selectors trip over them.
    pub fn id(&self) -> String {
        let mut id = String::from("f-");
        id.extend(
            self.path.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }),
        );
        id
    }

    /// Ids of hint, warning and error for `aria-describedby`, in reading order. Warning and error are always
    /// there, empty and hidden, so that live forms only have to fill them.
    pub fn described_by(&self) -> String {
        let id = self.id();
        let hint = if self.hint.is_empty() { String::new() } else { format!("{id}-hint ") };
        format!("{hint}{id}-warning {id}-error")
    }

    /// Options gathered under their headings, in the given order.
    pub fn groups(&self) -> Vec<(String, Vec<&Choice>)> {
        let mut groups: Vec<(String, Vec<&Choice>)> = Vec::new();
        for choice in &self.options {
            match groups.last_mut() {
                Some((name, list)) if *name == choice.group => list.push(choice),
                _ => groups.push((choice.group.clone(), vec![choice])),
            }
        }
        groups
    }

    /// Whether an option is chosen.
    pub fn is_chosen(&self) -> bool {
        self.options.iter().any(|choice| choice.checked)
    }

    /// Whether the label belongs to a group of inputs (`fieldset`) and not to one.
    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Radios | Kind::Checkboxes)
    }

    /// Name of the kind for templates and for `data-kind`.
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Text => "text",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Select => "select",
            Kind::Radios => "radios",
            Kind::Checkboxes => "checkboxes",
            Kind::Selects => "selects",
            Kind::Textarea => "textarea",
            Kind::Combobox => "combobox",
            Kind::Password => "password",
        }
    }
}

/// How urgent or finished something is; decides colour and icon of a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Grey: neither good nor bad.
    #[default]
    Neutral,
    /// Blue: going on.
    Info,
    /// Green: done.
    Success,
    /// Orange: soon.
    Warning,
    /// Red: overdue, wrong.
    Danger,
}

impl Tone {
    /// The part of the class name.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Danger => "danger",
        }
    }
}

/// A word in a coloured frame: state of a case, a step, a consent.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// Colour and icon.
    pub tone: Tone,
    /// The word. Colour never carries the meaning alone.
    pub label: String,
}

/// One line of a task list, of a block on "Heute" or of a result list.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// Link text; personal names come with `private`.
    pub label: String,
    /// Target.
    pub href: String,
    /// One short line below.
    pub note: String,
    /// The label is a name that the privacy screen covers.
    pub private: bool,
    /// State at the end of the line.
    pub tag: Option<Tag>,
    /// Not yet possible; the note says why. Rendered without link.
    pub locked: bool,
}

/// A step on the way to this page.
#[derive(Clone, Debug, Default)]
pub struct Crumb {
    /// Text.
    pub label: String,
    /// Target; empty for the page itself.
    pub href: String,
}

/// Keyset paging: there is no page number and no jump to the end.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// Address of the page before; empty when this is the first.
    pub previous: String,
    /// Address of the next page; empty when this is the last.
    pub next: String,
    /// "1 bis 25", finished text.
    pub shown: String,
}

/// One line of the error summary.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// `#` + id of the input ([`Field::id`]).
    pub href: String,
    /// Label of the question and the text at the field.
    pub message: String,
}

impl Problem {
    /// A line that leads to `href` and begins with the label of what is wrong.
    pub fn labelled(href: String, label: &str, message: &str) -> Self {
        let colon = if label.ends_with('?') { "" } else { ":" };
        Self { href, message: format!("{label}{colon} {message}") }
    }
}

/// One line of a tab bar or a jump list.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Text.
    pub label: String,
    /// Address or `#section`.
    pub href: String,
    /// This page.
    pub current: bool,
    /// "4 von 9" or a state; empty for none.
    pub note: String,
    /// Everything answered: shows a tick (the note says it in words).
    pub done: bool,
}
