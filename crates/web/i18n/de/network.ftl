# Themen
topics-lead = Was in der Arbeit klemmt, geht von hier nach oben, und jedes Thema bekommt eine Antwort.
topics-none = Noch kein Thema
topics-none-text = Hier erscheint, was Integrationsmanager*innen einbringen und weitergeben.
topic-raise = Thema einbringen
topic-raise-lead = Das lesen die Integrationsmanager*innen aller Träger. Andere sehen es erst, wenn die Sprecherin oder der Sprecher es weitergibt.
topic-raise-it = Einbringen
topic-raised = Das Thema ist eingebracht.
topic-title = Thema
topic-problem = Was klemmt?
topic-problem-hint = Ohne Namen, Geburtsdaten und Aktenzeichen: Es geht um die Sache, nicht um eine Person.
topic-proposal = Vorschlag
topic-category = Bereich
topic-category-datenschutz = Datenschutz
topic-category-dokumentation = Dokumentation und Integrationsplan
topic-category-zusammenarbeit = Zusammenarbeit mit anderen Stellen
topic-category-ausstattung = Ausstattung und Arbeitsbedingungen
topic-category-sonstiges = Sonstiges
topic-frequency = Wie oft kommt das vor?
topic-frequency-einmal = einmal
topic-frequency-mehrmals = mehrmals
topic-frequency-regelmaessig = regelmäßig
topic-frequency-staendig = ständig
topic-cases = Eigene Fälle, die es betrifft
topic-cases-hint = Nur die Zahl. Welche Fälle es sind, wird nirgends gespeichert.
topic-anonymous = Ihr Name im Forum
topic-anonymous-yes = nicht zeigen
topic-names-nobody = Im Text steht keine Person
topic-names-nobody-yes = Ich habe es geprüft.
topic-names-somebody = Bitte prüfen Sie den Text und bestätigen Sie, dass er auf keine Person hinweist.
topic-traces = Steht im Text eine Person?
topic-traces-text = Das lesen Menschen anderer Träger. Bitte nehmen Sie heraus, was auf jemanden hinweist.
topic-trace-day = ein Tag, vielleicht ein Geburtsdatum
topic-trace-phone = eine Telefonnummer
topic-trace-mail = eine E-Mail-Adresse
topic-trace-file = ein Aktenzeichen oder eine lange Nummer
topic-trace-name = der Name einer Ihrer Klient*innen
topic-level = Ebene
topic-level-mikro = Forum (Mikro)
topic-level-meso = Koordinierungsrunde (Meso)
topic-level-makro = Politik (Makro)
topic-state = Stand
topic-state-offen = offen
topic-state-beantwortet = beantwortet oder abgelehnt
topic-all = alle
topic-since = Seit
topic-raised-on = Eingebracht am
topic-waits = { $days ->
    [0] seit heute
    [one] seit einem Tag
   *[other] seit { $days } Tagen
}
topic-waits-late = { $days ->
    [0] seit heute, Antwort überfällig
    [one] seit einem Tag, Antwort überfällig
   *[other] seit { $days } Tagen, Antwort überfällig
}
topic-voices-title = Stimmen
topic-voices = { $people ->
    [one] eine Stimme
   *[other] { $people } Stimmen
} aus { $agencies ->
    [one] einem Träger
   *[other] { $agencies } Trägern
}
topic-voices-cases = { $cases ->
    [one] ein Fall
   *[other] { $cases } Fälle
}
topic-mine = (auch von Ihnen)
topic-facts = Eckdaten
topic-names = Wer dahintersteht
topic-names-forum = Diese Namen sieht nur das Forum.
topic-unnamed = ohne Namen
topic-way = Der Weg
topic-station = Wie geht es weiter?
topic-station-eingebracht = eingebracht
topic-station-besprochen = im Forum besprochen
topic-station-weitergegeben = an die Koordinierungsrunde gegeben
topic-station-in_arbeit = in Arbeit
topic-station-an_politik = an die Politik gegeben
topic-station-abgelehnt = nicht weiterverfolgt
topic-station-beantwortet = beantwortet
topic-station-zusammengefuehrt = zusammengeführt
topic-go-title = Weiterführen
topic-go-besprochen = Im Forum besprochen
topic-go-weitergegeben = An die Koordinierungsrunde geben
topic-go-in_arbeit = In Arbeit nehmen
topic-go-an_politik = An die Politik geben
topic-go-abgelehnt = Nicht weiterverfolgen, mit Grund
topic-go-beantwortet = Beantworten
topic-go-it = Eintragen
topic-moved = Der nächste Schritt ist eingetragen.
topic-words = Entscheidung, Grund oder Antwort
topic-words-hint = Für eine Antwort und für „nicht weiterverfolgen“ nötig. Alle, die das Thema eingebracht haben, lesen es.
topic-join = Das betrifft mich auch
topic-join-it = Stimme geben
topic-joined = Ihre Stimme ist gezählt. Die Antwort erscheint auf Ihrer Startseite.
topic-leave = Stimme zurücknehmen
topic-left = Ihre Stimme ist zurückgenommen.
topic-merge = Mit einem anderen Thema zusammenführen
topic-merge-into = Weiter in diesem Thema
topic-merge-it = Zusammenführen
topic-merged = Die Themen sind zusammengeführt. Keine Stimme ging verloren.
topic-merged-title = Dieses Thema läuft in einem anderen weiter.
topic-merged-link = Zum anderen Thema
topic-merge-itself = Bitte wählen Sie ein anderes Thema.
topic-merge-forum = Nur offene Themen des Forums lassen sich zusammenführen.
topic-answers = Antworten auf Ihre Themen
topic-untold = Dieses Thema, das Sie eingebracht haben, hat eine Antwort.
topic-told-it = Gelesen
topic-told = Die Antwort steht weiter beim Thema.
rule-topic-last-voice = Sie sind die letzte Stimme. Ein Thema, hinter dem niemand steht, bekäme keine Antwort.
rule-topic-way = Dahin kann dieses Thema nicht (mehr) gehen. Vielleicht hat es inzwischen jemand weitergeführt.
rule-topic-ended = Dieses Thema ist abgeschlossen.

