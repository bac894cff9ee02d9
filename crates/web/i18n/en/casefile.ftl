# Overview of a case
case-tasks = Tasks
case-consent-holds = consent valid
case-norm-holds = legal ground valid
case-consent-withdrawn = locked: consent taken back or run out
case-all-withdrawn = consents taken back
case-by-norm = legal ground: { $purposes }
case-by-consent = consent: { $purposes }
case-ended-text = Counselling ended on { $day }: { $reason }
case-ended-retention = The case can only be read. The retention period begins on { $from } and ends on { $until }.
case-remind = Set a reminder
case-manager-no = Case manager no.
case-household = { $count ->
    [one] 1 person
   *[other] { $count } persons
 }
case-latest = Latest contacts
case-locked-part = locked
case-complete = complete
case-missing-count = { $count } open
case-overdue-count = { $count } overdue
case-part-b = Part B: goals and steps
case-goals = { $goals ->
    [one] 1 goal
   *[other] { $goals } goals
 }, { $steps ->
    [one] 1 open step
   *[other] { $steps } open steps
 }
case-reference-dates = Reference dates
case-standing-kept = recorded
case-no-standing = no state yet
case-not-in-table = No state is asked of this case for the reference date { $day }.
case-check = Check
case-deletion-due = marked for deletion

# List
cases-count = { $count ->
    [one] 1 case
   *[other] { $count } cases
 }
cases-all = all
cases-municipality = Municipality
cases-held = Whose cases
cases-held-own = mine
cases-held-substituted = standing in
cases-order = Order
cases-newest = newest first
cases-oldest = oldest first
cases-first-contact = latest first contact first
cases-ended = Ended on
cases-csv = As CSV
cases-xlsx = As Excel file
assign-title = Change responsibility
assign-lead = You see number and dates of the case, no names and no content.
assign-now = Responsible is
assign-to = Responsible from now on
assign-load = { $count ->
    [one] 1 open case
   *[other] { $count } open cases
 }
assign-submit = Hand the case over
assign-nobody = Nobody else can keep this case
assign-nobody-text = In your agency there is no other case manager with a number. The administrator creates accounts.
case-assigned = The case has a new case manager.

# Beginning counselling
open-with-plan = If handed over: integration plan
open-no-person = A one-off enquiry has no person: name and consent were not saved.
open-known = This person may be known already
open-known-text = In your agency there is a name that sounds alike with a fitting date of birth. Talk to the responsible case manager before you open a second case.
open-known-manager = Responsible: { $manager }
open-anyway = Open all the same
depth-einmalig = A short question without agreement. Nothing about the person is kept: what you enter about them below is discarded.
depth-help = Criteria for orientation
depth-fluid = The transitions are fluid. The criteria give a rough orientation only.
depth-einmalig-sections = Framework data
depth-einmalig-1 = no counselling agreement
depth-einmalig-2 = no consent, no privacy information
depth-einmalig-3 = no agreement to record competences
depth-einmalig-4 = short, simple question
depth-einfach-sections = Framework data, part A; part B where it fits
depth-einfach-1 = counselling agreement concluded
depth-einfach-2 = consent given, privacy information handed out
depth-einfach-3 = no other reasons speak against it
depth-einfach-4 = counselling over a medium or long time is likely or wanted
depth-fallsteuerung-sections = Framework data, part A, part B
depth-fallsteuerung-1 = agreement and consent as for simple counselling
depth-fallsteuerung-2 = complex situation
depth-fallsteuerung-3 = the person takes an active part, time and means are sufficient
depth-fallsteuerung-4 = the progress of the goals is followed
depth-title = Change type of counselling
depth-stays = Everything stays
depth-stays-text = The type of counselling decides which parts of the plan are expected. What has been entered is kept.
depth-submit = Change type of counselling
depth-changed = The type of counselling is changed.

# Ending and taking up again
close-when = When and why
close-day = Counselling ended on
close-reason = Reason
close-reason-hint = The group names the final state that is recorded with it.
close-reason-text = Reason in your own words
close-reason-text-hint = Only for “Other”. No diagnoses and no names, please.
close-standing = State: { $standing }
close-steps = Open steps
close-steps-lead = Each step needs a result before counselling ends.
close-step = Achieved?
close-step-of = Achieved? { $step }
close-step-due = by { $day }
close-warnings = Please consider
close-effects = What happens then
close-effect-locked = The case can only be read. You can take it up again at any time.
close-effect-standing = The final state of the integration plan is recorded as of the last day.
close-effect-agreement = The counselling agreement ends on this day.
close-effect-retention = The retention period of { $years } years begins at the end of the year; if counselling ends this year, on { $from }.
close-done = Counselling has ended.
reopen-title = Take counselling up again
reopen-what = What happens then
reopen-number = The case goes on under its old number.
reopen-plan = The integration plan is open again; the former end stays in the history.
reopen-retention = The retention period is stopped.
reopen-ground = The legal ground still holds.
reopen-no-ground = A legal ground is missing
reopen-no-ground-text = Until it is there, part A and part B stay locked.
reopen-submit = Take up again
reopen-done = Counselling is taken up again.
error-reopen-agreement = The former agreement has ended. Please conclude a new one.
