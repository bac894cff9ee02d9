# Hauptnavigation
nav-today = Heute
nav-cases = Fälle
nav-reminders = Wiedervorlagen
nav-reference-date = Stichtag
nav-topics = Themen
nav-network = Netzwerk
nav-bodies = Gremien
nav-tasks = Aufgaben
nav-new-topic = Thema einbringen
nav-enquiries = Einmalige Anfragen
nav-evaluation = Auswertung
nav-accounts = Konten
nav-agency = Träger
nav-new-enquiry = Einmalige Anfrage
nav-new-case = Beratung

# Rollen. Das Genderzeichen steht nur in diesem Begriff.
-gender = *
role-case-manager = Integrationsmanagement
role-speaker = Sprecher{ -gender }in des Integrationsmanagements
role-team-lead = Teamleitung
role-integration-officer = Integrationsbeauftragung
role-data-protection-officer = Datenschutzbeauftragung
role-administrator = Systemadministration
role-round-member = Mitglied der Koordinierungsrunde
role-council-member = Mitglied des Gemeinderats

# Kalender
weekday-monday = Montag
weekday-tuesday = Dienstag
weekday-wednesday = Mittwoch
weekday-thursday = Donnerstag
weekday-friday = Freitag
weekday-saturday = Samstag
weekday-sunday = Sonntag
month-january = Januar
month-february = Februar
month-march = März
month-april = April
month-may = Mai
month-june = Juni
month-july = Juli
month-august = August
month-september = September
month-october = Oktober
month-november = November
month-december = Dezember

# Meldungen an Feldern, die überall vorkommen
field-invalid = Diese Angabe passt nicht. Bitte prüfen.
field-choose-one = Bitte wählen Sie eine Möglichkeit.
field-required-missing = Diese Angabe fehlt.
field-control-characters = Diese Angabe enthielt unsichtbare Steuerzeichen. Sie wurden entfernt; bitte prüfen und noch einmal senden.
date-invalid = Das ist kein gültiges Datum. Beispiel: 03.04.2026
request-key-invalid = Das Formular war beschädigt. Bitte laden Sie die Seite neu.
request-key-used = Dieses Formular wurde schon einmal gespeichert, damals mit anderen Angaben. Was Sie jetzt sehen, ist noch nicht gespeichert. Soll es zusätzlich gelten, speichern Sie es noch einmal.

# Weitere Fehlerseiten
error-405-title = So geht das hier nicht
error-405-text = Diese Adresse nimmt eine solche Anfrage nicht an.
error-405-next = Gehen Sie zurück und nutzen Sie die Knöpfe der Seite.
error-415-title = So kann das niemand lesen
error-415-text = Die Anfrage kam in einer Form, die Geleit nicht versteht.
error-415-next = Gehen Sie zurück und nutzen Sie die Knöpfe der Seite.
error-422-title = Das konnte nicht gespeichert werden
error-422-text = Einige Angaben passen nicht. Es wurde nichts gespeichert.
error-422-next = Gehen Sie zurück, prüfen Sie Ihre Angaben und senden Sie noch einmal.
error-429-title = Bitte warten Sie einen Augenblick
error-429-text = Von hier kamen zu viele Anfragen in kurzer Zeit.
error-429-next = Warten Sie eine Minute und versuchen Sie es dann noch einmal.

# Heute
today-nothing-title = Für heute ist nichts zu tun
today-nothing-text = Sobald etwas ansteht, finden Sie es hier.
today-no-factor = Konten ohne zweiten Faktor
today-no-factor-none = Alle Konten haben einen zweiten Faktor.