# Netzwerk
quarter = { $number }. Quartal { $year }
topic-flow = Was fließt
flow-figure = Zwischen den Ebenen
flow-quarters = Quartale
flow-previous = Quartal davor
flow-next = Quartal danach
flow-waiting = { $count ->
    [0] kein Thema wartet
    [one] ein Thema wartet
   *[other] { $count } Themen warten
}
flow-protected = geschützt
flow-finding = { $raised ->
    [one] In diesem Quartal wurde ein Thema eingebracht
   *[other] In diesem Quartal wurden { $raised } Themen eingebracht
}, davon { $answered } beantwortet ({ $share } %).
flow-finding-none = In diesem Quartal wurde noch kein Thema eingebracht.
flow-counts = In Zahlen
flow-raised = eingebracht
flow-discussed = im Forum besprochen
flow-handed-up = an die Koordinierungsrunde gegeben
flow-taken-up = in Arbeit genommen
flow-passed-on = an die Politik gegeben
flow-answered = beantwortet
flow-declined = nicht weiterverfolgt, mit Grund
flow-median = mittlere Zeit bis zur Antwort (Median)
flow-days = { $days ->
    [one] ein Tag
   *[other] { $days } Tage
}
flow-late = warten länger als 90 Tage
flow-areas = Eingebrachte Themen nach Bereich
topic-similar = Gibt es das Thema schon?
topic-similar-text = Geben Sie dort Ihre Stimme, wenn es dasselbe ist. So wird sichtbar, wie viele es betrifft.
topic-similar-there = Bitte sehen Sie die ähnlichen Themen an, oder bestätigen Sie, dass Ihres ein anderes ist.
topic-is-new = Mein Thema ist ein anderes
topic-is-new-yes = Ja, trotzdem einbringen.
topic-keep-case = Im Fall vermerken
topic-keep-case-yes = Dieses Thema beim Fall anzeigen, aus dem ich komme
topic-keep-case-hint = Das sieht nur, wer den Fall öffnen darf. Beim Thema selbst steht kein Fall.
case-topics = Eingebrachte Themen
case-topic-raise = Klemmt etwas, das nicht nur diesen Fall betrifft?

