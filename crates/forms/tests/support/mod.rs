//! Small forms as text, for stories.
#![allow(dead_code, clippy::unwrap_used, reason = "test support; every file uses its own part")]

use forms::{Answer, Answers, Compiled, Context, Finding, Form, Path, Workbook, compile};
use jiff::civil::date;

pub const SETTINGS: &str =
    "form_id,version,form_title,default_language\nplan,2024-1,Integrationsplan,Deutsch (de)\n";

pub fn workbook(survey: &str, choices: &str) -> Workbook {
    Workbook::from_csv(&[("survey", survey), ("choices", choices), ("settings", SETTINGS)]).unwrap()
}

pub fn compiled(survey: &str, choices: &str) -> Compiled {
    compile(&workbook(survey, choices)).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

pub fn form(survey: &str, choices: &str) -> Form {
    compiled(survey, choices).form
}

/// All findings, whether or not the form compiles.
pub fn findings(workbook: &Workbook) -> Vec<Finding> {
    match compile(workbook) {
        Ok(compiled) => compiled.warnings,
        Err(findings) => findings,
    }
}

pub fn context() -> Context {
    Context::on(date(2024, 6, 1))
}

pub fn path(text: &str) -> Path {
    Path::parse(text).unwrap()
}

pub fn answers(entries: &[(&str, &str)]) -> Answers {
    entries.iter().map(|(path, text)| (*path, Answer::from(*text))).collect()
}

pub const FAMILY: &str = r#"type,name,label,relevant,required,constraint,constraint_message,calculation,choice_filter,appearance,geleit::zusatz
text,anrede,Anrede,,,,,,,,
begin group,familie,Familie,,,,,,,,
select_one ja_nein,kinder_da,Minderjährige Kinder?,,yes,,,,,,
begin repeat,kinder,Kinder,${kinder_da} = 'ja',,,,,,,
text,vorname,Vorname,,yes,,,,,,
date,geburtsdatum,Geburtsdatum,,,. <= today(),Das Datum liegt in der Zukunft.,,,teildatum,
calculate,jahre,,,,,,"alter(${geburtsdatum}, today())",,,
select_one ort,bildungsort,Bildungsort,,,,,,ab <= ${jahre},,
date,betreut_seit,Betreut seit,,,,,,,,Z34
end repeat,,,,,,,,,,
calculate,anzahl_u6,,,,,,count(${kinder}[${jahre} < 6]),,,
calculate,anzahl,,,,,,count(${kinder}),,,
text,angebote,Außerschulische Angebote,${anzahl} > 0,,,,,,,
end group,,,,,,,,,,
"#;

pub const FAMILY_CHOICES: &str = r"list_name,name,label,ab,gueltig_von,gueltig_bis
ja_nein,ja,Ja,,,
ja_nein,nein,Nein,,,
ort,krippe,Krippe,0,,
ort,kita,Kita,3,,
ort,hort,Hort (aufgelöst),6,,2020-12-31
ort,schule,Schule,6,2010-01-01,
";

/// Goals with steps: a repeat in a repeat, read from everywhere.
pub const GOALS: &str = r#"type,name,label,relevant,required,constraint,calculation
integer,grenze,Grenze,,,,
begin repeat,ziele,Ziele,,,,
text,bereich,Bereich,,,,
begin group,weg,Weg,${bereich} != '',,,
begin repeat,schritte,Schritte,,,,
text,wer,Wer,,yes,,
text,erreicht,Erreicht,${wer} != '',,,
calculate,nummer,,,,,"concat(position(../../..), '.', position(..))"
calculate,kopf,,,,,"concat(${bereich}, '/', ../wer)"
calculate,vor_mir,,,,,count(/data/ziele/weg/schritte[wer = current()/../wer])
end repeat,,,,,,
calculate,fertig,,,,,count(${schritte}[${erreicht} = 'ja'])
end group,,,,,,
calculate,letztes,,,,,position(..) = count(/data/ziele)
end repeat,,,,,,
calculate,alle,,,,,count(${schritte})
calculate,namen,,,,,"join(' ', ${wer})"
calculate,erster,,,,,"indexed-repeat(${wer}, ${ziele}, 1, ${schritte}, ${grenze})"
calculate,summe,,,,,sum(${fertig})
text,lob,Lob,${summe} > ${grenze},,,
"#;
