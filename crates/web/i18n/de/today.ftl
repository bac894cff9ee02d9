# Heute
today-overdue = Überfällig
today-soon = Heute und in den nächsten sieben Tagen
today-incomplete = Pläne mit offenen Pflichtangaben
today-lasting = Dauer der Anschlussunterbringung
today-since = seit { $day }
today-counts = Fälle des Trägers
today-open-simple = Einfache Beratung, offen
today-open-steered = Ausführliche Fallsteuerung, offen
today-closed = Beendet
today-without-standing = Ohne Stand zum Stichtag { $day }

# Schritte und Wiedervorlagen
duty-lead = Schritte mit Termin und Wiedervorlagen aus Ihren Fällen.
duty-when = Wann
duty-kind = Was
duty-all = Alle
duty-soon = In sieben Tagen
duty-today = heute
duty-overdue = Überfällig
duty-week = Heute und in den nächsten sieben Tagen
duty-later = Später
duty-steps = Arbeitsschritte
duty-reminders = Wiedervorlagen
duty-none = Nichts steht an
duty-none-text = Schritte mit Termin kommen aus Teil B. Eine Wiedervorlage legen Sie im Fall an.
reminder-open = Offen
reminder-none = Keine offene Wiedervorlage.
reminder-new = Neue Wiedervorlage
reminder-note = Woran soll erinnert werden?
reminder-day = Am
reminder-set-it = Wiedervorlage anlegen
reminder-set = Die Wiedervorlage ist angelegt.
reminder-done = Erledigt
reminder-finished = Die Wiedervorlage ist erledigt.
reminder-reason-own = Wiedervorlage
reminder-reason-recognition = Anerkennungsverfahren nachfragen
reminder-reason-status-expires = Aufenthaltstitel läuft ab
