# Topics
topics-lead = What gets stuck in daily work goes up from here, and every topic gets an answer.
topics-none = No topic yet
topics-none-text = What case managers raise and hand up appears here.
topic-raise = Raise a topic
topic-raise-lead = Case managers of all agencies read this. Others see it only when the speaker hands it up.
topic-raise-it = Raise
topic-raised = The topic is raised.
topic-title = Topic
topic-problem = What gets stuck?
topic-problem-hint = Without names, dates of birth and file numbers: it is about the matter, not about a person.
topic-proposal = Proposal
topic-category = Area
topic-category-datenschutz = Data protection
topic-category-dokumentation = Documentation and integration plan
topic-category-zusammenarbeit = Working with other offices
topic-category-ausstattung = Equipment and working conditions
topic-category-sonstiges = Other
topic-frequency = How often does it happen?
topic-frequency-einmal = once
topic-frequency-mehrmals = several times
topic-frequency-regelmaessig = regularly
topic-frequency-staendig = all the time
topic-cases = Own cases concerned
topic-cases-hint = Only the number. Which cases they are is stored nowhere.
topic-anonymous = Your name in the forum
topic-anonymous-yes = do not show
topic-names-nobody = The text names nobody
topic-names-nobody-yes = I have checked it.
topic-names-somebody = Please check the text and confirm that it points to nobody.
topic-traces = Is there a person in the text?
topic-traces-text = People of other agencies read this. Please take out what points to somebody.
topic-trace-day = a day, perhaps a date of birth
topic-trace-phone = a telephone number
topic-trace-mail = an e-mail address
topic-trace-file = a file number or a long number
topic-trace-name = the name of one of your clients
topic-level = Level
topic-level-mikro = Forum (micro)
topic-level-meso = Coordination round (meso)
topic-level-makro = Politics (macro)
topic-state = State
topic-state-offen = open
topic-state-beantwortet = answered or declined
topic-all = all
topic-since = Since
topic-raised-on = Raised on
topic-waits = { $days ->
    [0] since today
    [one] for one day
   *[other] for { $days } days
}
topic-waits-late = { $days ->
    [0] since today, answer overdue
    [one] for one day, answer overdue
   *[other] for { $days } days, answer overdue
}
topic-voices-title = Voices
topic-voices = { $people ->
    [one] one voice
   *[other] { $people } voices
} of { $agencies ->
    [one] one agency
   *[other] { $agencies } agencies
}
topic-voices-cases = { $cases ->
    [one] one case
   *[other] { $cases } cases
}
topic-mine = (yours, too)
topic-facts = Key facts
topic-names = Who stands behind it
topic-names-forum = Only the forum sees these names.
topic-unnamed = without a name
topic-way = Its way
topic-station = What is next?
topic-station-eingebracht = raised
topic-station-besprochen = discussed in the forum
topic-station-weitergegeben = handed to the coordination round
topic-station-in_arbeit = being worked on
topic-station-an_politik = passed to politics
topic-station-abgelehnt = not followed up
topic-station-beantwortet = answered
topic-station-zusammengefuehrt = merged
topic-go-title = Carry on
topic-go-besprochen = Discussed in the forum
topic-go-weitergegeben = Hand to the coordination round
topic-go-in_arbeit = Work on it
topic-go-an_politik = Pass to politics
topic-go-abgelehnt = Do not follow up, with the reason
topic-go-beantwortet = Answer
topic-go-it = Record
topic-moved = The next step is recorded.
topic-words = Decision, reason or answer
topic-words-hint = Needed for an answer and for “do not follow up”. Everybody who raised the topic reads it.
topic-join = This concerns me, too
topic-join-it = Add my voice
topic-joined = Your voice is counted. The answer will appear on your start page.
topic-leave = Take my voice back
topic-left = Your voice is taken back.
topic-merge = Merge with another topic
topic-merge-into = Carry on in this topic
topic-merge-it = Merge
topic-merged = The topics are merged. No voice was lost.
topic-merged-title = Another topic carries this one on.
topic-merged-link = To the other topic
topic-merge-itself = Please choose another topic.
topic-merge-forum = Only open topics of the forum can be merged.
topic-answers = Answers to your topics
topic-untold = This topic, which you raised, has an answer.
topic-told-it = Read
topic-told = The answer stays with the topic.
rule-topic-last-voice = You are the last voice. A topic nobody stands behind would get no answer.
rule-topic-way = This topic cannot go there (any more). Perhaps somebody has moved it meanwhile.
rule-topic-ended = This topic is closed.

