# Teil A
plan-sections = Abschnitte
plan-section-of = Abschnitt { $at } von { $all }
plan-saved = Gespeichert.
plan-saved-at = Zuletzt gespeichert: { $at }
plan-conflict = { $by } hat diese Angabe inzwischen geändert. Bitte wählen Sie, was gelten soll.
plan-count = { $done } von { $all }
plan-closed = Die Beratung ist beendet. Der Plan lässt sich nur noch lesen.
plan-locked-agreement = Gesperrt: Es gibt keine laufende Beratungsvereinbarung.
plan-locked-withdrawn = Gesperrt: Die Einwilligung wurde zurückgenommen oder ist abgelaufen.
plan-locked-ground = Gesperrt: Es fehlt eine Einwilligung oder andere Rechtsgrundlage.
part-a-autosave = Änderungen werden laufend gespeichert.
plan-no-answer = (leer)
plan-not-offered = Diese Auswahl wird nicht mehr angeboten. Bitte prüfen Sie die Angabe.
plan-agree-goal = Ziel vereinbaren
plan-confirmed = Bestätigt.
plan-confirmed-now = Der Hinweis ist bestätigt.
plan-unconfirmed-now = Die Bestätigung ist zurückgenommen.
plan-confirm = Bestätigen
plan-unconfirm = Zurücknehmen
plan-save-next = Speichern und weiter
plan-save-back = Zurück
plan-save-check = Speichern und prüfen
rows-add = Hinzufügen
row-of-weitere_sprachen = Weitere Sprache
row-of-sprachkurse = Kurs
row-of-massnahmen = Maßnahme
row-of-beschaeftigungen = Beschäftigung
options-often = Häufig
options-rest = Alle weiteren
error-answer-or-decline = Bitte geben Sie entweder eine Antwort oder „keine Angabe“ an.
error-row-gone = Diese Zeile gibt es nicht mehr. Ihre Eingabe ist nicht gespeichert.

# Ausgeblendete Angaben
hidden-title = Ausgeblendete Angaben
hidden-text = Diese Fragen werden nicht mehr gestellt. Die Antworten bleiben gespeichert, bis Sie sie verwerfen.
hidden-keep = Behalten
hidden-drop = Verwerfen

# Frühere Angaben
history-lead = Alle Fragen, deren Antwort sich geändert hat.
history-none = Keine früheren Angaben
history-none-text = Bisher wurde keine Antwort geändert.
history-never = Diese Frage wurde noch nicht beantwortet.
history-caption = Wer hat wann was eingetragen?
history-at = Zeitpunkt
history-value = Angabe
history-by = Eingetragen von
history-back = Zurück zum Plan
history-count = { $count } Einträge

# Stand an einem Tag
past-title = Früherer Stand
past-day = Stand am
past-show = Stand anzeigen
past-shown = Stand am Ende des Tages: { $day }
past-none = Für diesen Tag gibt es keinen Plan
past-none-text = Der Plan wurde erst später angelegt. Bitte wählen Sie einen späteren Tag.

# Prüfen
check-title = Prüfen
check-complete = Der Plan ist vollständig.
check-open = { $count ->
    [one] Eine Angabe ist noch offen.
   *[other] { $count } Angaben sind noch offen.
 }
check-missing = fehlt
check-wrong = passt nicht
check-needed = nötig
check-look = bitte ansehen
check-kept = ausgeblendet
check-hidden-note = Die Frage wird nicht mehr gestellt, die Antwort ist noch gespeichert.
check-to-part-a = Zu Teil A
