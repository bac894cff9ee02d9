# Rahmen jeder Seite
shell-skip = Zum Inhalt springen
shell-nav = Hauptnavigation
shell-breadcrumb = Sie sind hier
shell-search-label = Fall, Name oder Plannummer suchen
shell-search-placeholder = Suchen (Strg+K)
shell-search-submit = Suchen
shell-new = Neu
shell-shield = Blickschutz
shell-shield-hint = Namen und Notizen verdecken, solange jemand mitliest
shell-account = Konto
shell-account-settings = Einstellungen
shell-shortcuts = Tastenkürzel
shell-logout = Abmelden
shell-help = Hilfe
shell-report-barrier = Barriere melden
shell-privacy = Datenschutz
shell-imprint = Impressum
shell-version = Version

# Handlungen
action-save = Speichern
action-save-next = Speichern und nächste
action-cancel = Abbrechen
block-all = Alle anzeigen

# Speichern
save-busy = Wird gespeichert …
save-done = Gespeichert
save-offline = Offline – nur auf diesem Gerät gespeichert
save-offline-nodraft = Offline – noch nicht gespeichert. Lassen Sie die Seite offen.
save-problem = Einige Angaben sind noch nicht gespeichert. Bitte die Hinweise prüfen.
save-conflict = Jemand hat dieselbe Angabe geändert. Bitte wählen Sie aus.
save-signed-out = Sie sind abgemeldet. Melden Sie sich in einem neuen Tab an, dann geht es hier weiter.
conflict-title = Zwei Fassungen
conflict-mine = Ihre Angabe
conflict-theirs = Schon gespeichert
conflict-keep-mine = Meine Angabe nehmen
conflict-keep-theirs = Gespeicherte lassen

# Fragen
field-decline = keine Angabe
field-required = (Pflicht)
field-art9 = besonders geschützt
field-art9-long = Besondere Kategorie personenbezogener Daten, Art. 9 DSGVO
field-choose = Bitte wählen
field-date-example = TT.MM.JJJJ
field-help = Hilfe dazu
field-suggestion = Vorschlag:
field-take = Übernehmen
field-history = Frühere Angaben
rows-remove = Entfernen
errors-title = Bitte prüfen Sie diese Angaben

# Blättern
pager-label = Seiten
pager-previous = Vorherige
pager-next = Nächste

# Beispielseiten
login-title = Anmelden
login-submit = Anmelden
login-trouble = Hilfe beim Anmelden
today-title = Heute
today-enquiry = Neue Anfrage
enquiry-title = Einmalige Anfrage
enquiry-lead = Ohne Namen. Gezählt wird nur die Anfrage.
enquiry-counselling = Zu Beratung machen
case-contact = Kontakt eintragen
case-print = Drucken
case-more = Mehr
case-close = Beratung beenden
case-deadlines = Nächste Fristen
case-facts = Eckdaten
part-a-title = Integrationsplan Teil A
part-a-lead = Jede Angabe ist freiwillig. Änderungen werden laufend gespeichert.
part-a-compact = Kompakt
part-a-guided = Geführt
part-b-title = Integrationsplan Teil B
part-b-lead = Ziele und Schritte, gemeinsam vereinbart.
goal-new = Neues Ziel
goal-edit = Ziel bearbeiten
goals-none = Noch kein Ziel vereinbart
goals-none-text = Beginnen Sie mit dem, was der Person am wichtigsten ist. Ein Ziel mit einem Schritt genügt.
step-text = Schritt
step-who = Wer?
step-agreed = Vereinbart am
step-due = Bis
step-achieved = Erreicht?
step-new = Schritt hinzufügen
reference-date-title = Stichtag
reference-date-lead = Pfeiltasten wählen den Stand, Tab geht zum nächsten Fall.
reference-date-done = { $done } von { $all } Fällen eingetragen
reference-date-case = Fall
reference-date-before = Zuletzt
list-none = Kein Fall passt zu dieser Auswahl
list-none-text = Nehmen Sie eine Auswahl zurück oder suchen Sie nach Name oder Plannummer.
list-reset = Auswahl zurücksetzen

# Wenn etwas nicht geht
error-back = Zurück
error-home = Zur Startseite
error-id = Für die Betreuung:
error-400-title = Das konnte nicht gelesen werden
error-400-text = Die Anfrage war unvollständig oder beschädigt.
error-400-next = Gehen Sie zurück und versuchen Sie es noch einmal.
error-403-title = Dafür fehlt Ihnen die Berechtigung
error-403-text = Ihre Rolle erlaubt diese Handlung nicht, oder das Formular war zu alt.
error-403-next = Laden Sie die Seite neu. Bleibt es dabei, fragen Sie Ihre Leitung.
error-404-title = Diese Seite gibt es nicht
error-404-text = Entweder ist die Adresse falsch, oder Sie haben keinen Zugriff.
error-404-next = Suchen Sie nach Name oder Plannummer, oder beginnen Sie bei „Heute“.
error-409-title = Jemand war schneller
error-409-text = Diese Angaben wurden inzwischen geändert. Ihre Eingabe ist noch nicht gespeichert.
error-409-next = Gehen Sie zurück, laden Sie die Seite neu und prüfen Sie beide Fassungen.
error-413-title = Das ist zu groß
error-413-text = Die Datei oder der Text überschreitet die erlaubte Größe.
error-413-next = Kürzen Sie den Text oder wählen Sie eine kleinere Datei.
error-500-title = Hier ist ein Fehler passiert
error-500-text = Der Fehler liegt bei uns und ist aufgezeichnet. Was als gespeichert gemeldet war, ist gespeichert.
error-500-next = Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie der Betreuung die Kennung unten.
error-503-title = Geleit ist gerade nicht erreichbar
error-503-text = Das Programm startet neu oder ist überlastet.
error-503-next = Warten Sie eine Minute und laden Sie die Seite neu.
error-503-disk-title = Der Speicher ist voll
error-503-disk-text = Es kann gerade nichts gespeichert werden. Lesen und Drucken gehen weiter. Was als gespeichert gemeldet war, ist sicher.
error-503-disk-next = Bitte sagen Sie der Betreuung Bescheid. Lassen Sie Ihre Seite offen: Sie können danach ohne Verlust weiterspeichern.
offline-title = Keine Verbindung
offline-text = Diese Seite braucht eine Verbindung zum Server. Aus Gründen des Datenschutzes liegen keine Fälle auf diesem Gerät.
offline-next = Offene Eingaben auf anderen Seiten bleiben erhalten und werden gesendet, sobald die Verbindung da ist.
offline-retry = Noch einmal versuchen