# Network
quarter = Quarter { $number } of { $year }
topic-flow = What flows
flow-figure = Between the levels
flow-quarters = Quarters
flow-previous = Quarter before
flow-next = Quarter after
flow-waiting = { $count ->
    [0] no topic waits
    [one] one topic waits
   *[other] { $count } topics wait
}
flow-protected = protected
flow-finding = { $raised ->
    [one] One topic was raised in this quarter
   *[other] { $raised } topics were raised in this quarter
}, { $answered } of them answered ({ $share } %).
flow-finding-none = No topic was raised in this quarter yet.
flow-counts = In figures
flow-raised = raised
flow-discussed = discussed in the forum
flow-handed-up = handed to the coordination round
flow-taken-up = taken up
flow-passed-on = passed to politics
flow-answered = answered
flow-declined = not followed up, with a reason
flow-median = middle time to the answer (median)
flow-days = { $days ->
    [one] one day
   *[other] { $days } days
}
flow-late = waiting for more than 90 days
flow-areas = Topics raised by area
topic-similar = Is the topic there already?
topic-similar-text = Add your voice there if it is the same. That shows how many it concerns.
topic-similar-there = Please look at the similar topics, or confirm that yours is another one.
topic-is-new = My topic is another one
topic-is-new-yes = Yes, raise it all the same.
topic-keep-case = Remember it in the case
topic-keep-case-yes = Show this topic at the case I come from
topic-keep-case-hint = Only those who may open the case see it. The topic itself knows no case.
case-topics = Topics raised
case-topic-raise = Is something stuck that does not concern this case alone?

# Bodies
bodies-lead = Who meets, by which rules, and whether the rhythm is kept.
bodies-none = No body yet
bodies-none-keeps = Set up the coordination round or the exchange forum. Geleit proposes everything else.
bodies-none-text = The integration officer sets up bodies.
body-new = Set up a body
body-new-lead = Participants, rules and dates follow afterwards.
body-create = Set up
body-created = The body is set up. Next: its rules and offices.
body-name = Name
body-kind = Kind
body-kind-koordinierungsrunde = Coordination round
body-kind-austauschforum = Exchange forum
body-kind-arbeitskreis = Working circle on integration
body-kind-runder_tisch = Round table
body-kind-arbeitsgruppe = Working group
body-kind-not-yours = The integration officer sets up bodies of this kind.
body-last = Last meeting
body-next = Next meeting
body-rhythm = Rhythm
body-due-by = Due by
body-due = Meeting due by { $day }
body-proposed = Proposal
body-mine = (you take part)
body-change = Rename or end
body-end = End the body
body-revive = Let the body meet again
body-ended = ended
body-lacks = What the body still lacks
body-lacks-seat = Missing: { $what }
body-lacks-duty = Nobody does this: { $what }
body-light-planned = planned
body-light-time = in rhythm
body-light-late = later than agreed
body-light-soon = find a date
body-light-overdue = overdue
charter-title = Rules of the body
charter-lead = The version before stays readable. Who takes part stands with the offices.
charter-goals = Goals
charter-rhythm = At least one meeting in so many weeks
charter-rhythm-hint = 13 weeks are a quarter.
charter-rhythm-weeks = { $weeks ->
    [one] At least one meeting a week
    [13] At least one meeting a quarter
   *[other] At least one meeting in { $weeks } weeks
}
charter-decision-rule = How are decisions made?
charter-confidentiality = What stays confidential?
charter-adopted-on = Adopted on
charter-adopted-hint = Leave it empty while it is a draft.
charter-adopted = Adopted on { $day }.
charter-draft = Not adopted yet.
charter-version = Version { $version } of { $day }.
charter-version-short = Version
charter-written = Version { $version } of { $day }, written by { $who }
charter-none = It is not settled yet what the body meets for, and how often.
charter-write = Write the rules
charter-change = New version
charter-store = Save the version
charter-stored = The new version is saved.
charter-print = View and print
charter-read-it = I have read them
charter-read = Thank you, this is noted.
charter-readers = Read by:
charter-participants = Offices taking part
charter-earlier = Earlier versions
offices-title = Offices
offices-none = No office yet.
office-new = Add an office
office-change = Change the office
office-lead = The office sits at the table. Who holds it can change.
office-title = Office
office-title-hint = As it stands at the door: “Head of the office for migration and integration”.
office-seat = Sits here for
office-agency = Agency in Geleit
office-duties = Duties in the body
office-holder = Held by
office-vacant = vacant
office-account = Person with an account
office-name = Person without an account
office-name-hint = Only if the person has no account.
office-email = E-mail for invitations
office-email-hint = Official addresses only.
office-committed = Commitment of those who lead
office-committed-hint = Since when those who lead have promised that somebody comes.
office-end = Take the office out
office-one-holder = Please either choose a person with an account or enter a name.
seat-amt_migration = Office for migration and integration
seat-integrationsbeauftragte = Integration officer
seat-traeger = Agency of integration management
seat-regeldienst = Regular service
seat-intman = Case managers
seat-sonstige = others
duty-of-einladung = Invitation
duty-of-tagesordnung = Agenda
duty-of-moderation = Chair
duty-of-protokoll = Minutes
duty-of-gaeste = Inviting guests
duty-of-sprecher = Speaking for the body
mandates-title = Mandates
mandates-none = Nobody has a mandate yet.
mandate-new = Give a mandate
mandate-lead = With the mandate the person takes part and speaks for your agency.
mandate-account = To whom?
mandate-scope = What for?
mandate-scope-hint = What the person may agree to. Empty: take part and report.
mandate-valid-until = Valid until
mandate-valid-until-hint = Empty: until it is taken back.
mandate-until = valid until
mandate-grant = Give
mandate-granted = The mandate is given.
mandate-end = Take back
mandate-ended = The mandate is taken back.
succession-title = Succession
succession-lead = When somebody goes, offices, mandates and tasks go into other hands. Nothing is left lying.
succession-who = Who goes?
succession-look = See what hangs on them
succession-hangs = This hangs on the person
succession-nothing = Nothing that you could hand on.
succession-tasks = { $count ->
    [one] one open task
   *[other] { $count } open tasks
}
succession-to = Who takes over everything?
succession-hand-on = Hand everything on
succession-done = Everything is handed on.

