# Akteure
nav-actors = Akteure
actors-lead = Wer im Kreis für Integration arbeitet: Organisationen und Menschen, mit Themen, Sprachen und Orten.
actors-count = { $count ->
    [0] Kein Akteur
    [one] Ein Akteur
   *[other] { $count } Akteure
}
actors-none = Noch kein Akteur
actors-none-keeps = Tragen Sie die ersten ein, oder lesen Sie eine Tabelle ein, die Sie schon haben.
actors-none-text = Die oder der Integrationsbeauftragte trägt sie ein.
actors-none-fit = Kein Akteur passt zu dieser Auswahl
actors-none-fit-text = Nehmen Sie eine Auswahl zurück, oder suchen Sie nach einem anderen Wort.
actors-due = { $count ->
    [one] Ein Eintrag ist seit über einem Jahr nicht bestätigt
   *[other] { $count } Einträge sind seit über einem Jahr nicht bestätigt
}
actors-due-text = Geleit schreibt allen, bei denen eine E-Mail-Adresse steht. Sie bestätigen oder berichtigen über einen Link, ohne Konto.
actors-due-show = Zeigen, wer das ist
actors-ask-all = Alle fragen
actors-asked = Die Briefe sind unterwegs.
actors-asked-some = Wer eine E-Mail-Adresse hat, wurde gefragt. Die übrigen stehen hier: Tragen Sie eine Adresse ein, oder rufen Sie an.
actors-asked-nobody = Zurzeit ist niemand zu fragen.
actors-net = Netz und Lücken
actors-net-title = Netz und Lücken
actors-directory = Verzeichnis zum Drucken
actors-directory-title = Verzeichnis der Akteure
actors-directory-stand = Stand { $day }, nach Bereichen geordnet. Wer in mehreren Bereichen arbeitet, steht mehrmals da.
actors-directory-without = Ansprechpersonen, Telefonnummern und E-Mail-Adressen stehen nicht darin.
actors-directory-back = Zurück zur Liste
actors-directory-print = Drucken Sie diese Seite mit Ihrem Browser. Auf dem Papier stehen nur die Einträge.
actors-as-xlsx = Als Excel-Datei
actors-as-csv = Als CSV-Datei
actor-title = Akteur
actor-new = Akteur eintragen
actor-new-lead = Eine Organisation oder eine einzelne Person. Personenbezogene Daten nur, soweit die Person das weiß und möchte.
actor-create = Eintragen
actor-created = Der Akteur ist eingetragen.
actor-change = Eintrag ändern
actor-end = Arbeitet hier nicht mehr
actor-revive = Arbeitet hier wieder
actor-was-ended = Der Eintrag ist beendet. Über „Eintrag ändern“ holen Sie ihn zurück.
actor-was-revived = Der Eintrag gilt wieder.
actor-ended = beendet
actor-known-already = Diesen Namen gibt es mit dieser Art schon. Suchen Sie danach, auch unter den beendeten.
actor-unknown = „{ $what }“ ist hier nicht bekannt.
actor-phone-invalid = Eine Telefonnummer besteht aus Ziffern, Leerzeichen und + - / ( ) .
actor-web-invalid = Das ist keine Internetadresse wie www.beispiel.de.
actor-search = Suchen nach
actor-name = Name
actor-kind = Art
actor-level-mikro = Mikro: arbeitet mit Menschen
actor-level-meso = Meso: steuert und vernetzt
actor-level-makro = Makro: Politik und Verwaltungsspitze
actor-level-hint = Wo im Dreieck von Fallarbeit, Steuerung und Politik?
actor-areas = Bereiche
actor-language = Sprache
actor-languages = Sprachen
actor-languages-hint = Mit Komma getrennt, zum Beispiel: Arabisch, Englisch, Tigrinya
actor-place = Ort
actor-places = Orte
actor-everywhere = ganzer Kreis
actor-person = Ansprechperson
actor-person-hint = Besser ein Amt oder eine Stelle als ein Name: „Anmeldung“, „Leitung“.
actor-phone = Telefon
actor-email = E-Mail
actor-email-hint = Dorthin geht einmal im Jahr die Bitte, den Eintrag zu bestätigen.
actor-web = Internet
actor-hours = Öffnungszeiten
actor-note = Notiz
actor-note-hint = Zugang, Wartezeit, was man mitbringt. Nichts über Klient*innen. Der Akteur sieht die Notiz, wenn er seinen Eintrag bestätigt.
actor-facts = Angaben
actor-contact = Kontakt
actor-contact-none = Noch kein Kontakt eingetragen.
actor-contact-hidden = Kontaktdaten sehen nur, wer mit diesem Akteur arbeitet.
actor-links = Arbeitet zusammen mit
actor-links-none = Noch keine Zusammenarbeit eingetragen.
actor-link = Zusammenarbeit eintragen
actor-link-with = Mit wem?
actor-link-respect = Worin?
actor-link-respect-hint = Zum Beispiel: gemeinsame Sprechstunde, Übergabe an der Schwelle zum 27. Geburtstag
actor-unlink = Entfernen
actor-standing = Bestätigung
actor-standing-all = alle, die hier arbeiten
actor-standing-faellig = zu bestätigen
actor-standing-gefragt = gefragt, Antwort offen
actor-standing-beendet = beendet
actor-entered-on = eingetragen am { $day }
actor-confirmed-on = bestätigt am { $day }
actor-asked-on = gefragt am { $day }
actor-due-since = zu bestätigen seit { $day }
actor-confirmed = Bestätigt am
actor-due = Zu bestätigen am
actor-confirmation = Bestätigung
actor-confirmation-text = Einmal im Jahr bestätigt jeder Akteur seinen Eintrag. Sie können auch früher fragen.
actor-ask = Jetzt fragen
actor-was-asked = Der Brief ist unterwegs.
actor-no-address = Bei diesem Eintrag steht keine E-Mail-Adresse.
actor-has-ended = Dieser Eintrag ist beendet.
actor-letter-sent = Gefragt am { $day }. Der Link gilt bis { $until }.
actor-letter-waiting = Der Brief vom { $day } wartet auf den Mailserver. Der Link gilt bis { $until }.
actor-letter-failed = Der Brief vom { $day } kam nicht an. Prüfen Sie die E-Mail-Adresse, und fragen Sie noch einmal.
actor-letter-unclear = Ob der Brief vom { $day } ankam, ist ungewiss. Fragen Sie nach, bevor Sie noch einmal schreiben. Der Link gilt bis { $until }.
actor-correction-came = Der Akteur hat am { $day } Änderungen geschickt
actor-correction-same = Am Kontakt ändert sich nichts.
actor-correction-take = Kontakt übernehmen
actor-correction-leave = Nicht übernehmen
actor-correction-taken = Der Kontakt ist übernommen, der Eintrag gilt als bestätigt.
actor-correction-left = Die Änderungen sind nicht übernommen.

