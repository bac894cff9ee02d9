# Eigenes Konto
account-title = Mein Konto
account-choices = Einstellungen
account-choices-saved = Ihre Einstellungen sind gespeichert.
account-language = Sprache
account-theme = Farben
account-theme-system = wie das Gerät
account-theme-light = hell
account-theme-dark = dunkel
account-density = Dichte
account-density-compact = kompakt
account-density-comfort = weit
account-keys = Einzeltasten
account-keys-on = Kürzel mit einer Taste einschalten
account-drafts = Entwürfe ohne Verbindung
account-drafts-on = Verschlüsselt auf diesem Gerät aufbewahren, wenn mein Träger es erlaubt
account-security = Sicherheit
account-password = Passwort ändern
account-password-lead = Alle anderen Sitzungen werden dabei beendet.
account-recovery = Neue Wiederherstellungscodes
account-recovery-left = { $count ->
    [0] Kein Code mehr übrig
    [one] Noch ein Code übrig
   *[other] Noch { $count } Codes übrig
}
account-factor-on = eingerichtet
account-factor-off = fehlt
account-factor-remove = Zweiten Faktor entfernen
account-factor-set-up = Zweiten Faktor einrichten
account-factor-why = Schützt auch dann, wenn jemand Ihr Passwort kennt.
account-roles = Meine Rollen
account-role-now = jetzt
account-role-switch = In dieser Rolle arbeiten
account-role-switched = Sie arbeiten jetzt in der anderen Rolle.
account-sessions = Wo ich angemeldet bin
account-session-seen = Zuletzt benutzt: { $time }
account-session-began = Angemeldet seit { $time }
account-session-this = diese
account-session-end = Beenden
account-session-ended = Die Sitzung ist beendet.
factor-begin-title = Zweiten Faktor einrichten
factor-begin-lead = Bitte geben Sie zuerst Ihr Passwort ein.
factor-begin-submit = Weiter
factor-remove-title = Zweiten Faktor entfernen
factor-remove-lead = Danach genügt wieder das Passwort allein. Bitte geben Sie es zur Bestätigung ein.
factor-remove-submit = Entfernen
factor-removed = Der zweite Faktor ist entfernt.
factor-renew-title = Neue Wiederherstellungscodes
factor-renew-lead = Die alten Codes gelten dann nicht mehr. Bitte geben Sie zur Bestätigung Ihr Passwort ein.
factor-renew-submit = Neue Codes zeigen
preference-too-large = Diese Einstellung ist zu groß.
account-phrase = Neues Forum-Kennwort wählen
