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
