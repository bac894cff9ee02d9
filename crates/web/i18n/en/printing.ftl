# The printed plan: wording of Anhang 3 that stands in no question
print-title = Integration plan
print-created = Integration plan drawn up?
print-part-a = Part A: Skills and background
print-part-a-question = Part A
print-part-b-question = Part B
print-reason-question = Reason:
print-how-long-question = How long?
print-office-question = being processed by:
print-standing-question = State of the plan at the reference date
print-declined = not stated
print-estimated = estimated
print-years = { $number } years
print-page = Page
print-of = of
print-draft = Draft
print-on = Printed on { $day }
print-as-of = As of
print-form-version = Version: { $day }
print-no-names = Please do not enter names.
print-children-rows = One line for each child under 18
print-children-additions = More about the children
print-course-rows = One line for each kind of course
print-goal-rows = For each goal its steps, one line for each step

# Print the plan
print-page-title = Print the plan
print-extent = Extent
print-extent-hint = To be filled in by hand: the three numbers are in it already.
print-filled = filled in
print-blank = empty, to be filled in by hand
print-language = Second language
print-language-hint = German is always in it. Unchecked translations bear the word “draft” on every page.
print-german-alone = German only
print-with = German and { $language }
print-with-draft = German and { $language } (unchecked)
print-language-en = English
print-language-ar = Arabic
print-day = State on
print-day-hint = Leave empty for the plan of today.
print-additions = Additions
print-with-additions = with the additions of your agency
print-open = Open PDF
print-keep = Download PDF
print-missing = { $count ->
    [one] One required answer is still missing.
   *[other] { $count } required answers are still missing.
  }
print-check = Check the answers
print-locked-title = Parts A and B are locked
print-locked-text = A counselling agreement or a legal ground is missing. Only the framework data are printed.
print-unprintable-title = Some characters cannot be printed
print-unprintable-text = On paper a substitute stands for:
print-blank-forms = Empty form
print-blank-forms-text = Without a case and without numbers.
print-blank-plain = wording of the template
print-blank-additions = with the additions of your agency
print-audit = There is no name on the printout. Every print is recorded with day and account.
print-before-begin = The plan did not exist on that day.

# Evaluation
evaluation-title = Evaluation record
evaluation-lead = Seven fields a plan and no name, for one reference date.
evaluation-day = Reference date
evaluation-show = Show
evaluation-own = It covers your own plans and those of people you stand in for, if counselling was going on at the reference date.
evaluation-agency = It covers all plans of your agency whose counselling was going on at the reference date.
evaluation-result = Result
evaluation-rows = Plans in the record
evaluation-left-out = left out
evaluation-none = No plan in the record
evaluation-none-text = On that day there was no counselling whose evaluation is permitted.
evaluation-first = The first { $count } lines
evaluation-all = All lines
evaluation-xlsx = Excel file (XLSX)
evaluation-csv = CSV file
evaluation-sheet = Evaluation { $day }