# Gremien
bodies-lead = Wer sich trifft, nach welchen Regeln, und ob der Turnus gehalten wird.
bodies-none = Noch kein Gremium
bodies-none-keeps = Legen Sie die Koordinierungsrunde oder das Austauschforum an. Alles Weitere schlägt Geleit vor.
bodies-none-text = Die oder der Integrationsbeauftragte legt Gremien an.
body-new = Gremium anlegen
body-new-lead = Teilnehmende, Regeln und Termine folgen danach.
body-create = Anlegen
body-created = Das Gremium ist angelegt. Als Nächstes: Geschäftsgrundlage und Ämter.
body-name = Name
body-kind = Art
body-kind-koordinierungsrunde = Koordinierungsrunde
body-kind-austauschforum = Austauschforum
body-kind-arbeitskreis = Integrationsarbeitskreis
body-kind-runder_tisch = Runder Tisch
body-kind-arbeitsgruppe = Arbeitsgruppe
body-kind-not-yours = Gremien dieser Art legt die oder der Integrationsbeauftragte an.
body-last = Letzte Sitzung
body-next = Nächste Sitzung
body-rhythm = Turnus
body-due-by = Spätestens
body-due = Sitzung bis { $day }
body-proposed = Vorschlag
body-mine = (Sie nehmen teil)
body-change = Umbenennen oder beenden
body-end = Gremium beenden
body-revive = Gremium wieder aufnehmen
body-ended = beendet
body-lacks = Was dem Gremium noch fehlt
body-lacks-seat = Es fehlt: { $what }
body-lacks-duty = Niemand übernimmt: { $what }
body-light-planned = geplant
body-light-time = im Turnus
body-light-late = später als vereinbart
body-light-soon = Termin finden
body-light-overdue = überfällig
charter-title = Geschäftsgrundlage
charter-lead = Die Fassung von vorher bleibt lesbar. Wer teilnimmt, steht bei den Ämtern.
charter-goals = Ziele
charter-rhythm = Mindestens eine Sitzung in so vielen Wochen
charter-rhythm-hint = 13 Wochen sind ein Quartal.
charter-rhythm-weeks = { $weeks ->
    [one] Mindestens eine Sitzung in der Woche
    [13] Mindestens eine Sitzung im Quartal
   *[other] Mindestens eine Sitzung in { $weeks } Wochen
}
charter-decision-rule = Wie wird entschieden?
charter-confidentiality = Was bleibt vertraulich?
charter-adopted-on = Beschlossen am
charter-adopted-hint = Leer lassen, solange es ein Entwurf ist.
charter-adopted = Beschlossen am { $day }.
charter-draft = Noch nicht beschlossen.
charter-version = Fassung { $version } vom { $day }.
charter-version-short = Fassung
charter-written = Fassung { $version } vom { $day }, geschrieben von { $who }
charter-none = Noch steht nicht fest, wozu und wie oft sich das Gremium trifft.
charter-write = Geschäftsgrundlage schreiben
charter-change = Neue Fassung
charter-store = Fassung speichern
charter-stored = Die neue Fassung ist gespeichert.
charter-print = Ansehen und drucken
charter-read-it = Ich habe sie gelesen
charter-read = Danke, das ist vermerkt.
charter-readers = Gelesen von:
charter-participants = Teilnehmende Ämter
charter-earlier = Frühere Fassungen
offices-title = Ämter
offices-none = Noch kein Amt.
office-new = Amt hinzufügen
office-change = Amt ändern
office-lead = Am Tisch sitzt das Amt. Wer es innehat, kann wechseln.
office-title = Amt
office-title-hint = So, wie es an der Tür steht: „Leitung Amt für Migration und Integration“.
office-seat = Sitzt hier für
office-agency = Träger in Geleit
office-duties = Aufgaben im Gremium
office-holder = Besetzt mit
office-vacant = nicht besetzt
office-account = Person mit Konto
office-name = Person ohne Konto
office-name-hint = Nur, wenn die Person kein Konto hat.
office-email = E-Mail für Einladungen
office-email-hint = Nur dienstliche Adressen.
office-committed = Zusage der Leitung
office-committed-hint = Seit wann die Leitung zugesagt hat, dass jemand kommt.
office-end = Amt herausnehmen
office-one-holder = Bitte entweder eine Person mit Konto wählen oder einen Namen eintragen.
seat-amt_migration = Amt für Migration und Integration
seat-integrationsbeauftragte = Integrationsbeauftragte*r
seat-traeger = Träger des Integrationsmanagements
seat-regeldienst = Regeldienst
seat-intman = Integrationsmanager*innen
seat-sonstige = andere
duty-of-einladung = Einladung
duty-of-tagesordnung = Tagesordnung
duty-of-moderation = Moderation
duty-of-protokoll = Protokoll
duty-of-gaeste = Gäste einladen
duty-of-sprecher = Sprechen für das Gremium
mandates-title = Mandate
mandates-none = Noch hat niemand ein Mandat.
mandate-new = Mandat erteilen
mandate-lead = Mit dem Mandat nimmt die Person teil und spricht für Ihren Träger.
mandate-account = Wem?
mandate-scope = Wofür?
mandate-scope-hint = Was die Person zusagen darf. Leer: teilnehmen und berichten.
mandate-valid-until = Gilt bis
mandate-valid-until-hint = Leer: bis es zurückgenommen wird.
mandate-until = gilt bis
mandate-grant = Erteilen
mandate-granted = Das Mandat ist erteilt.
mandate-end = Zurücknehmen
mandate-ended = Das Mandat ist zurückgenommen.
succession-title = Nachfolge
succession-lead = Wenn jemand geht, gehen Ämter, Mandate und Aufgaben in andere Hände. Nichts bleibt liegen.
succession-who = Wer geht?
succession-look = Ansehen, was daran hängt
succession-hangs = Das hängt an dieser Person
succession-nothing = Nichts, was Sie weitergeben könnten.
succession-tasks = { $count ->
    [one] eine offene Aufgabe
   *[other] { $count } offene Aufgaben
}
succession-to = Wer übernimmt alles?
succession-hand-on = Alles übergeben
succession-done = Alles ist übergeben.