# Netz und Lücken
net-picture = Wer mit wem zusammenarbeitet
net-desc = Drei Bänder von oben nach unten: Makro, Meso, Mikro. Jeder Kasten ist ein Akteur, jede Linie eine Zusammenarbeit. Dieselben Angaben stehen in der Tabelle darunter.
net-legend = Eckige Kästen: Makro. Leicht gerundete: Meso. Runde: Mikro. Linien zeigen Zusammenarbeit.
net-table = Dasselbe als Tabelle
net-links = { $count ->
    [0] arbeitet mit niemandem zusammen
    [one] arbeitet mit einem anderen Akteur zusammen
   *[other] arbeitet mit { $count } anderen Akteuren zusammen
}
net-finding-none = Hier ist noch niemand zu sehen.
net-finding = { $count ->
    [one] Ein Akteur,
   *[other] { $count } Akteure,
} { $links ->
    [0] keine Verbindung.
    [one] eine Verbindung.
   *[other] { $links } Verbindungen.
}
net-finding-alone = { $count ->
    [0] Alle arbeiten mit jemandem zusammen.
    [one] Einer arbeitet mit niemandem zusammen.
   *[other] { $count } arbeiten mit niemandem zusammen.
}
net-finding-most = { $links ->
    [one] Mit einem anderen arbeitet zum Beispiel { $name }.
   *[other] Die meisten Verbindungen ({ $links }) hat { $name }.
}
gaps-title = Lücken
gaps-none = In jedem Bereich und in jedem Ort, in dem beraten wird, arbeitet jemand.
gaps-areas = Bereiche, in denen niemand arbeitet
gaps-places = Orte, die niemand als seine nennt
gaps-everywhere = { $count ->
    [one] Ein Akteur arbeitet im ganzen Kreis, ist aber nicht vor Ort.
   *[other] { $count } Akteure arbeiten im ganzen Kreis, sind aber nicht vor Ort.
}
gap-todo-keeps = Fragen Sie in der Koordinierungsrunde, wer das kann, und tragen Sie den Akteur hier ein.
gap-todo = Wenn Sie jemanden kennen, sagen Sie es der oder dem Integrationsbeauftragten.
gap-place-cases = Hier wird beraten.
gap-place-both = Hier wird beraten, und wer hier arbeitete, ist nicht mehr da.
gap-place-had = Wer hier arbeitete, ist nicht mehr da.

