# Part A
plan-sections = Sections
plan-section-of = Section { $at } of { $all }
plan-saved = Saved.
plan-saved-at = Last saved: { $at }
plan-conflict = { $by } has changed this answer in the meantime. Please choose which one holds.
plan-count = { $done } of { $all }
plan-closed = Counselling has ended. The plan can only be read.
plan-locked-agreement = Locked: there is no running counselling agreement.
plan-locked-withdrawn = Locked: the consent was taken back or has run out.
plan-locked-ground = Locked: a consent or another legal ground is missing.
part-a-autosave = Changes are saved as you go.
plan-no-answer = (empty)
plan-not-offered = This choice is no longer offered. Please check the answer.
plan-agree-goal = Agree on this goal
plan-confirmed = Confirmed.
plan-confirmed-now = The note is confirmed.
plan-unconfirmed-now = The confirmation is taken back.
plan-confirm = Confirm
plan-unconfirm = Take back
plan-save-next = Save and continue
plan-save-back = Back
plan-save-check = Save and check
rows-add = Add
row-of-weitere_sprachen = Other language
row-of-sprachkurse = Course
row-of-massnahmen = Measure
row-of-beschaeftigungen = Job
options-often = Frequent
options-rest = All others
error-answer-or-decline = Please give either an answer or “no answer given”.
error-row-gone = This row no longer exists. Your entry has not been saved.

# Hidden answers
hidden-title = Hidden answers
hidden-text = These questions are no longer asked. The answers stay stored until you discard them.
hidden-keep = Keep
hidden-drop = Discard

# Earlier answers
history-lead = All questions whose answer has changed.
history-none = No earlier answers
history-none-text = No answer has been changed so far.
history-never = This question has not been answered yet.
history-caption = Who entered what, and when?
history-at = Time
history-value = Answer
history-by = Entered by
history-back = Back to the plan
history-count = { $count } entries

# As of a day
past-title = Earlier state
past-day = State on
past-show = Show state
past-shown = State at the end of the day: { $day }
past-none = There is no plan for this day
past-none-text = The plan was created later. Please choose a later day.

# Check
check-title = Check
check-complete = The plan is complete.
check-open = { $count ->
    [one] One answer is still open.
   *[other] { $count } answers are still open.
 }
check-missing = missing
check-wrong = does not fit
check-needed = needed
check-look = please look
check-kept = hidden
check-hidden-note = The question is no longer asked, the answer is still stored.
check-to-part-a = To part A