# Sitzungen
meeting-title = Sitzung
meetings-title = Sitzungen und Beschlüsse
meetings-all = Alle ansehen
meetings-all-title = Alle Sitzungen
meetings-none = Noch keine Sitzung.
meeting-plan = Sitzung planen
meeting-plan-lead = Die Tagesordnung entsteht aus der Vorlage und lässt sich danach ändern.
meeting-plan-it = Planen
meeting-planned = Die Sitzung ist geplant. Die Tagesordnung lässt sich mit einem Klick füllen.
meeting-move = Verschieben oder absagen
meeting-cancel = Sitzung absagen
meeting-day = Tag
meeting-time = Uhrzeit
meeting-time-hint = Zum Beispiel 14:00
meeting-time-wrong = Bitte geben Sie eine Uhrzeit wie 14:00 an.
meeting-place = Ort
meeting-link = Link zur Videokonferenz
meeting-link-hint = Beginnt mit https://
meeting-link-https = Bitte geben Sie einen Link an, der mit https:// beginnt.
meeting-join = Zur Videokonferenz
meeting-begin = Sitzung durchführen
meeting-finish = Sitzung beenden
meeting-finished = Die Sitzung ist beendet. Die Niederschrift steht fest.
meeting-state-geplant = geplant
meeting-state-gehalten = gehalten
meeting-state-abgesagt = abgesagt
meeting-minutes = { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
}
meeting-length = Zusammen { $minutes } Minuten.
meeting-part-1 = Teil 1: Integrationsmanager*innen unter sich
meeting-part-1-hint = Was hier geschrieben wird, lesen nur die Integrationsmanager*innen, die teilnehmen. Weiter geht nur, was die Gruppe weitergibt.
meeting-part-2 = Teil 2: mit der Stabsstelle Integration
meeting-part-2-hint = Ab hier gibt es eine Niederschrift.
agenda-title = Tagesordnung
agenda-fill = Tagesordnung füllen
agenda-filled = Was wartet, steht jetzt auf der Tagesordnung.
agenda-nothing-waits = Es wartet nichts, was noch nicht auf der Tagesordnung steht.
attendance-title = Wer ist da?
attendance-save = Anwesenheit speichern
attendance-there = war da
item-new = Punkt hinzufügen
item-change = Punkt ändern
item-edit = Ändern
item-remove = Punkt herausnehmen
item-title = Punkt
item-minutes = Minuten
item-responsible = Verantwortlich
item-points = Worum es geht
item-points-hint = Eine Zeile je Frage.
item-part = In welchem Teil?
item-up = Nach oben
item-down = Nach unten
item-topics = Themen
item-tasks = Aufgaben
item-about = Worum es geht
item-results = Ergebnisse bisher
item-result = Ergebnis
item-notes = Niederschrift
item-decision = Beschluss
item-decision-hint = Ein Satz, der auch in einem Jahr noch verständlich ist.
item-task = Aufgabe
item-postpone = Noch nicht fertig
item-postpone-yes = Kommt in der nächsten Sitzung wieder
item-postponed = kommt wieder
item-joined = Jemand anderes hat gleichzeitig geschrieben. Beide Texte stehen jetzt untereinander, bitte sehen Sie sie durch.
item-place = Punkt { $at } von { $of }
item-previous = Zurück
item-next = Nächster Punkt
item-back = Zur Tagesordnung
item-save-next = Speichern und weiter
decision-number = Beschluss { $number }
decisions-title = Beschlüsse
decisions-none = Noch kein Beschluss.
tasks-lead = Was wurde erledigt? Wo gibt es Verzögerungen?
tasks-which = Welche Aufgaben
tasks-mine = Meine
tasks-open = Alle offenen
tasks-overdue = Überfällig
tasks-done = Erledigt
tasks-none-meine = Sie haben keine offene Aufgabe
tasks-none-offen = Keine offene Aufgabe
tasks-none-ueberfaellig = Nichts ist überfällig
tasks-none-erledigt = Noch nichts erledigt
tasks-none-text = Aufgaben entstehen in den Sitzungen der Gremien, an denen Sie teilnehmen.
task-who = Wer?
task-due-on = Bis wann?
task-due = bis { $day }
task-overdue = überfällig
task-done-on = erledigt am { $day }
task-outcome = Ergebnis
task-finish = Erledigt
task-finished = Die Aufgabe ist erledigt.
task-reopen = Doch nicht erledigt
rule-meeting-over = Diese Sitzung ist vorbei oder abgesagt.
rule-meeting-not-begun = Diese Sitzung hat noch nicht begonnen.
rule-agenda-no-topics = Auf der Tagesordnung gibt es keinen Punkt für Themen. Bitte fügen Sie zuerst einen hinzu.
rule-item-minuted = Zu diesem Punkt steht schon etwas in der Niederschrift.
rule-item-protected = Teil 1 schreiben die Teilnehmenden auf einer eigenen Seite.
network-saved = Gespeichert.
rule-body-ended = Dieses Gremium ist beendet. Nehmen Sie es wieder auf, um eine Sitzung zu planen.

