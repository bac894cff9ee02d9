# One's own account
account-title = My account
account-choices = Settings
account-choices-saved = Your settings are saved.
account-language = Language
account-theme = Colours
account-theme-system = as the device
account-theme-light = light
account-theme-dark = dark
account-density = Density
account-density-compact = compact
account-density-comfort = wide
account-keys = Single keys
account-keys-on = Switch on shortcuts of one key
account-drafts = Drafts without connection
account-drafts-on = Keep them encrypted on this device if my agency allows it
account-security = Security
account-password = Change password
account-password-lead = All other sessions end with it.
account-recovery = New recovery codes
account-recovery-left = { $count ->
    [0] No code left
    [one] One code left
   *[other] { $count } codes left
}
account-factor-on = set up
account-factor-off = missing
account-factor-remove = Remove second factor
account-factor-set-up = Set up second factor
account-factor-why = Protects you even when somebody knows your password.
account-roles = My roles
account-role-now = now
account-role-switch = Work in this role
account-role-switched = You now work in the other role.
account-sessions = Where I am signed in
account-session-seen = Last used: { $time }
account-session-began = Signed in since { $time }
account-session-this = this one
account-session-end = End
account-session-ended = The session has ended.
factor-begin-title = Set up second factor
factor-begin-lead = Please enter your password first.
factor-begin-submit = Continue
factor-remove-title = Remove second factor
factor-remove-lead = After this the password alone is enough again. Please enter it to confirm.
factor-remove-submit = Remove
factor-removed = The second factor is removed.
factor-renew-title = New recovery codes
factor-renew-lead = The old codes are void then. Please enter your password to confirm.
factor-renew-submit = Show new codes
preference-too-large = This setting is too large.
account-phrase = Choose a new forum phrase
