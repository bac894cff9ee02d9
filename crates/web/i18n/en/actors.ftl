# Organisations and people
nav-actors = Organisations
actors-lead = Who works for integration in the district: organisations and people, with areas, languages and places.
actors-count = { $count ->
    [0] Nobody
    [one] One entry
   *[other] { $count } entries
}
actors-none = Nobody yet
actors-none-keeps = Enter the first ones, or read a spreadsheet you already have.
actors-none-text = The integration officer enters them.
actors-none-fit = Nobody fits this selection
actors-none-fit-text = Take back a choice, or search for another word.
actors-due = { $count ->
    [one] One entry has not been confirmed for over a year
   *[other] { $count } entries have not been confirmed for over a year
}
actors-due-text = Geleit writes to everybody with an e-mail address. They confirm or correct through a link, without an account.
actors-due-show = Show which these are
actors-ask-all = Ask all of them
actors-asked = The letters are on their way.
actors-asked-some = Everybody with an e-mail address was asked. The others are listed here: enter an address, or call them.
actors-asked-nobody = There is nobody to ask at present.
actors-net = Network and gaps
actors-net-title = Network and gaps
actors-directory = Directory for printing
actors-directory-title = Directory of organisations
actors-directory-stand = As of { $day }, by area. Whoever works in several areas is listed several times.
actors-directory-without = Contact persons, telephone numbers and e-mail addresses are not included.
actors-directory-back = Back to the list
actors-directory-print = Print this page with your browser. Only the entries are on the paper.
actors-as-xlsx = As an Excel file
actors-as-csv = As a CSV file
actor-title = Organisation
actor-new = Add an entry
actor-new-lead = An organisation or a single person. Personal data only as far as the person knows and agrees.
actor-create = Add
actor-created = The entry was added.
actor-change = Change entry
actor-end = No longer works here
actor-revive = Works here again
actor-was-ended = The entry has ended. “Change entry” brings it back.
actor-was-revived = The entry is valid again.
actor-ended = ended
actor-known-already = This name exists with this kind already. Search for it, among the ended ones too.
actor-unknown = “{ $what }” is not known here.
actor-phone-invalid = A telephone number has digits, spaces and + - / ( ) .
actor-web-invalid = This is no web address like www.example.org.
actor-search = Search for
actor-name = Name
actor-kind = Kind
actor-level-mikro = Micro: works with people
actor-level-meso = Meso: steers and connects
actor-level-makro = Macro: politics and heads of administration
actor-level-hint = Where between casework, steering and politics?
actor-areas = Areas
actor-language = Language
actor-languages = Languages
actor-languages-hint = With commas between them, for example: Arabic, English, Tigrinya
actor-place = Place
actor-places = Places
actor-everywhere = whole district
actor-person = Contact
actor-person-hint = Rather an office than a name: “reception”, “head”.
actor-phone = Telephone
actor-email = E-mail
actor-email-hint = Once a year we ask this address to confirm the entry.
actor-web = Web
actor-hours = Opening hours
actor-note = Note
actor-note-hint = Access, waiting time, what to bring. Nothing about clients. The organisation sees the note when it confirms its entry.
actor-facts = Details
actor-contact = Contact
actor-contact-none = No contact yet.
actor-contact-hidden = Only those who work with this organisation see how it is reached.
actor-links = Works with
actor-links-none = Nothing entered yet.
actor-link = Add
actor-link-with = With whom?
actor-link-respect = In which respect?
actor-link-respect-hint = For example: shared consultation hours, handing over at the age of 27
actor-unlink = Remove
actor-standing = Confirmation
actor-standing-all = all who work here
actor-standing-faellig = to be confirmed
actor-standing-gefragt = asked, no answer yet
actor-standing-beendet = ended
actor-entered-on = entered on { $day }
actor-confirmed-on = confirmed on { $day }
actor-asked-on = asked on { $day }
actor-due-since = to be confirmed since { $day }
actor-confirmed = Confirmed on
actor-due = To be confirmed on
actor-confirmation = Confirmation
actor-confirmation-text = Every entry is confirmed once a year. You may ask earlier.
actor-ask = Ask now
actor-was-asked = The letter is on its way.
actor-no-address = This entry has no e-mail address.
actor-has-ended = This entry has ended.
actor-letter-sent = Asked on { $day }. The link is valid until { $until }.
actor-letter-waiting = The letter of { $day } waits for the mail server. The link is valid until { $until }.
actor-letter-failed = The letter of { $day } did not arrive. Check the e-mail address and ask again.
actor-letter-unclear = Whether the letter of { $day } arrived is unclear. Call before you write again. The link is valid until { $until }.
actor-correction-came = The organisation sent changes on { $day }
actor-correction-same = Nothing changes about the contact.
actor-correction-take = Take over the contact
actor-correction-leave = Leave as it is
actor-correction-taken = The contact was taken over, the entry counts as confirmed.
actor-correction-left = The changes were not taken over.