# Einladungen
invite-title = Einladungen
invite-all = Alle einladen
invite-new = Neue einladen
invite-change = Änderung mitteilen
invite-done = Die Einladungen gehen hinaus.
invite-some = Die Einladungen gehen hinaus. Bei einigen Ämtern fehlt die E-Mail-Adresse.
invite-nobody-new = Alle wissen Bescheid, niemand wurde doppelt eingeladen.
invite-no-address = Bei keinem weiteren Amt steht eine E-Mail-Adresse.
invite-no-server = In dieser Installation ist kein Mailserver eingerichtet. Laden Sie den Termin als Kalenderdatei und verschicken Sie ihn selbst.
invite-again = Der Brief wird noch einmal verschickt.
invite-send-again = Noch einmal schicken
meeting-calendar = Termin als Kalenderdatei
letter-sent = verschickt
letter-waiting = unterwegs
letter-failed = nicht verschickt
letter-unclear = ungewiss, ob verschickt
letter-outdated = alter Stand
letter-hello = Guten Tag,
letter-subject-invitation = Einladung: { $body }, { $day }
letter-subject-change = Geändert: { $body }, { $day }
letter-subject-cancellation = Abgesagt: { $body }, { $day }
letter-invitation = zur nächsten Sitzung laden wir ein: { $body }, { $moment } Uhr.
letter-change = die Sitzung hat sich geändert: { $body }, jetzt { $moment } Uhr.
letter-cancellation = die Sitzung fällt aus: { $body }, { $moment } Uhr.
letter-answer = Kommen Sie? Antworten Sie hier, ein Konto brauchen Sie nicht:
letter-calendar = Der Termin liegt als Kalendereintrag bei.
reply-ja = Ich komme
reply-nein = Ich komme nicht
reply-vielleicht = Ich weiß es noch nicht
reply-said-ja = Sie haben zugesagt.
reply-said-nein = Sie haben abgesagt.
reply-said-vielleicht = Sie wissen es noch nicht.
reply-short-ja = kommt
reply-short-nein = kommt nicht
reply-short-vielleicht = weiß es noch nicht
answer-title = Einladung
answer-question = Kommen Sie?
answer-change = Sie können Ihre Antwort ändern, solange die Sitzung nicht vorbei ist.
answer-over = Diese Sitzung ist vorbei oder abgesagt.
rule-letter-gone = Dieser Brief ist schon unterwegs oder angekommen.

