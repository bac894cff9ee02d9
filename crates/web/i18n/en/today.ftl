# Today
today-overdue = Overdue
today-overdue-none = Nothing is overdue.
today-soon = Today and in the next seven days
today-soon-none = Nothing is due in the next seven days.
today-incomplete = Plans with required answers missing
today-incomplete-none = No required answer is missing in any of your open plans.
today-lasting = Time in follow-up accommodation
today-lasting-none = None of your open cases has reached 30 months.
today-since = { $months } months reached on { $day }
today-back = Back to Today
today-counts = Cases of the agency
today-open-simple = Simple counselling, open
today-open-steered = Full case management, open
today-closed = Ended
today-without-standing = Without a state at the reference date { $day }
today-without-standing-note = Case managers record the state under “Reference date”.
today-part-title = What Geleit does for your role
today-part-data-protection-officer = Pages for the audit log, for consents and for deletions do not exist in this version yet. The system administration checks and exports the log on the console (geleit audit). It enters legal grounds under “Agency” and records who approved them.
today-part-council-member = Topics passed to politics stand under “Network”. Released figures do not exist in this version yet. You never see cases or names.
today-part-form = Blank form of the integration plan (PDF)

# Steps and reminders
duty-lead = Steps with a date and reminders of your cases.
duty-lead-substitute = Steps with a date and reminders of cases you stand in for at present.
duty-when = When
duty-kind = What
duty-all = All
duty-soon = Within seven days
duty-today = today
duty-overdue = Overdue
duty-week = Today and in the next seven days
duty-later = Later
duty-steps = Steps
duty-reminders = Reminders
duty-none = Nothing is due
duty-none-text = Steps with a date come from part B. You set a reminder in the case.
duty-none-substitute = As a team lead you keep no cases of your own. Something stands here while you stand in for somebody.
reminder-open = Open
reminder-none = No open reminder.
reminder-new = New reminder
reminder-note = What shall you be reminded of?
reminder-day = On
reminder-set-it = Set reminder
reminder-set = The reminder is set.
reminder-done = Done
reminder-finished = The reminder is done.
reminder-reason-own = Reminder
reminder-reason-recognition = Ask about the recognition procedure
reminder-reason-status-expires = Residence permit expires
today-network = From the network
today-meetings = Next meetings
today-body-tasks = Your tasks from the bodies
today-rhythm = Rhythm of the bodies
today-topics-late = Topics that wait too long for an answer
today-tasks-overdue = Overdue tasks
today-forum = Topics in the forum
today-mandates = Missing mandates
today-mandates-missing = { $count ->
    [one] one mandate is missing
   *[other] { $count } mandates are missing
}
