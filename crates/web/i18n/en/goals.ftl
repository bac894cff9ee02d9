# Part B
part-b-short = Part B
part-b-back = Back to part B
part-b-unsaved = What you choose here is saved at once. If no time stands here, press “Save”.
part-b-releases = { $count ->
    [0] No valid release from confidentiality
    [one] One valid release from confidentiality
   *[other] { $count } valid releases from confidentiality
}

# Goals
goal-what = What shall be reached?
goal-area = Area
goal-area-other = other area
goal-goals-of = Goals in the area
goal-own = Own goal
goal-own-hint = Counts instead of the choice. No diagnoses, please.
goal-take = Take this goal
goal-reached = Yes, the goal is reached
goal-added = The goal is agreed.
goal-changed = The goal is changed.
goal-removed = The goal is removed. Earlier answers are kept.
goal-remove = Remove goal
goal-remove-title = Remove this goal?
goal-remove-text = The goal and all its steps will no longer be part of the plan. Earlier answers stay in the plan’s history.
goal-achieved = Goal achieved?
goal-assessment-hint = Without a choice, what follows from the steps holds.
goal-by-steps = by the steps: { $state }
goal-is-ja = achieved
goal-is-nein = not achieved
goal-is-zt = achieved in part
goal-is-ib = in progress
error-goal-missing = Please choose a goal above or describe one of your own here.
error-goal-of-other-area = This goal belongs to another area. Please choose a goal of the chosen area.

# Steps
step-first = First step
step-optional = A step can also be added later. If you enter one now, “Who?” and the day it was agreed belong to it.
step-suggested = Suggested steps
step-services-usual = Usually involved
step-own = Step in your own words
step-edit = Edit step
step-with = with
step-added = The step is agreed.
step-changed = The step is changed.
step-removed = The step is removed. Earlier answers are kept.
step-remove = Remove step
step-remove-title = Remove this step?
step-remove-text = The step will no longer be part of the plan. Earlier answers stay in the plan’s history.
steps-none = No step agreed yet.

# Rows
row-order = Order
row-up = Move up
row-down = Move down
row-conflict = Somebody changed something here meanwhile
row-conflict-text = Nothing is stored yet. Both versions stand at the answers. If you save now, yours count.
progress-saved = The state is saved.
progress-saved-of = Plan { $number }: the state of the step is saved.
progress-conflict = { $by } entered “{ $stored }” meanwhile. If you save again, your answer counts.

# Reference date
reference-date-show = Show
reference-date-which = Which cases
reference-date-all = All
reference-date-open = Only open ones
reference-date-look = Plan at the reference date
reference-date-plans = To the cases and plans of this table
reference-date-saved = The state is saved.
reference-date-ended = Counselling ended on { $day }: { $state }
reference-date-ended-later = { $state } (counselling ended on { $day })
reference-date-not-kept = not recorded (counselling ended on { $day })
reference-date-all-done = Everything entered
reference-date-none = No cases in this period
reference-date-none-text = In the twelve months before this reference date you kept no case.
reference-date-none-lead = As a team lead you see here only cases you stand in for. The responsible case managers record the state of all others; how many are missing stands on “Today”.
error-before-first-contact = This reference date lies before the first contact.
