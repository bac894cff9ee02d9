//! Who may take which route. The table is written by hand and knows nothing of the permissions in the code: a route
//! that is missing here, or that lets in somebody else, fails.

use std::collections::BTreeMap;

use web::testing::Reply;

use crate::people::{NOBODY, browser, case_of_anna, house, name, routes, visit};
use web::testing::Browser;

/// One line a route: `all` (signed in or not), `entry` (only in the middle of the login), `signed` (everybody who is
/// signed in), or roles: `case` works with cases (case manager, speaker, team lead as a substitute), `own` keeps cases
/// (case manager, speaker), `topics` reads topics of some level, `speaker` speaks for the forum, `bodies` reads
/// bodies and may take part in them, `keeps` keeps some of them, `team` leads, `admin` administers.
const EXPECTED: &str = "
GET  /                          all
GET  /anmelden                  all
POST /anmelden                  all
GET  /anmelden/hilfe            all
GET  /anmelden/code             entry
POST /anmelden/code             entry
GET  /anmelden/einrichten       entry
POST /anmelden/einrichten       entry
GET  /anmelden/passwort         entry
POST /anmelden/passwort         entry
POST /abmelden                  all
POST /sprache                   all
POST /blickschutz               signed
GET  /hilfe                     all
GET  /hilfe/tastatur            all
GET  /barrierefreiheit          all
GET  /impressum                 all
GET  /datenschutzerklaerung     all
GET  /heute                     signed
GET  /themen                    topics
GET  /themen/neu                own
POST /themen/neu                own
GET  /themen/{topic}            topics
POST /themen/{topic}/station    topics
POST /themen/{topic}/stimme     own
POST /themen/{topic}/zusammenfuehren    speaker
POST /themen/{topic}/gelesen    topics
GET  /themen/fluss              topics
GET  /optimierung                              bodies
GET  /optimierung/neu                          officer
POST /optimierung/neu                          officer
GET  /optimierung/{run}                        bodies
GET  /optimierung/{run}/drucken                bodies
POST /optimierung/{run}/ende                   officer
GET  /optimierung/{run}/schritte/{step}        bodies
POST /optimierung/{run}/schritte/{step}        officer
POST /optimierung/{run}/schritte/{step}/liste  officer
POST /optimierung/{run}/schritte/{step}/stand  officer
GET  /optimierung/{run}/schritte/{step}/sitzung  officer
POST /optimierung/{run}/schritte/{step}/sitzung  officer
GET  /optimierung/{run}/vorlagen/{letter}        bodies
GET  /optimierung/{run}/vorlagen/{letter}/odt    bodies
GET  /optimierung/{run}/vorlagen/{letter}/text   bodies
GET  /empfehlungen                             bodies
GET  /empfehlungen/liste.csv                   bodies
GET  /empfehlungen/bericht                     bodies council
GET  /empfehlungen/{code}                      bodies
POST /empfehlungen/{code}                      officer team
GET  /gremien                   bodies
GET  /gremien/neu               keeps
POST /gremien/neu               keeps
GET  /gremien/nachfolge         keeps team
POST /gremien/nachfolge         keeps team
GET  /gremien/{body}            bodies
GET  /gremien/{body}/aendern    keeps
POST /gremien/{body}/aendern    keeps
GET  /gremien/{body}/geschaeftsgrundlage      bodies
POST /gremien/{body}/gelesen                  bodies
GET  /gremien/{body}/geschaeftsgrundlage/neu  keeps
POST /gremien/{body}/geschaeftsgrundlage/neu  keeps
GET  /gremien/{body}/aemter/neu       keeps
POST /gremien/{body}/aemter/neu       keeps
GET  /gremien/{body}/aemter/{office}  keeps
POST /gremien/{body}/aemter/{office}  keeps
GET  /gremien/{body}/mandate/neu        team
POST /gremien/{body}/mandate/neu        team
POST /gremien/{body}/mandate/{mandate}  team
GET  /gremien/{body}/sitzungen        bodies
GET  /gremien/{body}/sitzungen/neu    bodies
POST /gremien/{body}/sitzungen/neu    bodies
GET  /gremien/{body}/termine/neu            bodies
POST /gremien/{body}/termine/neu            bodies
GET  /terminumfragen/{poll}                 bodies
POST /terminumfragen/{poll}/ende            bodies
POST /terminumfragen/{poll}/erinnern        bodies
GET  /termin/{token}                        all
POST /termin/{token}                        all
GET  /gremien/kalender                      bodies
POST /gremien/kalender                      bodies
POST /gremien/kalender/ende                 bodies
GET  /kalender/{name}                       all
GET  /sitzungen/{meeting}                   bodies
GET  /sitzungen/{meeting}/durchfuehren      bodies
GET  /sitzungen/{meeting}/strom             bodies
POST /sitzungen/{meeting}/lauf              bodies
POST /sitzungen/{meeting}/punkte/{item}/mitschrift  bodies
GET  /sitzungen/{meeting}/unterlagen/neu    bodies
POST /sitzungen/{meeting}/unterlagen/neu    bodies
POST /sitzungen/{meeting}/unterlagen/{document}  bodies
GET  /sitzungen/{meeting}/punkte/{item}/gast  bodies
POST /sitzungen/{meeting}/punkte/{item}/gast  bodies
GET  /sitzungen/{meeting}/aendern           bodies
POST /sitzungen/{meeting}/aendern           bodies
POST /sitzungen/{meeting}/fuellen           bodies
POST /sitzungen/{meeting}/einladen          bodies
POST /sitzungen/{meeting}/einladen/erneut   bodies
GET  /sitzungen/{meeting}/termin.ics        bodies
GET  /einladung/{token}                     all
POST /einladung/{token}                     all
POST /sitzungen/{meeting}/tagesordnung      bodies
POST /sitzungen/{meeting}/anwesenheit       bodies
POST /sitzungen/{meeting}/ende              bodies
GET  /sitzungen/{meeting}/punkte/neu        bodies
POST /sitzungen/{meeting}/punkte/neu        bodies
GET  /sitzungen/{meeting}/punkte/{item}     bodies
POST /sitzungen/{meeting}/punkte/{item}     bodies
GET  /sitzungen/{meeting}/punkte/{item}/aendern  bodies
POST /sitzungen/{meeting}/punkte/{item}/aendern  bodies
GET  /sitzungen/{meeting}/teil-1                 own
POST /sitzungen/{meeting}/teil-1/oeffnen         own
POST /sitzungen/{meeting}/teil-1/punkte/{item}   own
POST /sitzungen/{meeting}/teil-1/auswahl         own
POST /sitzungen/{meeting}/teil-1/einlassen       own
POST /sitzungen/{meeting}/teil-1/weitergeben     own
GET  /forum/kennwort            own
POST /forum/kennwort            own
POST /forum/schliessen          own
GET  /sitzungen/{meeting}/protokoll                      bodies
GET  /sitzungen/{meeting}/protokoll.pdf                  bodies
GET  /sitzungen/{meeting}/protokoll.odt                  bodies
POST /sitzungen/{meeting}/protokoll/versenden            bodies
POST /sitzungen/{meeting}/protokoll/verteilen            bodies
POST /sitzungen/{meeting}/protokoll/einwand              bodies
POST /sitzungen/{meeting}/protokoll/einwand/erledigt     bodies
POST /sitzungen/{meeting}/protokoll/genehmigen           bodies
POST /sitzungen/{meeting}/protokoll/nachtrag             bodies
POST /sitzungen/{meeting}/protokoll/erneut               bodies
POST /sitzungen/{meeting}/protokoll/link-zurueck         bodies
GET  /sitzungen/{meeting}/protokoll/punkte/{item}        bodies
POST /sitzungen/{meeting}/protokoll/punkte/{item}        bodies
GET  /protokoll/{token}                      all
GET  /protokoll/{token}/protokoll.pdf        all
GET  /protokolle                             bodies
GET  /sitzungen/{meeting}/auszug             speaker
POST /sitzungen/{meeting}/auszug             speaker
GET  /themen/kennzahlen.csv                  topics
GET  /beschluesse                            bodies
GET  /beschluesse.csv                        bodies
GET  /gremien/{body}/verteiler               bodies
POST /gremien/{body}/verteiler               bodies
POST /gremien/{body}/verteiler/entfernen     bodies
POST /gremien/{body}/verteiler/frist         bodies
GET  /aufgaben                  bodies
POST /aufgaben/{task}           bodies
GET  /akteure                   bodies council
GET  /akteure/neu               officer
POST /akteure/neu               officer
GET  /akteure/verzeichnis       bodies council
GET  /akteure/netz              bodies council
GET  /akteure/liste.csv         bodies council
GET  /akteure/liste.xlsx        bodies council
GET  /akteure/einlesen          officer
POST /akteure/einlesen          officer
POST /akteure/einlesen/uebernehmen    officer
GET  /akteure/einlesen/vorlage.xlsx   officer
POST /akteure/bestaetigungen    officer
GET  /akteure/{actor}           bodies council
GET  /akteure/{actor}/aendern   officer
POST /akteure/{actor}/aendern   officer
POST /akteure/{actor}/verbindungen    officer
POST /akteure/{actor}/bestaetigung    officer
POST /akteure/{actor}/korrektur       officer
GET  /eintrag/{token}           all
POST /eintrag/{token}           all
GET  /formate                   case officer
GET  /formate/neu               officer
POST /formate/neu               officer
GET  /formate/vorschlagen       case
POST /formate/vorschlagen       case
GET  /formate/vorschlaege/{proposal}          officer
POST /formate/vorschlaege/{proposal}          officer
POST /formate/vorschlaege/{proposal}/gelesen  case
GET  /formate/{format}          case officer
GET  /formate/{format}/aendern  officer
POST /formate/{format}/aendern  officer
POST /formate/{format}/plaetze  team
GET  /anfragen                  own
GET  /anfragen/neu              own
POST /anfragen/neu              own
GET  /faelle                    case
GET  /faelle/neu                own
POST /faelle/neu                own
GET  /faelle/{case}             case
GET  /faelle/{case}/integrationsplan/teil-a  case
POST /faelle/{case}/integrationsplan/teil-a  case
GET  /faelle/{case}/integrationsplan/verlauf case
GET  /faelle/{case}/integrationsplan/stand   case
GET  /faelle/{case}/pruefen     case
GET  /faelle/{case}/drucken     case
GET  /faelle/{case}/integrationsplan.pdf  case
GET  /vorlagen/integrationsplan.pdf       signed
GET  /auswertung                case
GET  /auswertung/evaluation.csv  case
GET  /auswertung/evaluation.xlsx case
GET  /faelle/{case}/integrationsplan/teil-b               case
POST /faelle/{case}/integrationsplan/teil-b               case
POST /faelle/{case}/integrationsplan/teil-b/fortschritt   case
GET  /faelle/{case}/integrationsplan/teil-b/neu           case
POST /faelle/{case}/integrationsplan/teil-b/neu           case
GET  /faelle/{case}/integrationsplan/teil-b/{goal}        case
POST /faelle/{case}/integrationsplan/teil-b/{goal}        case
GET  /faelle/{case}/integrationsplan/teil-b/{goal}/neu    case
POST /faelle/{case}/integrationsplan/teil-b/{goal}/neu    case
GET  /faelle/{case}/integrationsplan/teil-b/{goal}/{step} case
POST /faelle/{case}/integrationsplan/teil-b/{goal}/{step} case
GET  /stichtag                  case
POST /stichtag                  case
GET  /wiedervorlagen            case
GET  /faelle/{case}/wiedervorlagen      case
POST /faelle/{case}/wiedervorlagen      case
GET  /faelle/liste.csv          case
GET  /faelle/liste.xlsx         case
GET  /suche                     case
POST /suche                     case
GET  /faelle/{case}/personen    case
POST /faelle/{case}/personen    case
POST /faelle/{case}/haushalt    case
GET  /faelle/{case}/zustaendigkeit      team
POST /faelle/{case}/zustaendigkeit      team
GET  /faelle/{case}/verlauf     case
POST /faelle/{case}/verlauf     case
GET  /faelle/{case}/verlauf/{contact}            case
POST /faelle/{case}/verlauf/{contact}            case
GET  /faelle/{case}/verlauf/{contact}/loeschen   case
POST /faelle/{case}/verlauf/{contact}/loeschen   case
GET  /faelle/{case}/einwilligungen       case
GET  /faelle/{case}/einwilligungen/neu   case
POST /faelle/{case}/einwilligungen/neu   case
GET  /faelle/{case}/einwilligungen/{consent}/widerruf   case
POST /faelle/{case}/einwilligungen/{consent}/widerruf   case
POST /faelle/{case}/datenschutzinformation        case
GET  /faelle/{case}/beratungsvereinbarung/neu     case
POST /faelle/{case}/beratungsvereinbarung/neu     case
GET  /faelle/{case}/schweigepflicht/neu           case
POST /faelle/{case}/schweigepflicht/neu           case
GET  /faelle/{case}/schweigepflicht/{release}/widerruf  case
POST /faelle/{case}/schweigepflicht/{release}/widerruf  case
GET  /faelle/{case}/beenden              case
POST /faelle/{case}/beenden              case
GET  /faelle/{case}/wiederaufnehmen      case
POST /faelle/{case}/wiederaufnehmen      case
GET  /faelle/{case}/beratungsart         case
POST /faelle/{case}/beratungsart         case
GET  /konto                     signed
POST /konto/einstellungen       signed
GET  /konto/passwort            signed
POST /konto/passwort            signed
GET  /konto/zweiter-faktor/beginnen    signed
POST /konto/zweiter-faktor/beginnen    signed
POST /konto/zweiter-faktor             signed
GET  /konto/zweiter-faktor/entfernen   signed
POST /konto/zweiter-faktor/entfernen   signed
GET  /konto/wiederherstellung   signed
POST /konto/wiederherstellung   signed
POST /konto/sitzungen/beenden   signed
POST /konto/rolle               signed
GET  /admin/konten              admin
GET  /admin/konten/neu          admin
POST /admin/konten/neu          admin
GET  /admin/konten/{account}    admin
POST /admin/konten/{account}/zustand          admin
POST /admin/konten/{account}/zuruecksetzen    admin
GET  /admin/traeger             admin
POST /admin/traeger             admin
POST /admin/traeger/rechtsgrundlagen          admin
";