# Einlesen
import-title = Tabelle einlesen
import-lead = Aus einer Excel- oder CSV-Tabelle. Sie sehen erst, was daraus wird; eingetragen wird danach.
import-template = Vorlage herunterladen
import-source = Tabelle wählen
import-other = Andere Tabelle prüfen
import-file = Datei
import-file-hint = Excel (.xlsx), OpenDocument (.ods) oder CSV; höchstens 1 MB und 1000 Zeilen.
import-text = Oder: Tabelle hier einfügen
import-text-hint = Markieren Sie die Tabelle samt Überschriften, kopieren Sie sie, und fügen Sie sie hier ein.
import-columns = Überschriften in der ersten Zeile:
import-check = Prüfen
import-preview = Was daraus wird
import-finding = { $new } neu, { $known } bekannt, { $wrong } mit Fehlern.
import-missing = Diese Überschriften fehlen: { $columns }. Am einfachsten nehmen Sie die Vorlage.
import-unknown = Diese Spalten kennt Geleit nicht und lässt sie weg: { $columns }.
import-nothing = Hier gibt es nichts einzutragen.
import-nothing-new = In der Tabelle steht nichts Neues mehr.
import-take = { $count ->
    [one] Den neuen Akteur eintragen
   *[other] Die { $count } neuen Akteure eintragen
}
import-row = Zeile
import-state = Ergebnis
import-state-new = neu
import-state-known = schon bekannt, bleibt wie er ist
import-state-repeated = steht weiter oben schon
import-state-wrong = wird nicht eingetragen
import-at = Spalte { $column } ({ $header }):
import-done = Die neuen Akteure sind eingetragen.
import-empty = Hier steht keine Tabelle. Wählen Sie eine Datei, oder fügen Sie etwas ein.
import-no-table = Das ist keine lesbare Tabelle. Erlaubt sind .xlsx, .ods und CSV.
import-old-excel = Das ist eine alte Excel-Datei (.xls) oder eine mit Kennwort. Speichern Sie sie als .xlsx ohne Kennwort.
import-too-large = Die Tabelle ist zu groß: höchstens 1000 Zeilen und 40 Spalten.

# Brief und Seite für Akteure
letter-subject-question = Bitte bestätigen Sie Ihren Eintrag im Verzeichnis der Integrationsarbeit
letter-question = im Verzeichnis der Integrationsarbeit steht ein Eintrag zu „{ $name }“. Bitte prüfen Sie, ob er noch stimmt. Ein Konto brauchen Sie dafür nicht:
letter-question-until = Der Link gilt bis { $day }.
letter-question-why = Das Verzeichnis hilft Integrationsmanager*innen, Menschen an die richtige Stelle zu vermitteln. Wenn Sie nicht darin stehen möchten, schreiben Sie das bitte ebenfalls auf dieser Seite.
entry-title = Ihr Eintrag
entry-lead = So stehen Sie im Verzeichnis der Integrationsarbeit. Integrationsmanager*innen finden Sie darüber.
entry-until = Diese Seite ist bis { $day } erreichbar.
entry-stored = Was hier steht
entry-right = Das stimmt alles
entry-wrong = Etwas stimmt nicht?
entry-wrong-text = Ändern Sie, was falsch ist. Die oder der Integrationsbeauftragte übernimmt es in das Verzeichnis.
entry-words = Was sonst noch zu ändern ist
entry-send = Änderungen schicken
entry-confirmed = Danke. Ihr Eintrag ist bestätigt.
entry-corrected = Danke. Ihre Änderungen sind angekommen.
entry-waits = Ihre Änderungen sind angekommen und werden geprüft.

