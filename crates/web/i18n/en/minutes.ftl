# Minutes
nav-minutes = Search minutes
nav-decisions = Decisions
minutes-title = Minutes
minutes-of = Minutes: { $body }
minutes-back = To the meeting
minutes-as-pdf = As PDF
minutes-as-odt = To work on (ODT)
minutes-draft-notice = Draft: not approved yet
minutes-chair = Chair
minutes-writer = Minutes by
minutes-present = Present
minutes-absent = Absent
minutes-state = State
minutes-part-1 = This part is protected. Only what the group handed on stands here.
minutes-task = Task
minutes-tasks-caption = Tasks from this meeting
minutes-task-what = What
minutes-task-who = Who
minutes-task-until = Until
minutes-addenda = Addenda
minutes-addendum-of = Addendum of { $day }
document-page = Page
document-of = of

minutes-state-noch-nicht = meeting not over
minutes-state-entwurf = draft
minutes-state-versandt = objections until { $day }
minutes-state-einwand = objection open
minutes-state-still = approved since { $day }
minutes-state-genehmigt = approved on { $day }

minutes-next = What comes next
minutes-hint-noch-nicht = The minutes come about while the meeting goes on. They are sent after it.
minutes-hint-entwurf = The minutes are a draft. Whoever was there gets a link and can object.
minutes-hint-versandt = Whoever was there can object until { $day }. Without an objection the minutes count as approved after that.
minutes-hint-einwand = There is an open objection. The minutes can be approved once it says what became of it.
minutes-hint-still = No more objection came until { $day }. The minutes are approved and stay as they are. Corrections stand below them as addenda.
minutes-hint-genehmigt = The minutes are approved and stay as they are. Corrections stand below them as addenda.
minutes-send = Send to be checked
minutes-send-more = Send to those who are new
minutes-distribute = Tell the distribution list
minutes-approved-in = Approved in the meeting of
minutes-approve = Record the approval
minutes-list-link = Distribution list and time to object
minutes-nobody-new = Everybody has got a letter already.
minutes-no-address = No letter went out: no mail address is known of those who are left.
minutes-sent = The letters are on their way.
minutes-sent-some = The letters are on their way. Of some people no mail address is known.
minutes-objections = Objections
minutes-objection-words = What is wrong?
minutes-object = Object
minutes-objected = The objection is noted.
minutes-open = still open
minutes-outcome = What became of it
minutes-settle = Settle
minutes-settled = The objection is settled.
minutes-approved = The minutes are approved.
minutes-correct = Correct
minutes-correct-lead = While the minutes are not approved, the text can be corrected.
minutes-notes-hint = Lines that begin with a dash become a list.
minutes-addendum = Addendum
minutes-addendum-words = What is corrected?
minutes-add = Add
minutes-added = The addendum stands below the minutes.
minutes-letters = Who got a letter
minutes-letter-draft = to be checked
minutes-letter-approved = approved minutes
minutes-link-until = link until { $day }
minutes-link-revoked = link taken back
minutes-link-taken = The link opens nothing any more.
minutes-revoke = Take the link back
minutes-guest-note = You read these minutes with the link of your letter. The link is for these minutes alone and for a limited time.

minutes-list-title = Distribution list and time to object
minutes-list-lead = Whoever has an office or a mandate in the body gets approved minutes anyway. Further places stand here. A letter holds a link and nothing of the minutes.
minutes-readers = Further places
minutes-readers-none = No further place yet.
minutes-reader-new = Put a place on the list
minutes-reader-name = Name
minutes-reader-name-hint = A place or a person, for example the district archive.
minutes-reader-email = Mail address
minutes-reader-add = Put on the list
minutes-reader-drop = Take off
minutes-reader-address = Please give a complete mail address, for example archive@kreis.example.
minutes-reader-there = This address is on the list already.
minutes-days-title = Time to object
minutes-days = Days
minutes-days-hint = Counts for minutes that are sent from now on. 14 days are usual.

rule-minutes-no-objection = Nobody can object to these minutes (any more).
rule-minutes-approved = These minutes are not changed any more. Corrections are an addendum.
rule-minutes-not-approved = The minutes are not approved yet.
rule-minutes-objection-open = There is an open objection. Please say first what became of it.

letter-minutes-draft-subject = Minutes to be checked: { $body }, { $day }
letter-minutes-draft = the minutes of the meeting “{ $body }” of { $day } are ready to be checked. You read them here after signing in:
letter-minutes-object = You can object there until { $day }. After that the minutes count as approved.
letter-minutes-subject = Minutes: { $body }, { $day }
letter-minutes = the approved minutes of the meeting “{ $body }” of { $day } can be read here:
letter-minutes-until = The link is good until { $day }. Please do not pass it on.

minutes-search-lead = Searches titles, notes, decisions and tasks of all meetings you may read.
minutes-search-words = Words
minutes-search-body = Body
minutes-search-from = From
minutes-search-until = Until
minutes-search-it = Search
minutes-search-begin = What are you looking for?
minutes-search-begin-text = The beginning of a word is enough: “hous” finds house and housing.
minutes-search-none-text = No minutes hold all of these words at one item.
minutes-search-too-many = Please search for at most { $most } words.
minutes-search-nothing = These words stand everywhere or are too short. Please take another word.
minutes-search-backwards = This day lies before the first day.
minutes-found = { $count ->
    [0] Nothing found
    [one] One item found
   *[other] { $count } items found
}
minutes-found-more = { $count ->
    [one] One item on this page
   *[other] { $count } items on this page
}
minutes-spot-title = Title
minutes-spot-points = What it is about
minutes-spot-notes = Notes
minutes-spot-decision = Decision
minutes-spot-task = Task

register-lead = What the bodies decided, the latest decisions first.
register-link = Decisions of all bodies
register-words = Decision
register-body = Body
register-number = Number
register-day = Day
register-csv = As a table (CSV)
register-none = No decision yet
register-none-text = What is decided in meetings you may read appears here.

extract-link = Raise topics from this
extract-title = Topics from the forum
extract-lead = What the group handed on becomes a topic of the Koordinierungsrunde with one click. Behind it stands the voice of the forum, no name.
extract-none = Nothing was handed on
extract-none-text = Once the extract of part 1 is handed on, its lines stand here.
extract-raise = Raise as a topic
extract-raised = The topic is in the Koordinierungsrunde.
extract-to-topic = To the topic

indicators-title = Indicators of the network (Anhang 5, goal 9)
indicators-csv = As a table (CSV)
indicator-name = Indicator
indicator-quarter = Quarter
indicator-9a = 9a: regular part in network meetings
indicator-9a-text = Share of the case managers employed for the whole quarter who came to at least one meeting. Below { $fewest } people there is no figure.
indicator-9b-1 = 9b: minutes handed on
indicator-9b-1-text = Extracts of part 1 of the Austauschforum that were handed on in the quarter.
indicator-9b-2 = 9b: meetings with the Stabsstelle Integration
indicator-9b-2-text = Meetings held at which case managers and the integration officer were present.
indicator-share = { $share } % ({ $came } of { $employed })
indicator-few = fewer than { $fewest } people
indicator-employed = 9a: employed for the whole quarter
indicator-came = 9a: of these, came
indicator-percent = 9a: share in percent