const SIGNED: [(&str, &[&str]); 9] = [
    ("anna", &["case", "own", "topics", "bodies"]),
    ("selma", &["case", "own", "topics", "bodies", "speaker", "keeps"]),
    ("lars", &["case", "team", "topics", "bodies"]),
    ("dora", &["privacy"]),
    ("ada", &["admin"]),
    ("ines", &["officer", "topics", "bodies", "keeps"]),
    ("rita", &["round", "topics", "bodies"]),
    ("carl", &["council", "topics"]),
    ("hugo", &["admin"]),
];

fn expected() -> BTreeMap<String, Vec<&'static str>> {
    let lines = EXPECTED.lines().filter(|line| !line.trim().is_empty());
    let line = |line: &'static str| {
        let mut words = line.split_whitespace();
        let route = format!("{} {}", words.next()?, words.next()?);
        Some((route, words.collect()))
    };
    lines.filter_map(line).collect()
}

/// An address with something in every place of the path.
fn address(path: &str, case: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{case}" => case,
        part if part.starts_with('{') => NOBODY,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What an answer says about the visitor.
fn verdict(answer: &Reply) -> &'static str {
    match answer.status {
        303 if answer.location().starts_with("/anmelden") => "login",
        303 if answer.text.is_empty() && answer.location() == "/heute" => "elsewhere",
        403 => "refused",
        500.. => "broken",
        _ => "in",
    }
}

