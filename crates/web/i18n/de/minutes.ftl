# Protokolle
nav-minutes = Protokolle durchsuchen
nav-decisions = Beschlüsse
minutes-title = Protokoll
minutes-of = Protokoll: { $body }
minutes-back = Zur Sitzung
minutes-as-pdf = Als PDF
minutes-as-odt = Zum Weiterschreiben (ODT)
minutes-draft-notice = Entwurf: noch nicht genehmigt
minutes-chair = Moderation
minutes-writer = Protokoll
minutes-present = Anwesend
minutes-absent = Nicht anwesend
minutes-state = Stand
minutes-part-1 = Dieser Teil ist geschützt. Hier steht nur, was die Gruppe weitergegeben hat.
minutes-task = Aufgabe
minutes-tasks-caption = Aufgaben aus dieser Sitzung
minutes-task-what = Was
minutes-task-who = Wer
minutes-task-until = Bis
minutes-addenda = Nachträge
minutes-addendum-of = Nachtrag vom { $day }
document-page = Seite
document-of = von

minutes-state-noch-nicht = Sitzung nicht beendet
minutes-state-entwurf = Entwurf
minutes-state-versandt = Einwände bis { $day }
minutes-state-einwand = Einwand offen
minutes-state-still = genehmigt seit { $day }
minutes-state-genehmigt = genehmigt am { $day }

minutes-next = Wie es weitergeht
minutes-hint-noch-nicht = Das Protokoll entsteht, während die Sitzung läuft. Verschickt wird es nach der Sitzung.
minutes-hint-entwurf = Das Protokoll ist ein Entwurf. Wer dabei war, bekommt einen Link und kann Einwände nennen.
minutes-hint-versandt = Wer dabei war, kann bis { $day } Einwände nennen. Ohne Einwand gilt das Protokoll danach als genehmigt.
minutes-hint-einwand = Es gibt einen offenen Einwand. Erst wenn dazu steht, was daraus wurde, kann das Protokoll genehmigt werden.
minutes-hint-still = Bis { $day } kam kein Einwand mehr. Das Protokoll ist genehmigt und bleibt, wie es ist. Berichtigungen stehen als Nachtrag darunter.
minutes-hint-genehmigt = Das Protokoll ist genehmigt und bleibt, wie es ist. Berichtigungen stehen als Nachtrag darunter.
minutes-send = Zur Prüfung versenden
minutes-send-more = An Neue versenden
minutes-distribute = An den Verteiler melden
minutes-approved-in = Genehmigt in der Sitzung vom
minutes-approve = Genehmigung festhalten
minutes-list-link = Verteiler und Frist
minutes-nobody-new = Alle haben schon einen Brief bekommen.
minutes-no-address = Es ging kein Brief hinaus: Von den Übrigen ist keine E-Mail-Adresse bekannt.
minutes-sent = Die Briefe sind unterwegs.
minutes-sent-some = Die Briefe sind unterwegs. Von einigen ist keine E-Mail-Adresse bekannt.
minutes-objections = Einwände
minutes-objection-words = Was stimmt nicht?
minutes-object = Einwand nennen
minutes-objected = Der Einwand ist notiert.
minutes-open = noch offen
minutes-outcome = Was daraus wurde
minutes-settle = Erledigen
minutes-settled = Der Einwand ist erledigt.
minutes-approved = Das Protokoll ist genehmigt.
minutes-correct = Berichtigen
minutes-correct-lead = Solange das Protokoll nicht genehmigt ist, kann der Text berichtigt werden.
minutes-notes-hint = Zeilen, die mit einem Strich beginnen, werden eine Liste.
minutes-addendum = Nachtrag
minutes-addendum-words = Was wird berichtigt?
minutes-add = Nachtragen
minutes-added = Der Nachtrag steht unter dem Protokoll.
minutes-letters = Wer einen Brief bekam
minutes-letter-draft = zur Prüfung
minutes-letter-approved = genehmigtes Protokoll
minutes-link-until = Link bis { $day }
minutes-link-revoked = Link zurückgenommen
minutes-link-taken = Der Link öffnet nichts mehr.
minutes-revoke = Link zurücknehmen
minutes-guest-note = Sie lesen dieses Protokoll mit dem Link aus Ihrem Brief. Der Link gilt nur für dieses Protokoll und eine begrenzte Zeit.

minutes-list-title = Verteiler und Frist
minutes-list-lead = Wer ein Amt oder ein Mandat im Gremium hat, bekommt genehmigte Protokolle ohnehin. Hier stehen weitere Stellen. Im Brief steht nur ein Link, nichts aus dem Protokoll.
minutes-readers = Weitere Stellen
minutes-readers-none = Noch keine weitere Stelle.
minutes-reader-new = Stelle aufnehmen
minutes-reader-name = Name
minutes-reader-name-hint = Eine Stelle oder eine Person, zum Beispiel das Kreisarchiv.
minutes-reader-email = E-Mail-Adresse
minutes-reader-add = Aufnehmen
minutes-reader-drop = Streichen
minutes-reader-address = Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel archiv@kreis.example.
minutes-reader-there = Diese Adresse steht schon auf der Liste.
minutes-days-title = Frist für Einwände
minutes-days = Tage
minutes-days-hint = Gilt für Protokolle, die ab jetzt versandt werden. Üblich sind 14 Tage.

