# Frame of every page
shell-skip = Skip to content
shell-nav = Main navigation
shell-breadcrumb = You are here
shell-search-label = Search case, name or plan number
shell-search-placeholder = Search (Ctrl+K)
shell-search-submit = Search
shell-new = New
shell-shield = Privacy screen
shell-shield-hint = Cover names and notes while somebody is looking on
shell-account = Account
shell-account-settings = Settings
shell-shortcuts = Keyboard shortcuts
shell-logout = Sign out
shell-help = Help
shell-report-barrier = Report a barrier
shell-privacy = Privacy
shell-imprint = Imprint
shell-version = Version

# Actions
action-save = Save
action-save-next = Save and next
action-cancel = Cancel
block-all = Show all

# Saving
save-busy = Saving …
save-done = Saved
save-offline = Offline – kept on this device only
save-offline-nodraft = Offline – not saved yet. Keep this page open.
save-problem = Some answers are not saved yet. Please check the messages.
save-conflict = Somebody changed the same answer. Please choose.
save-signed-out = You are signed out. Sign in in a new tab, then carry on here.
conflict-title = Two versions
conflict-mine = Your answer
conflict-theirs = Already stored
conflict-keep-mine = Take my answer
conflict-keep-theirs = Keep the stored one

# Questions
field-decline = no answer given
field-required = (required)
field-art9 = specially protected
field-art9-long = Special category of personal data, Art. 9 GDPR
field-choose = Please choose
field-date-example = DD.MM.YYYY
field-help = Help
field-suggestion = Suggestion:
field-take = Take over
field-history = Earlier answers
rows-action = Row
rows-remove = Remove
errors-title = Please check these answers

# Paging
pager-label = Pages
pager-previous = Previous
pager-next = Next

# Example pages
login-title = Sign in
login-submit = Sign in
login-trouble = Trouble signing in
today-title = Today
today-enquiry = New enquiry
enquiry-title = One-off enquiry
enquiry-lead = Without a name. Only the enquiry is counted.
enquiry-counselling = Turn into counselling
case-contact = Add contact
case-print = Print
case-more = More
case-handover = Hand over
case-readers = Who has read this?
case-close = End counselling
case-parts = Parts of the case
case-plan = Integration plan
case-history = History
case-deadlines = Next deadlines
case-facts = Key facts
part-a-title = Integration plan part A
part-a-lead = Every answer is voluntary. Changes are saved as you go.
part-a-compact = Compact
part-a-guided = Guided
part-a-sections = Sections
part-a-check = Continue with part B
part-b-title = Integration plan part B
part-b-lead = Goals and steps, agreed together.
goal-new = New goal
goal-edit = Edit goal
goals-none = No goal agreed yet
goals-none-text = Start with what matters most to the person. One goal with one step is enough.
step-text = Step
step-who = Who?
step-agreed = Agreed on
step-due = Until
step-achieved = Achieved?
step-new = Add step
keydate-title = Reference date
keydate-lead = Arrow keys choose the state, Tab goes to the next case.
keydate-done = { $done } of { $all } cases entered
keydate-case = Case
keydate-before = Before