# Meetings
meeting-title = Meeting
meetings-title = Meetings and decisions
meetings-all = View all
meetings-all-title = All meetings
meetings-none = No meeting yet.
meeting-plan = Plan a meeting
meeting-plan-lead = The agenda comes from the template and can be changed afterwards.
meeting-plan-it = Plan
meeting-planned = The meeting is planned. The agenda can be filled with one click.
meeting-move = Move or cancel
meeting-cancel = Cancel the meeting
meeting-day = Day
meeting-time = Time
meeting-time-hint = For example 14:00
meeting-time-wrong = Please enter a time such as 14:00.
meeting-place = Place
meeting-link = Link to the video conference
meeting-link-hint = Begins with https://
meeting-link-https = Please enter a link that begins with https://.
meeting-join = Join the video conference
meeting-begin = Run the meeting
meeting-finish = End the meeting
meeting-finished = The meeting has ended. Its minutes stand.
meeting-state-geplant = planned
meeting-state-gehalten = held
meeting-state-abgesagt = cancelled
meeting-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
meeting-length = { $minutes } minutes in all.
meeting-part-1 = Part 1: case managers among themselves
meeting-part-1-hint = Only the case managers who take part read what is written here. Only what the group hands on goes further.
meeting-part-2 = Part 2: with the integration unit
meeting-part-2-hint = From here on there are minutes.
agenda-title = Agenda
agenda-fill = Fill the agenda
agenda-filled = What waits now stands on the agenda.
agenda-nothing-waits = Nothing waits that does not stand on the agenda yet.
attendance-title = Who is there?
attendance-save = Save the attendance
attendance-there = was there
item-new = Add an item
item-change = Change the item
item-edit = Change
item-remove = Take the item out
item-title = Item
item-minutes = Minutes
item-responsible = Responsible
item-points = What it is about
item-points-hint = One line a question.
item-part = In which part?
item-up = Up
item-down = Down
item-topics = Topics
item-tasks = Tasks
item-about = What it is about
item-results = Results so far
item-result = Result
item-notes = Minutes
item-decision = Decision
item-decision-hint = A sentence that can still be understood in a year.
item-task = Task
item-postpone = Not finished
item-postpone-yes = Comes up again at the next meeting
item-postponed = comes up again
item-joined = Somebody else wrote at the same time. Both texts now stand one below the other, please read them through.
item-place = Item { $at } of { $of }
item-previous = Back
item-next = Next item
item-back = To the agenda
item-save-next = Save and go on
decision-number = Decision { $number }
decisions-title = Decisions
decisions-none = No decision yet.
tasks-lead = What was done? What is delayed?
tasks-which = Which tasks
tasks-mine = Mine
tasks-open = All open ones
tasks-overdue = Overdue
tasks-done = Done
tasks-none-meine = You have no open task
tasks-none-offen = No open task
tasks-none-ueberfaellig = Nothing is overdue
tasks-none-erledigt = Nothing done yet
tasks-none-text = Tasks come from the meetings of the bodies you take part in.
task-who = Who?
task-due-on = Until when?
task-due = until { $day }
task-overdue = overdue
task-done-on = done on { $day }
task-outcome = Outcome
task-finish = Done
task-finished = The task is done.
task-reopen = Not done after all
rule-meeting-over = This meeting is over or was cancelled.
rule-meeting-not-begun = This meeting has not begun yet.
rule-agenda-no-topics = The agenda has no item for topics. Please add one first.
rule-item-minuted = Minutes were written about this item already.
rule-item-protected = Those who take part write about part 1 on a page of its own.
network-saved = Saved.
rule-body-ended = This body has ended. Let it meet again to plan a meeting.