rule-minutes-no-objection = Zu diesem Protokoll kann niemand (mehr) Einwände nennen.
rule-minutes-approved = Dieses Protokoll wird nicht mehr geändert. Berichtigungen sind ein Nachtrag.
rule-minutes-not-approved = Das Protokoll ist noch nicht genehmigt.
rule-minutes-objection-open = Es gibt einen offenen Einwand. Bitte halten Sie zuerst fest, was daraus wurde.

letter-minutes-draft-subject = Protokoll zur Prüfung: { $body }, { $day }
letter-minutes-draft = das Protokoll der Sitzung „{ $body }“ vom { $day } liegt zur Prüfung bereit. Sie lesen es hier, nachdem Sie sich angemeldet haben:
letter-minutes-object = Einwände können Sie dort bis { $day } nennen. Danach gilt das Protokoll als genehmigt.
letter-minutes-subject = Protokoll: { $body }, { $day }
letter-minutes = das genehmigte Protokoll der Sitzung „{ $body }“ vom { $day } können Sie hier lesen:
letter-minutes-until = Der Link gilt bis { $day }. Bitte geben Sie ihn nicht weiter.

minutes-search-lead = Gesucht wird in Titeln, Notizen, Beschlüssen und Aufgaben aller Sitzungen, die Sie lesen dürfen.
minutes-search-words = Wörter
minutes-search-body = Gremium
minutes-search-from = Von
minutes-search-until = Bis
minutes-search-it = Suchen
minutes-search-begin = Wonach suchen Sie?
minutes-search-begin-text = Ein Wortanfang genügt: „Wohn“ findet auch Wohnung und Wohnberechtigung.
minutes-search-none-text = In keinem Protokoll stehen alle diese Wörter zusammen bei einem Punkt.
minutes-search-too-many = Bitte suchen Sie nach höchstens { $most } Wörtern.
minutes-search-nothing = Diese Wörter stehen überall oder sind zu kurz. Bitte nehmen Sie ein anderes Wort.
minutes-search-backwards = Dieser Tag liegt vor dem ersten Tag.
minutes-found = { $count ->
    [0] Nichts gefunden
    [one] Ein Punkt gefunden
   *[other] { $count } Punkte gefunden
}
minutes-found-more = { $count ->
    [one] Ein Punkt auf dieser Seite
   *[other] { $count } Punkte auf dieser Seite
}
minutes-spot-title = Titel
minutes-spot-points = Worum es geht
minutes-spot-notes = Notizen
minutes-spot-decision = Beschluss
minutes-spot-task = Aufgabe

register-lead = Was die Gremien beschlossen haben, die neuesten Beschlüsse zuerst.
register-link = Beschlüsse aller Gremien
register-words = Beschluss
register-body = Gremium
register-number = Nummer
register-day = Tag
register-csv = Als Tabelle (CSV)
register-none = Noch kein Beschluss
register-none-text = Hier erscheint, was in Sitzungen beschlossen wird, die Sie lesen dürfen.

extract-link = Daraus Themen einbringen
extract-title = Themen aus dem Forum
extract-lead = Was die Gruppe weitergegeben hat, wird mit einem Klick ein Thema der Koordinierungsrunde. Dahinter steht die Stimme des Forums, kein Name.
extract-none = Es wurde nichts weitergegeben
extract-none-text = Sobald der Auszug aus Teil 1 weitergegeben ist, stehen seine Zeilen hier.
extract-raise = Als Thema einbringen
extract-raised = Das Thema ist in der Koordinierungsrunde.
extract-to-topic = Zum Thema

indicators-title = Kennzahlen zur Netzwerkarbeit (Anhang 5, Ziel 9)
indicators-csv = Als Tabelle (CSV)
indicator-name = Kennzahl
indicator-quarter = Quartal
indicator-9a = 9a: regelmäßige Teilnahme an Netzwerktreffen
indicator-9a-text = Anteil der Integrationsmanager*innen, die das ganze Quartal beschäftigt waren und an mindestens einer Sitzung teilgenommen haben. Unter { $fewest } Personen steht keine Zahl.
indicator-9b-1 = 9b: übermittelte Protokolle
indicator-9b-1-text = Auszüge aus Teil 1 des Austauschforums, die im Quartal weitergegeben wurden.
indicator-9b-2 = 9b: Treffen mit der Stabsstelle Integration
indicator-9b-2-text = Gehaltene Sitzungen, bei denen Integrationsmanager*innen und die Integrationsbeauftragten anwesend waren.
indicator-share = { $share } % ({ $came } von { $employed })
indicator-few = unter { $fewest } Personen
indicator-employed = 9a: im ganzen Quartal beschäftigt
indicator-came = 9a: davon teilgenommen
indicator-percent = 9a: Anteil in Prozent
