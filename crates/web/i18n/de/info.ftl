# Hilfe
help-title = Hilfe
help-depth-title = Wie viel wird dokumentiert?
help-depth-lead = Die Art der Beratung entscheidet, welche Teile des Integrationsplans gefragt werden. Sie können jederzeit wechseln; nichts geht dabei verloren.
help-depth-caption = Arten der Beratung, ihre Teile und wann sie passen
help-depth-type = Art der Beratung
help-depth-parts = Auszufüllen
help-depth-when = Passt, wenn …
help-depth-note = Die Übergänge sind fließend. Die Tabelle gibt nur eine grobe Richtung. Quelle: Anwendungsempfehlung zum Integrationsplan, Anhang 4 des Arbeitspapiers.
help-once = Einmalige Anfrage
help-once-parts = nur Rahmendaten, ohne Namen
help-once-1 = die Frage kurz und einfach ist
help-once-2 = keine Beratungsvereinbarung geschlossen wird
help-once-3 = in Datenschutz oder Kompetenzerfassung nicht eingewilligt wird
help-simple = Einfache Beratung
help-simple-parts = Rahmendaten und Teil A; Teil B nach Bedarf
help-simple-1 = eine Beratungsvereinbarung geschlossen ist
help-simple-2 = in die Verarbeitung eingewilligt wurde
help-simple-3 = die Beratung länger dauern soll und nichts anderes dagegen spricht
help-full = Ausführliche Fallsteuerung
help-full-parts = Rahmendaten, Teil A und Teil B
help-full-1 = Vereinbarung und Einwilligung vorliegen
help-full-2 = mehrere Probleme zusammenkommen und die Person aktiv mitarbeitet
help-full-3 = Ziele vereinbart und ihr Fortschritt verfolgt werden sollen
help-more = Weitere Hilfe

# Tasten
keys-title = Tastenkürzel
keys-caption = Immer verfügbar
keys-key = Taste
keys-does = Wirkung
keys-ctrl = Strg
keys-enter = Eingabe
keys-search = Suchen
keys-save = Speichern
keys-save-on = Speichern und weiter
keys-nav = Hauptpunkte Ihrer Navigation, in ihrer Reihenfolge
keys-single-lead = Kürzel mit nur einer Taste sind ausgeschaltet, bis Sie sie einschalten:
keys-single-link = Mein Konto
keys-single-caption = Einzeltasten
keys-this = Diese Liste
keys-shield = Blickschutz ein oder aus

# Barrierefreiheit
accessibility-title = Barrierefreiheit
accessibility-aim = Geleit soll für alle nutzbar sein. Maßstab sind die BITV 2.0 und die WCAG 2.2, Stufe AA.
accessibility-report-title = Barriere melden
accessibility-report-text = Etwas ist schwer zu bedienen oder zu verstehen? Schreiben Sie uns. Wir antworten innerhalb von vier Wochen.
accessibility-report-none = Bitte wenden Sie sich an Ihre Systemadministration.
accessibility-state-title = Stand
accessibility-state-text = Alle Seiten werden vor jeder Veröffentlichung automatisch in heller und dunkler Darstellung, mit hohem Kontrast, bei 320 Pixeln Breite, ohne JavaScript und nur mit der Tastatur geprüft. Eine Prüfung durch Menschen mit Behinderungen steht noch aus.
accessibility-known-title = Bekannte Grenzen
accessibility-known-pdf = Ausdrucke sind als PDF ausgezeichnet; bei sehr langen Tabellen kann das Vorlesen mühsam sein.
accessibility-known-simple = Texte in Leichter Sprache und in Gebärdensprache fehlen noch.
accessibility-mediation-title = Wenn wir nicht antworten
accessibility-mediation-text = In Baden-Württemberg hilft die Schlichtungsstelle bei der Landesbeauftragten für die Belange von Menschen mit Behinderungen. Das Verfahren kostet nichts.

# Impressum
imprint-title = Impressum
imprint-missing = Der Betreiber hat hier noch nichts eingetragen.
imprint-represented = Vertreten durch { $name }
imprint-phone = Telefon { $number }
imprint-program-title = Über das Programm
imprint-program-text = Geleit ist freie Software unter der EUPL 1.2. Oberfläche nach KERN (EUPL 1.2), Schriften Fira Sans und Noto Sans (OFL 1.1).

# Datenschutz
privacy-title = Datenschutzerklärung
privacy-lead = Diese Seite gilt für alle, die mit Geleit arbeiten. Für Klientinnen und Klienten hat jeder Träger eine eigene Information.
privacy-who-title = Verantwortlich
privacy-officer = Datenschutz: { $who }
privacy-account-title = Ihr Konto
privacy-account-text = Wir speichern Anmeldename, Namen, Rolle, Träger und wann Sie sich angemeldet haben. Passwörter und zweite Faktoren sind so gespeichert, dass niemand sie lesen kann. Fehlversuche werden ohne Namen und Adresse gezählt.
privacy-audit-title = Protokoll
privacy-audit-text = Wer einen Fall öffnet, ändert, druckt oder ausgibt, wird mit Zeit und Konto aufgezeichnet. Das schützt die Klientinnen und Klienten und Sie. Eine Seite dafür gibt es noch nicht: Einsicht bekommt die Datenschutzbeauftragung über die Systemadministration, die das Protokoll an der Konsole ausgibt.
privacy-cookies-title = Cookies
privacy-cookies-text = Es gibt nur Cookies, ohne die es nicht geht: für die Anmeldung, gegen gefälschte Formulare, für Sprache, Blickschutz und Meldungen. Keine Werbung, keine Messung, nichts von Dritten.
privacy-device-title = Auf Ihrem Gerät
privacy-device-text = Gestaltung, Schriften und die Seite „Keine Verbindung“ bleiben auf dem Gerät, Fälle nie. Erlaubt es Ihr Träger, werden ungesendete Eingaben verschlüsselt aufbewahrt: höchstens 24 Stunden und nur bis zur Abmeldung.
privacy-rights-title = Ihre Rechte
privacy-rights-text = Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen, widersprechen und sich bei der Datenschutzaufsicht beschweren.
