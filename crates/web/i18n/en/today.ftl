# Today
today-overdue = Overdue
today-soon = Today and in the next seven days
today-incomplete = Plans with required answers missing
today-lasting = Time in follow-up accommodation
today-since = since { $day }
today-counts = Cases of the agency
today-open-simple = Simple counselling, open
today-open-steered = Full case management, open
today-closed = Ended
today-without-standing = Without a state at the reference date { $day }

# Steps and reminders
duty-lead = Steps with a date and reminders of your cases.
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
