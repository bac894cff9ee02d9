# Heute
today-overdue = Überfällig
today-overdue-none = Nichts ist überfällig.
today-soon = Heute und in den nächsten sieben Tagen
today-soon-none = In den nächsten sieben Tagen steht nichts an.
today-incomplete = Pläne mit offenen Pflichtangaben
today-incomplete-none = In keinem Ihrer offenen Pläne fehlt eine Pflichtangabe.
today-lasting = Dauer der Anschlussunterbringung
today-lasting-none = In keinem Ihrer offenen Fälle sind 30 Monate erreicht.
today-since = { $months } Monate erreicht am { $day }
today-back = Zurück zu Heute
today-counts = Fälle des Trägers
today-open-simple = Einfache Beratung, offen
today-open-steered = Ausführliche Fallsteuerung, offen
today-closed = Beendet
today-without-standing = Ohne Stand zum Stichtag { $day }
today-without-standing-note = Den Stand tragen die Fachkräfte unter „Stichtag“ ein.
today-part-title = Was Geleit für Ihre Rolle kann
today-part-data-protection-officer = Seiten für das Protokoll, für Einwilligungen und für Löschungen gibt es in dieser Version noch nicht. Das Protokoll prüft und exportiert die Systemadministration an der Konsole (geleit audit). Rechtsgrundlagen trägt sie unter „Träger“ ein und hält fest, wer sie freigegeben hat.
today-part-council-member = Themen, die an die Politik gegeben wurden, stehen unter „Netzwerk“. Freigegebene Zahlen gibt es in dieser Version noch nicht. Fälle und Namen sehen Sie nie.
today-part-form = Leeres Formular des Integrationsplans (PDF)

# Schritte und Wiedervorlagen
duty-lead = Schritte mit Termin und Wiedervorlagen aus Ihren Fällen.
duty-lead-substitute = Schritte mit Termin und Wiedervorlagen aus Fällen, die Sie gerade vertreten.
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
duty-none-substitute = Als Teamleitung führen Sie keine eigenen Fälle. Hier steht etwas, solange Sie jemanden vertreten.
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
today-network = Aus dem Netzwerk
today-meetings = Nächste Sitzungen
today-body-tasks = Ihre Aufgaben aus den Gremien
today-rhythm = Turnus der Gremien
today-topics-late = Themen, die zu lange auf Antwort warten
today-tasks-overdue = Überfällige Aufgaben
today-forum = Themen im Forum
today-mandates = Fehlende Mandate
today-mandates-missing = { $count ->
    [one] ein Mandat fehlt
   *[other] { $count } Mandate fehlen
}
