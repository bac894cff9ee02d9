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
rows-action = Zeile
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
case-handover = Übergeben
case-readers = Wer hat gelesen?
case-close = Beratung beenden
case-parts = Teile des Falls
case-plan = Integrationsplan
case-history = Verlauf
case-deadlines = Nächste Fristen
case-facts = Eckdaten
part-a-title = Integrationsplan Teil A
part-a-lead = Jede Angabe ist freiwillig. Änderungen werden laufend gespeichert.
part-a-compact = Kompakt
part-a-guided = Geführt
part-a-sections = Abschnitte
part-a-check = Weiter zu Teil B
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
keydate-title = Stichtag
keydate-lead = Pfeiltasten wählen den Stand, Tab geht zum nächsten Fall.
keydate-done = { $done } von { $all } Fällen eingetragen
keydate-case = Fall
keydate-before = Zuletzt
