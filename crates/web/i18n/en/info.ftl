# Help
help-title = Help
help-depth-title = How much is documented?
help-depth-lead = The type of counselling decides which parts of the integration plan are asked. You can change it at any time; nothing is lost.
help-depth-caption = Types of counselling, their parts and when they fit
help-depth-type = Type of counselling
help-depth-parts = To be filled in
help-depth-when = Fits when …
help-depth-note = One type passes into the next. The table only gives a rough direction. Source: recommendation on using the integration plan, annex 4 of the working paper.
help-once = One-off enquiry
help-once-parts = framework data only, without a name
help-once-1 = the question is short and simple
help-once-2 = no counselling agreement is made
help-once-3 = there is no consent to the processing or to recording competences
help-simple = Simple counselling
help-simple-parts = framework data and part A; part B as needed
help-simple-1 = a counselling agreement is made
help-simple-2 = there is consent to the processing
help-simple-3 = counselling is meant to go on for longer and nothing else stands against it
help-full = Full case management
help-full-parts = framework data, part A and part B
help-full-1 = agreement and consent are there
help-full-2 = several problems come together and the person takes an active part
help-full-3 = goals are to be agreed and their progress followed
help-more = More help

# Keys
keys-title = Shortcuts
keys-caption = Always there
keys-key = Key
keys-does = What it does
keys-ctrl = Ctrl
keys-enter = Enter
keys-search = Search
keys-save = Save
keys-save-on = Save and continue
keys-nav = Main parts of your navigation, in their order
keys-single-lead = Shortcuts of one key are off until you switch them on:
keys-single-link = My account
keys-single-caption = Single keys
keys-this = This list
keys-shield = Privacy screen on or off

# Accessibility
accessibility-title = Accessibility
accessibility-aim = Geleit is meant to be usable by everybody. The yardsticks are BITV 2.0 and WCAG 2.2, level AA.
accessibility-report-title = Report a barrier
accessibility-report-text = Is something hard to use or to understand? Write to us. We answer within four weeks.
accessibility-report-none = Please ask your system administration.
accessibility-state-title = State
accessibility-state-text = Before each release all pages are checked automatically in light and dark, with high contrast, at a width of 320 pixels, without JavaScript and with the keyboard alone. A check by people with disabilities is still to come.
accessibility-known-title = Known limits
accessibility-known-pdf = Prints are tagged PDF; very long tables can be tedious to listen to.
accessibility-known-simple = Texts in easy language and in sign language are still missing.
accessibility-mediation-title = If we do not answer
accessibility-mediation-text = In Baden-Württemberg the mediation office at the state commissioner for people with disabilities helps. The procedure is free.

# Imprint
imprint-title = Imprint
imprint-missing = The operator has not entered anything here yet.
imprint-represented = Represented by { $name }
imprint-phone = Telephone { $number }
imprint-program-title = About the program
imprint-program-text = Geleit is free software under the EUPL 1.2. Interface after KERN (EUPL 1.2), fonts Fira Sans and Noto Sans (OFL 1.1).

# Privacy
privacy-title = Privacy notice
privacy-lead = This page is for those who work with Geleit. For clients each agency has its own notice.
privacy-who-title = Controller
privacy-officer = Data protection: { $who }
privacy-account-title = Your account
privacy-account-text = We keep user name, name, role, agency and when you signed in. Passwords and second factors are kept so that nobody can read them. Failed attempts are counted without name and address.
privacy-audit-title = Audit
privacy-audit-text = Whoever opens, changes, prints or exports a case is recorded with time and account. This protects clients and you. There is no page for it yet: the data protection officer may look into it through the system administration, which writes the log out on the console.
privacy-cookies-title = Cookies
privacy-cookies-text = There are only cookies that are needed: for signing in, against forged forms, for language, privacy screen and messages. No advertising, no measuring, nothing from others.
privacy-device-title = On your device
privacy-device-text = Styles, fonts and the page "No connection" stay on the device, cases never. If your agency allows it, answers not yet sent are kept encrypted: for 24 hours at most and only until you sign out.
privacy-rights-title = Your rights
privacy-rights-text = You can ask for access, correction, erasure and restriction, object, and complain to the supervisory authority.
