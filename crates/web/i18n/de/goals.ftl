# Teil B
part-b-short = Teil B
part-b-back = Zurück zu Teil B
part-b-unsaved = Was Sie hier wählen, wird gleich gespeichert. Steht hier keine Uhrzeit, drücken Sie „Speichern“.
part-b-releases = { $count ->
    [0] Keine gültige Schweigepflichtentbindung
    [one] Eine gültige Schweigepflichtentbindung
   *[other] { $count } gültige Schweigepflichtentbindungen
}

# Ziele
goal-what = Was soll erreicht werden?
goal-area = Bereich
goal-area-other = anderer Bereich
goal-goals-of = Ziele im Bereich
goal-own = Eigenes Ziel
goal-own-hint = Gilt statt der Auswahl. Bitte keine Diagnosen.
goal-take = Ziel übernehmen
goal-reached = Ja, Ziel ist erreicht
goal-added = Das Ziel ist vereinbart.
goal-changed = Das Ziel ist geändert.
goal-removed = Das Ziel ist entfernt. Die früheren Angaben bleiben erhalten.
goal-remove = Ziel entfernen
goal-remove-title = Dieses Ziel entfernen?
goal-remove-text = Das Ziel und alle seine Schritte stehen dann nicht mehr im Plan. Die früheren Angaben bleiben in der Geschichte des Plans.
goal-achieved = Ziel erreicht?
goal-assessment-hint = Ohne Auswahl gilt, was sich aus den Schritten ergibt.
goal-by-steps = laut Schritten: { $state }
goal-is-ja = erreicht
goal-is-nein = nicht erreicht
goal-is-zt = zum Teil erreicht
goal-is-ib = in Bearbeitung
error-goal-missing = Bitte wählen Sie oben ein Ziel oder beschreiben Sie hier ein eigenes.
error-goal-of-other-area = Dieses Ziel gehört zu einem anderen Bereich. Bitte wählen Sie ein Ziel des gewählten Bereichs.

# Schritte
step-first = Erster Schritt
step-optional = Ein Schritt kann auch später dazukommen. Tragen Sie schon einen ein, gehören „Wer?“ und der Tag der Vereinbarung dazu.
step-suggested = Vorgeschlagene Schritte
step-services-usual = Meist beteiligt
step-own = Arbeitsschritt in eigenen Worten
step-edit = Schritt bearbeiten
step-with = mit
step-added = Der Schritt ist vereinbart.
step-changed = Der Schritt ist geändert.
step-removed = Der Schritt ist entfernt. Die früheren Angaben bleiben erhalten.
step-remove = Schritt entfernen
step-remove-title = Diesen Schritt entfernen?
step-remove-text = Der Schritt steht dann nicht mehr im Plan. Die früheren Angaben bleiben in der Geschichte des Plans.
steps-none = Noch kein Schritt vereinbart.

# Zeilen
row-order = Reihenfolge
row-up = Nach oben
row-down = Nach unten
row-conflict = Jemand hat hier inzwischen etwas geändert
row-conflict-text = Es ist noch nichts gespeichert. Bei den Angaben stehen beide Fassungen. Wenn Sie jetzt speichern, gelten Ihre.
progress-saved = Der Stand ist gespeichert.
progress-saved-of = Plan { $number }: Der Stand des Schritts ist gespeichert.
progress-conflict = { $by } hat inzwischen „{ $stored }“ eingetragen. Wenn Sie noch einmal speichern, gilt Ihre Angabe.

# Stichtag
reference-date-show = Anzeigen
reference-date-which = Welche Fälle
reference-date-all = Alle
reference-date-open = Nur offene
reference-date-look = Plan zum Stichtag
reference-date-plans = Zu den Fällen und Plänen dieser Tabelle
reference-date-saved = Der Stand ist gespeichert.
reference-date-ended = Beratung beendet am { $day }: { $state }
reference-date-ended-later = { $state } (Beratung beendet am { $day })
reference-date-not-kept = nicht erfasst (Beratung beendet am { $day })
reference-date-all-done = Alles eingetragen
reference-date-none = Keine Fälle im Zeitraum
reference-date-none-text = In den zwölf Monaten vor diesem Stichtag haben Sie keinen Fall begleitet.
reference-date-none-lead = Als Teamleitung sehen Sie hier nur Fälle, die Sie vertreten. Den Stand aller anderen tragen die zuständigen Fachkräfte ein; wie viele noch fehlen, steht auf „Heute“.
error-before-first-contact = Dieser Stichtag liegt vor dem Erstkontakt.