# Network and gaps
net-picture = Who works with whom
net-desc = Three bands from top to bottom: macro, meso, micro. Each box is an organisation, each line a cooperation. The table below says the same.
net-legend = Square boxes: macro. Slightly rounded: meso. Round: micro. Lines show cooperation.
net-table = The same as a table
net-links = { $count ->
    [0] works with nobody
    [one] works with one other
   *[other] works with { $count } others
}
net-finding-none = There is nobody to be seen here.
net-finding = { $count ->
    [one] One entry,
   *[other] { $count } entries,
} { $links ->
    [0] no connection.
    [one] one connection.
   *[other] { $links } connections.
}
net-finding-alone = { $count ->
    [0] All of them work with somebody.
    [one] One works with nobody.
   *[other] { $count } work with nobody.
}
net-finding-most = { $links ->
    [one] { $name }, for example, works with one other.
   *[other] { $name } has most connections ({ $links }).
}
gaps-title = Gaps
gaps-none = Somebody works in every area and in every place where people are counselled.
gaps-areas = Areas nobody works in
gaps-places = Places nobody names as theirs
gaps-everywhere = { $count ->
    [one] One works in the whole district, but is not on site.
   *[other] { $count } work in the whole district, but are not on site.
}
gap-todo-keeps = Ask in the coordination round who can do this, and add the entry here.
gap-todo = If you know somebody, tell the integration officer.
gap-place-cases = People are counselled here.
gap-place-both = People are counselled here, and whoever worked here is gone.
gap-place-had = Whoever worked here is gone.

# Reading a spreadsheet
import-title = Read a spreadsheet
import-lead = From an Excel or CSV table. First you see what would become of it; nothing is entered before that.
import-template = Download the template
import-source = Choose a table
import-other = Check another table
import-file = File
import-file-hint = Excel (.xlsx), OpenDocument (.ods) or CSV; at most 1 MB and 1000 rows.
import-text = Or: paste the table here
import-text-hint = Select the table with its headings, copy it and paste it here.
import-columns = Headings in the first row (in German):
import-check = Check
import-preview = What becomes of it
import-finding = { $new } new, { $known } known, { $wrong } with problems.
import-missing = These headings are missing: { $columns }. The template is the easiest way.
import-unknown = Geleit does not know these columns and leaves them out: { $columns }.
import-nothing = There is nothing to enter here.
import-nothing-new = There is nothing new in this table any more.
import-take = { $count ->
    [one] Add the new entry
   *[other] Add the { $count } new entries
}
import-row = Row
import-state = Result
import-state-new = new
import-state-known = known already, stays as it is
import-state-repeated = stands further up already
import-state-wrong = will not be entered
import-at = Column { $column } ({ $header }):
import-done = The new entries were added.
import-empty = There is no table here. Choose a file, or paste something.
import-no-table = This is no readable table. Allowed are .xlsx, .ods and CSV.
import-old-excel = This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.
import-too-large = The table is too large: at most 1000 rows and 40 columns.

