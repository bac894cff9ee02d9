# Der gedruckte Plan: Wortlaut von Anhang 3, der in keiner Frage steht
print-title = Integrationsplan
print-created = Integrationsplan erstellt?
print-part-a = Teil A: Kompetenzerfassung
print-part-a-question = Teil A
print-part-b-question = Teil B
print-reason-question = Begründung:
print-how-long-question = Wie lange?
print-office-question = in Bearbeitung bei:
print-standing-question = Stand des Integrationsplanes zum Stichtag
print-declined = keine Angabe
print-estimated = geschätzt
print-years = { $number } Jahre
print-page = Seite
print-of = von
print-draft = Entwurf
print-on = Gedruckt am { $day }
print-as-of = Stand vom
print-form-version = Stand: { $day }
print-no-names = Bitte keine Namen eintragen.
print-children-rows = Je Zeile ein minderjähriges Kind
print-children-additions = Weitere Angaben zu den Kindern
print-course-rows = Je Zeile eine Kursart
print-goal-rows = Je Ziel seine Arbeitsschritte, je Zeile ein Schritt

# Plan drucken
print-page-title = Plan drucken
print-extent = Umfang
print-extent-hint = Für die Hand: die drei Nummern stehen schon darin.
print-filled = ausgefüllt
print-blank = leer, zum Ausfüllen von Hand
print-language = Zweite Sprache
print-language-hint = Deutsch steht immer darin. Ungeprüfte Übersetzungen tragen auf jeder Seite das Wort „Entwurf“.
print-german-alone = nur Deutsch
print-with = Deutsch und { $language }
print-with-draft = Deutsch und { $language } (ungeprüft)
print-language-en = Englisch
print-language-ar = Arabisch
print-day = Stand am
print-day-hint = Leer lassen für den Plan von heute.
print-additions = Zusätze
print-with-additions = mit den Zusätzen Ihres Trägers
print-open = PDF öffnen
print-keep = PDF herunterladen
print-missing = { $count ->
    [one] Eine Pflichtangabe fehlt noch.
   *[other] { $count } Pflichtangaben fehlen noch.
  }
print-check = Angaben prüfen
print-locked-title = Teil A und Teil B sind gesperrt
print-locked-text = Es fehlt eine Beratungsvereinbarung oder eine Rechtsgrundlage. Gedruckt werden nur die Rahmendaten.
print-unprintable-title = Einige Zeichen lassen sich nicht drucken
print-unprintable-text = Auf dem Papier steht dafür ein Ersatzzeichen:
print-blank-forms = Leeres Formular
print-blank-forms-text = Ohne Fall und ohne Nummern.
print-blank-plain = Wortlaut der Vorlage
print-blank-additions = mit den Zusätzen Ihres Trägers
print-audit = Auf dem Ausdruck steht kein Name. Jeder Druck wird mit Tag und Konto vermerkt.
print-before-begin = An diesem Tag gab es den Plan noch nicht.

# Auswertung
evaluation-title = Evaluationsdatensatz
evaluation-lead = Sieben Angaben je Plan und kein Name, für einen Stichtag.
evaluation-day = Stichtag
evaluation-show = Anzeigen
evaluation-own = Erfasst sind Ihre eigenen Pläne und die der Personen, die Sie vertreten, wenn die Beratung am Stichtag lief.
evaluation-agency = Erfasst sind alle Pläne Ihres Trägers, deren Beratung am Stichtag lief.
evaluation-result = Ergebnis
evaluation-rows = Pläne im Datensatz
evaluation-left-out = nicht enthalten
evaluation-none = Kein Plan im Datensatz
evaluation-none-text = An diesem Tag lief keine Beratung, deren Auswertung erlaubt ist.
evaluation-first = Die ersten { $count } Zeilen
evaluation-all = Alle Zeilen
evaluation-xlsx = Excel-Datei (XLSX)
evaluation-csv = CSV-Datei
evaluation-sheet = Evaluation { $day }
