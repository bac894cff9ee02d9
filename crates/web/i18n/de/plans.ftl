plan-sections = Abschnitte
plan-saved = Gespeichert.
plan-conflict = { $by } hat diese Angabe inzwischen geändert. Bitte prüfen Sie den gespeicherten Wert.
rows-add = Hinzufügen
