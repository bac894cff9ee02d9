# Übersicht eines Falls
case-tasks = Aufgaben
case-consent-holds = Einwilligung gültig
case-norm-holds = Rechtsgrundlage gilt
case-consent-withdrawn = gesperrt: Einwilligung zurückgenommen oder abgelaufen
case-all-withdrawn = Einwilligungen zurückgenommen
case-by-norm = Rechtsgrundlage: { $purposes }
case-by-consent = Einwilligung: { $purposes }
case-ended-text = Beratung beendet am { $day }: { $reason }
case-ended-retention = Der Fall ist nur noch lesbar. Die Aufbewahrungsfrist beginnt am { $from } und endet am { $until }.
case-remind = Wiedervorlage setzen
case-manager-no = IntMan-Nr.
case-household = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
 }
case-latest = Letzte Kontakte
case-locked-part = gesperrt
case-complete = vollständig
case-missing-count = { $count } offen
case-overdue-count = { $count } überfällig
case-part-b = Teil B: Ziele und Schritte
case-goals = { $goals ->
    [one] 1 Ziel
   *[other] { $goals } Ziele
 }, { $steps ->
    [one] 1 offener Schritt
   *[other] { $steps } offene Schritte
 }
case-reference-dates = Stichtage
case-standing-kept = eingetragen
case-no-standing = noch kein Stand
case-not-in-table = Zum Stichtag { $day } wird für diesen Fall kein Stand gefragt.
case-check = Prüfen
case-deletion-due = zur Löschung vorgemerkt

# Liste
cases-count = { $count ->
    [one] 1 Fall
   *[other] { $count } Fälle
 }
cases-all = alle
cases-municipality = Gemeinde
cases-held = Wessen Fälle
cases-held-own = meine
cases-held-substituted = in Vertretung
cases-order = Sortierung
cases-newest = neueste zuerst
cases-oldest = älteste zuerst
cases-first-contact = letzter Erstkontakt zuerst
cases-ended = Beendet am
cases-csv = Als CSV
cases-xlsx = Als Excel-Datei
assign-title = Zuständigkeit ändern
assign-lead = Sie sehen Nummer und Daten des Falls, keine Namen und keine Inhalte.
assign-now = Zuständig ist
assign-to = Künftig zuständig
assign-load = { $count ->
    [one] 1 offener Fall
   *[other] { $count } offene Fälle
 }
assign-submit = Fall übergeben
assign-nobody = Niemand anders kann diesen Fall führen
assign-nobody-text = In Ihrem Träger gibt es keine weitere Fachkraft mit IntMan-Nr. Die Administration legt Konten an.
case-assigned = Der Fall hat eine neue Zuständigkeit.

# Beratung beginnen
open-with-plan = Bei Übergabe: Integrationsplan
open-no-person = Eine einmalige Anfrage hat keine Person: Namen und Einwilligung wurden nicht gespeichert.
open-known = Vielleicht ist diese Person schon bekannt
open-known-text = In Ihrem Träger gibt es einen ähnlich klingenden Namen mit passendem Geburtsdatum. Sprechen Sie mit der zuständigen Fachkraft, bevor Sie einen zweiten Fall anlegen.
open-known-manager = Zuständig: { $manager }
open-anyway = Trotzdem anlegen
depth-einmalig = Kurze Frage ohne Vereinbarung. Über die Person wird nichts gespeichert: Was Sie unten zu ihr eintragen, wird verworfen.
depth-help = Kriterien zur Orientierung
depth-fluid = Die Übergänge sind fließend. Die Kriterien geben nur eine grobe Orientierung.
depth-einmalig-sections = Rahmendaten
depth-einmalig-1 = keine Beratungsvereinbarung
depth-einmalig-2 = keine Einwilligung, keine Datenschutzinformation
depth-einmalig-3 = keine Zustimmung zur Kompetenzerfassung
depth-einmalig-4 = kurze, einfache Frage
depth-einfach-sections = Rahmendaten, Teil A; Teil B, wenn es passt
depth-einfach-1 = Beratungsvereinbarung geschlossen
depth-einfach-2 = Einwilligung gegeben, Datenschutzinformation ausgehändigt
depth-einfach-3 = keine anderen Gründe sprechen dagegen
depth-einfach-4 = Beratung über mittlere oder lange Zeit zeichnet sich ab oder ist gewünscht
depth-fallsteuerung-sections = Rahmendaten, Teil A, Teil B
depth-fallsteuerung-1 = Vereinbarung und Einwilligung wie bei der einfachen Beratung
depth-fallsteuerung-2 = komplexe Problemlage
depth-fallsteuerung-3 = die Person arbeitet aktiv mit, Zeit und Mittel reichen aus
depth-fallsteuerung-4 = der Fortschritt der Ziele wird verfolgt
depth-title = Art der Beratung ändern
depth-stays = Alles bleibt
depth-stays-text = Die Art der Beratung bestimmt, welche Teile des Plans erwartet werden. Was schon eingetragen ist, bleibt erhalten.
depth-submit = Art der Beratung ändern
depth-changed = Die Art der Beratung ist geändert.

# Beenden und wieder aufnehmen
close-when = Wann und warum
close-day = Ende der Beratung am
close-reason = Grund
close-reason-hint = Die Gruppe nennt den letzten Stand, der damit eingetragen wird.
close-reason-text = Grund in eigenen Worten
close-reason-text-hint = Nur bei „Sonstiges“. Bitte keine Diagnosen und keine Namen.
close-standing = Stand: { $standing }
close-steps = Offene Arbeitsschritte
close-steps-lead = Jeder Schritt braucht ein Ergebnis, bevor die Beratung endet.
close-step = Erreicht?
close-step-of = Erreicht? { $step }
close-step-due = bis { $day }
close-warnings = Bitte bedenken
close-effects = Das geschieht dann
close-effect-locked = Der Fall ist nur noch lesbar. Sie können ihn jederzeit wieder aufnehmen.
close-effect-standing = Der letzte Stand des Integrationsplans wird zum Tag des Endes eingetragen.
close-effect-agreement = Die Beratungsvereinbarung endet mit diesem Tag.
close-effect-retention = Die Aufbewahrungsfrist von { $years } Jahren beginnt mit dem Ende des Jahres, bei einem Ende in diesem Jahr am { $from }.
close-done = Die Beratung ist beendet.
reopen-title = Beratung wieder aufnehmen
reopen-what = Das geschieht dann
reopen-number = Der Fall geht unter seiner alten Nummer weiter.
reopen-plan = Der Integrationsplan ist wieder offen; das frühere Ende bleibt im Verlauf.
reopen-retention = Die Aufbewahrungsfrist wird angehalten.
reopen-ground = Die Rechtsgrundlage gilt noch.
reopen-no-ground = Es fehlt eine Rechtsgrundlage
reopen-no-ground-text = Bis sie da ist, bleiben Teil A und Teil B gesperrt.
reopen-submit = Wieder aufnehmen
reopen-done = Die Beratung ist wieder aufgenommen.
error-reopen-agreement = Die frühere Vereinbarung ist beendet. Bitte schließen Sie eine neue.