# Invitations
invite-title = Invitations
invite-all = Invite everybody
invite-new = Invite who is new
invite-change = Tell of the change
invite-done = The invitations go out.
invite-some = The invitations go out. Some offices have no e-mail address.
invite-nobody-new = Everybody knows, nobody was invited twice.
invite-no-address = No further office has an e-mail address.
invite-no-server = No mail server is set up in this installation. Load the meeting as a calendar file and send it yourself.
invite-again = The letter is sent once more.
invite-send-again = Send once more
meeting-calendar = Meeting as a calendar file
letter-sent = sent
letter-waiting = on its way
letter-failed = not sent
letter-unclear = unclear whether sent
letter-outdated = out of date
letter-hello = Good day,
letter-subject-invitation = Invitation: { $body }, { $day }
letter-subject-change = Changed: { $body }, { $day }
letter-subject-cancellation = Cancelled: { $body }, { $day }
letter-invitation = we invite you to the next meeting: { $body }, { $moment }.
letter-change = the meeting was changed: { $body }, now { $moment }.
letter-cancellation = the meeting is off: { $body }, { $moment }.
letter-answer = Do you come? Answer here, you need no account:
letter-calendar = The meeting is attached as a calendar entry.
reply-ja = I come
reply-nein = I do not come
reply-vielleicht = I do not know yet
reply-said-ja = You said that you come.
reply-said-nein = You said that you do not come.
reply-said-vielleicht = You do not know yet.
reply-short-ja = comes
reply-short-nein = does not come
reply-short-vielleicht = does not know yet
answer-title = Invitation
answer-question = Do you come?
answer-change = You can change your answer until the meeting is over.
answer-over = This meeting is over or was cancelled.
rule-letter-gone = This letter is on its way or has arrived.

# The protected part
part-title = Part 1: among themselves
part-link = Open part 1 and write down
part-protected = Only the case managers who take part read this.
part-protected-text = What stands here is locked with a key that only those who take part can open. Leads, the integration officer, administrators and whoever copies the database cannot read it.
part-delete-on = On { $day } everything that was not handed on is deleted.
part-closed = Locked
part-closed-text = Open part 1 with your forum phrase. It stays open until you sign out.
part-phrase = Enter the forum phrase
part-waiting = Not let in yet
part-waiting-text = Your key is new. Please ask somebody of the group to choose “Let in” on this page.
part-over = Deleted
part-over-text = The agreed time is over. Only what was handed on is left.
part-open = Nobody writes yet
part-open-text = Settle together how long what is said stays here. After that it is deleted.
part-keep = Delete after
part-open-it = Begin to write
part-opened = Part 1 is open.
part-words = What was said
part-extract = What we hand on, in our words
part-choose = Take over from what was said
part-choose-it = Take over what is chosen
part-chosen = Taken over. Everybody who takes part can change the wording.
part-hand-on = Hand on
part-hand-on-text = The text at “Was geben wir weiter?” becomes part of the minutes the whole body reads. You answer questions about it as the speaker. After that nobody writes here any more.
part-hand-on-it = Hand the text on
part-handed-on = The text now stands in the minutes. Everything else stays locked.
part-talkers = Who takes part
part-reads = reads
part-waits = waits to be let in
part-ready = ready
part-no-phrase = without a forum phrase
part-let-them-in = Let in
part-let-in = Everybody who takes part can read now.
phrase-title = Forum phrase
phrase-choose = Choose a forum phrase
phrase-lead = It opens what stays among you in the forum.
phrase-first = You choose it once. Geleit does not keep it and cannot reset it: only so can nobody else.
phrase-new = With a new phrase you get a new key. The others let you in again.
phrase-label = Forum phrase
phrase-again = Once more
phrase-hint = A short sentence of at least 12 characters. Take another one than for signing in.
phrase-forgotten = Forgotten? Choose a new one at “Account”.
phrase-set = Save the phrase
phrase-unlock = Open
phrase-open = The forum is open for you.
phrase-close = Close the forum
phrase-closed = The forum is closed.
phrase-wrong = This is not your forum phrase.
phrase-differs = The two entries differ.
rule-forum-closed = First open part 1 with your forum phrase.
rule-forum-not-let-in = You are not let in yet.
rule-extract-released = Nothing can be written here any more.
rule-extract-empty = The text to hand on is still empty.
rule-no-extract = The agenda lacks the item “Was geben wir weiter?”.
