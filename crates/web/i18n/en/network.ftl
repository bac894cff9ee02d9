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
