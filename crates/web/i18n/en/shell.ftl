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
case-close = End counselling
case-deadlines = Next deadlines
case-facts = Key facts
part-a-title = Integration plan part A
part-a-lead = Every answer is voluntary. Changes are saved as you go.
part-a-compact = Compact
part-a-guided = Guided
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
reference-date-title = Reference date
reference-date-lead = Arrow keys choose the state, Tab goes to the next case.
reference-date-done = { $done } of { $all } cases entered
reference-date-case = Case
reference-date-before = Before
list-none = No case fits this selection
list-none-text = Take back a filter or search by name or plan number.
list-reset = Reset selection

# When something does not work
error-back = Back
error-home = Go to the start page
error-id = For support:
error-400-title = This could not be read
error-400-text = The request was incomplete or damaged.
error-400-next = Go back and try again.
error-403-title = You are not allowed to do this
error-403-text = Your role does not permit this action, or the form was too old.
error-403-next = Reload the page. If it stays like this, ask your team lead.
error-404-title = This page does not exist
error-404-text = Either the address is wrong or you have no access.
error-404-next = Search by name or plan number, or start at “Today”.
error-409-title = Somebody was faster
error-409-text = These answers were changed meanwhile. Yours are not stored yet.
error-409-next = Go back, reload the page and compare both versions.
error-413-title = This is too large
error-413-text = The file or the text exceeds the permitted size.
error-413-next = Shorten the text or choose a smaller file.
error-500-title = Something went wrong here
error-500-text = The fault is ours and has been recorded. What was reported as saved is saved.
error-500-next = Try again. If it stays like this, give the id below to support.
error-503-title = Geleit cannot be reached right now
error-503-text = The program is restarting or overloaded.
error-503-next = Wait a minute and reload the page.
error-503-disk-title = The disk is full
error-503-disk-text = Nothing can be saved right now. Reading and printing go on. What was reported as saved is safe.
error-503-disk-next = Please tell support. Keep your page open: you can go on saving afterwards without loss.
offline-title = No connection
offline-text = This page needs a connection to the server. For privacy no cases are kept on this device.
offline-next = Open input on other pages is kept and sent as soon as the connection is back.
offline-retry = Try again