#[test]
fn every_route_stands_in_the_table_and_every_line_is_a_route() {
    let expected = expected();
    let real: Vec<String> = routes().iter().map(name).collect();
    let missing: Vec<_> = real.iter().filter(|route| !expected.contains_key(*route)).collect();
    let surplus: Vec<_> = expected.keys().filter(|route| !real.contains(route)).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "without a line: {missing:#?}\nwithout a route: {surplus:#?}"
    );
}

#[test]
fn nobody_comes_in_without_signing_in() {
    let house = house();
    let case = case_of_anna(&house).to_string();
    let expected = expected();
    let mut wrong = Vec::new();
    for route in routes() {
        let stranger = Browser::at(&house);
        stranger.get("/hilfe");
        let answer = visit(&stranger, &route, &address(route.path, &case));
        let public = expected.get(&name(&route)).is_some_and(|who| who.contains(&"all"));
        let wanted = if public { "in" } else { "login" };
        // The start page and the way out lead to the login by themselves.
        let leads = public && matches!(route.path, "/" | "/abmelden");
        if verdict(&answer) != wanted && !leads {
            wrong.push(format!("{}: {} {}", name(&route), answer.status, answer.location()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_page_that_is_not_there_says_what_the_visitor_can_do() {
    let house = house();
    let says = |visitor: &Browser| visitor.get("/gibt-es-nicht").text;
    assert!(says(&Browser::at(&house)).contains("melden Sie sich an"));
    assert!(says(&browser(&house, "anna")).contains("Suchen Sie nach Name"));
    let administrator = says(&browser(&house, "ada"));
    assert!(administrator.contains("„Heute“") && !administrator.contains("Suchen Sie"));
}

#[test]
fn each_role_takes_its_routes_and_no_others() {
    let house = house();
    let case = case_of_anna(&house).to_string();
    let expected = expected();
    let mut wrong = Vec::new();
    for (login, groups) in SIGNED {
        let mut person = browser(&house, login);
        for route in routes() {
            let who = expected.get(&name(&route)).cloned().unwrap_or_default();
            let answer = visit(&person, &route, &address(route.path, &case));
            let found = verdict(&answer);
            let may = who.contains(&"all")
                || who.contains(&"signed")
                || who.iter().any(|group| groups.contains(group));
            let fits = match found {
                "refused" => !may && !who.contains(&"entry"),
                "in" | "elsewhere" | "login" => may || who.contains(&"entry"),
                _ => false,
            };
            if !fits {
                wrong.push(format!("{login} at {}: {found} {}", name(&route), answer.status));
            }
            if person.get("/heute").status != 200 {
                // That was the way out.
                person = browser(&house, login);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