# Austauschformate
nav-formats = Formate
formats-none = Noch kein Austauschformat
formats-none-text = Gremien erscheinen hier von selbst. Runden außerhalb trägt die oder der Integrationsbeauftragte ein.
formats-finding = { $count ->
    [0] Es gibt noch kein Format.
    [one] Ein Format.
   *[other] { $count } Formate.
} { $open ->
    [0] In jedes geht jemand.
    [one] In eines davon geht nicht von jedem Träger jemand.
   *[other] In { $open } davon geht nicht von jedem Träger jemand.
}
formats-finding-load = Die Belastung liegt im Quartal zwischen { $least } und { $most } je Person.
formats-ended = Treffen sich nicht mehr
format-new = Format eintragen
format-new-lead = Eine Runde außerhalb von Geleit. Gremien stehen hier von selbst.
format-create = Eintragen
format-created = Das Format ist eingetragen.
format-change = Format ändern
format-end = Trifft sich nicht mehr
format-revive = Trifft sich wieder
format-ended = trifft sich nicht mehr
format-name = Name
format-kind = Art oder Veranstalter
format-outside = außerhalb
format-host = Wer lädt ein?
format-purpose = Wozu?
format-place = Ort
format-weeks = Alle wie viele Wochen?
format-weeks-hint = 13 Wochen sind einmal im Quartal.
format-minutes = Minuten je Treffen
format-minutes-hint = Mit dem Weg dorthin.
format-rhythm = Turnus
format-rhythm-is = { $weeks ->
    [one] jede Woche
   *[other] alle { $weeks } Wochen
}, { $minutes } Minuten
format-hours = { $hours } Std.
format-goes = Geht hin
format-stands-in = Vertretung
format-nobody = Niemand geht hin
format-nobody-todo = Bestimmen Sie unten jemanden, am besten wer wenig Belastung hat.
format-who = Wer geht hin?
format-who-none = Noch niemand.
format-part = Als was?
format-part-geht = geht hin
format-part-vertritt = vertritt
format-person = Person
format-person-load = { $name } ({ $hours } im Quartal)
format-agency = Träger
format-send = Bestimmen
format-take-back = Zurücknehmen
format-grant = Mandat beim Gremium erteilen
format-to-body = Zum Gremium
format-leave = Mandat
format-leave-until = Mandat bis { $day }
format-leave-missing = Mandat fehlt
format-load = Belastung je Person
format-load-text = Stunden im Quartal: 13 Wochen geteilt durch den Turnus, mal Dauer. Vertretungen zählen nicht mit.
format-load-none = Es gibt noch niemanden, der Fälle führt.
format-load-hours = Im Quartal
format-load-goes = Formate
format-load-stands-in = Vertretungen
format-propose = Format vorschlagen
format-propose-lead = Fehlt eine Runde? Sagen Sie, wozu Sie sie brauchen. Die oder der Integrationsbeauftragte antwortet.
format-was-proposed = Der Vorschlag ist eingereicht. Die Antwort steht auf Heute.
format-reason-required = Bitte sagen Sie, warum nicht.
format-answered-already = Dieser Vorschlag ist schon beantwortet.
proposals-title = Vorschläge
proposal-need = Wozu wird es gebraucht?
proposal-need-hint = Ohne Namen von Klient*innen.
proposal-send = Vorschlagen
proposal-open = wartet auf Antwort
proposal-accepted = angenommen
proposal-declined = abgelehnt
proposal-answer = Antwort:
proposal-answer-it = Vorschlag beantworten
proposal-answer-send = Antworten
proposal-decision = Entscheidung
proposal-decision-ja = Annehmen: Das Format gibt es ab jetzt
proposal-decision-nein = Ablehnen
proposal-words = Antwort oder Grund
proposal-words-hint = Wer vorgeschlagen hat, liest das auf Heute. Bei einer Ablehnung gehört ein Grund dazu.
proposal-was-accepted = Das Format ist angelegt. Ergänzen Sie, wer einlädt und wie oft es sich trifft.
proposal-was-declined = Der Vorschlag ist beantwortet.
proposal-told = Gelesen
proposal-noted = Die Antwort ist als gelesen vermerkt.

# Heute
today-actors = Akteure und Formate
today-actors-due = Geleit fragt auf Knopfdruck alle, bei denen eine E-Mail-Adresse steht.
today-actors-ask = fragen
today-actor-correction = hat Änderungen geschickt
today-actor-decide = entscheiden
today-proposals = Antworten auf Ihre Vorschläge
today-proposal = vorgeschlagenes Austauschformat
today-proposal-answer = Antwort auf Ihren Vorschlag