# Letter and page for organisations
letter-subject-question = Please confirm your entry in the directory of integration work
letter-question = the directory of integration work has an entry about “{ $name }”. Please check whether it is still right. You need no account for this:
letter-question-until = The link is valid until { $day }.
letter-question-why = The directory helps case managers to send people to the right place. If you do not want to be in it, please say so on that page, too.
entry-title = Your entry
entry-lead = This is how you are listed in the directory of integration work. Case managers find you through it.
entry-until = This page can be reached until { $day }.
entry-stored = What is stored here
entry-right = All of this is right
entry-wrong = Something is wrong?
entry-wrong-text = Change what is wrong. The integration officer takes it over into the directory.
entry-words = What else should be changed
entry-send = Send changes
entry-confirmed = Thank you. Your entry is confirmed.
entry-corrected = Thank you. Your changes have arrived.
entry-waits = Your changes have arrived and are being checked.

# Exchange formats
nav-formats = Exchange formats
formats-none = No exchange format yet
formats-none-text = Bodies appear here by themselves. The integration officer enters rounds outside.
formats-finding = { $count ->
    [0] There is no format yet.
    [one] One format.
   *[other] { $count } formats.
} { $open ->
    [0] Somebody goes to each of them.
    [one] To one of them not every agency sends somebody.
   *[other] To { $open } of them not every agency sends somebody.
}
formats-finding-load = The load is between { $least } and { $most } for a person and quarter.
formats-ended = No longer meet
format-new = Add a format
format-new-lead = A round outside of Geleit. Bodies are listed here by themselves.
format-create = Add
format-created = The format was added.
format-change = Change format
format-end = No longer meets
format-revive = Meets again
format-ended = no longer meets
format-name = Name
format-kind = Kind or host
format-outside = outside
format-host = Who runs it?
format-purpose = What is it for?
format-place = Place
format-weeks = Every how many weeks?
format-weeks-hint = 13 weeks are once in a quarter.
format-minutes = Minutes of a meeting
format-minutes-hint = With the way there.
format-rhythm = Rhythm
format-rhythm-is = { $weeks ->
    [one] every week
   *[other] every { $weeks } weeks
}, { $minutes } minutes
format-hours = { $hours } h
format-goes = Goes there
format-stands-in = Deputy
format-nobody = Nobody goes there
format-nobody-todo = Choose somebody below, best of all somebody with little load.
format-who = Who goes there?
format-who-none = Nobody yet.
format-part = As what?
format-part-geht = goes there
format-part-vertritt = stands in
format-person = Person
format-person-load = { $name } ({ $hours } in a quarter)
format-agency = Agency
format-send = Choose
format-take-back = Take back
format-grant = Grant a mandate at the body
format-to-body = To the body
format-leave = Mandate
format-leave-until = Mandate until { $day }
format-leave-missing = No mandate
format-load = Load of each person
format-load-text = Hours in a quarter: 13 weeks divided by the rhythm, times the length. Standing in is not counted.
format-load-none = There is nobody who keeps cases yet.
format-load-hours = In a quarter
format-load-goes = Formats
format-load-stands-in = Stands in
format-propose = Propose a format
format-propose-lead = Is a round missing? Say what you need it for. The integration officer answers.
format-was-proposed = The proposal was handed in. The answer will be on Today.
format-reason-required = Please say why not.
format-answered-already = This proposal was answered already.
proposals-title = Proposals
proposal-need = What is it needed for?
proposal-need-hint = Without names of clients.
proposal-send = Propose
proposal-open = waits for an answer
proposal-accepted = accepted
proposal-declined = declined
proposal-answer = Answer:
proposal-answer-it = Answer the proposal
proposal-answer-send = Answer
proposal-decision = Decision
proposal-decision-ja = Accept: the format exists from now on
proposal-decision-nein = Decline
proposal-words = Answer or reason
proposal-words-hint = Whoever proposed it reads this on Today. A refusal needs a reason.
proposal-was-accepted = The format was created. Add who runs it and how often it meets.
proposal-was-declined = The proposal was answered.
proposal-told = Read
proposal-noted = The answer is marked as read.

# Today
today-actors = Organisations and formats
today-actors-due = With one button Geleit asks everybody who has an e-mail address.
today-actors-ask = ask
today-actor-correction = sent changes
today-actor-decide = decide
today-proposals = Answers to your proposals
today-proposal = proposed exchange format
today-proposal-answer = answer to your proposal