# Geschützter Teil
part-title = Teil 1: unter sich
part-link = Teil 1 öffnen und mitschreiben
part-protected = Das lesen nur die Integrationsmanager*innen, die teilnehmen.
part-protected-text = Was hier steht, ist mit einem Schlüssel verschlossen, den nur die Teilnehmenden öffnen können. Leitung, Integrationsbeauftragte, Administration und wer die Datenbank kopiert, können es nicht lesen.
part-delete-on = Am { $day } wird alles gelöscht, was nicht weitergegeben wurde.
part-closed = Verschlossen
part-closed-text = Öffnen Sie Teil 1 mit Ihrem Forum-Kennwort. Es gilt bis zum Abmelden.
part-phrase = Forum-Kennwort eingeben
part-waiting = Noch nicht eingelassen
part-waiting-text = Ihr Schlüssel ist neu. Bitte jemanden aus der Runde, auf dieser Seite „Einlassen“ zu wählen.
part-over = Gelöscht
part-over-text = Die vereinbarte Zeit ist vorbei. Geblieben ist nur, was weitergegeben wurde.
part-open = Noch schreibt niemand mit
part-open-text = Legen Sie gemeinsam fest, wie lange das Gesagte hier stehen bleibt. Danach wird es gelöscht.
part-keep = Löschen nach
part-open-it = Mitschreiben beginnen
part-opened = Teil 1 ist offen.
part-words = Was gesagt wurde
part-extract = Was wir weitergeben, in unseren Worten
part-choose = Aus dem Gesagten übernehmen
part-choose-it = Ausgewähltes übernehmen
part-chosen = Übernommen. Den Wortlaut können alle Teilnehmenden ändern.
part-hand-on = Weitergeben
part-hand-on-text = Der Text unter „Was geben wir weiter?“ wird Teil der Niederschrift, die das ganze Gremium liest. Für Rückfragen stehen Sie als Sprecherin oder Sprecher bereit. Danach schreibt hier niemand mehr.
part-hand-on-it = Text weitergeben
part-handed-on = Der Text steht jetzt in der Niederschrift. Alles andere bleibt verschlossen.
part-talkers = Wer teilnimmt
part-reads = liest mit
part-waits = wartet auf Einlass
part-ready = bereit
part-no-phrase = ohne Forum-Kennwort
part-let-them-in = Einlassen
part-let-in = Wer teilnimmt, kann jetzt mitlesen.
phrase-title = Forum-Kennwort
phrase-choose = Forum-Kennwort wählen
phrase-lead = Mit ihm öffnen Sie, was im Forum unter Ihnen bleibt.
phrase-first = Sie wählen es einmal. Geleit speichert es nicht und kann es nicht zurücksetzen: Nur so kann es auch niemand sonst.
phrase-new = Mit einem neuen Kennwort bekommen Sie einen neuen Schlüssel. Die anderen Teilnehmenden lassen Sie wieder ein.
phrase-label = Forum-Kennwort
phrase-again = Noch einmal
phrase-hint = Ein kurzer Satz mit mindestens 12 Zeichen. Nehmen Sie ein anderes als bei der Anmeldung.
phrase-forgotten = Vergessen? Unter „Konto“ wählen Sie ein neues.
phrase-set = Kennwort speichern
phrase-unlock = Öffnen
phrase-open = Das Forum ist für Sie geöffnet.
phrase-close = Forum schließen
phrase-closed = Das Forum ist geschlossen.
phrase-wrong = Das ist nicht Ihr Forum-Kennwort.
phrase-differs = Die beiden Eingaben sind verschieden.
rule-forum-closed = Öffnen Sie zuerst Teil 1 mit Ihrem Forum-Kennwort.
rule-forum-not-let-in = Sie sind noch nicht eingelassen.
rule-extract-released = Hier kann nichts mehr geschrieben werden.
rule-extract-empty = Der Text zum Weitergeben ist noch leer.
rule-no-extract = Auf der Tagesordnung fehlt der Punkt „Was geben wir weiter?“.
