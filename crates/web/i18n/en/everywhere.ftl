# Main navigation
nav-today = Today
nav-cases = Cases
nav-reminders = Reminders
nav-reference-date = Reference date
nav-topics = Topics
nav-network = Network
nav-bodies = Bodies
nav-tasks = Tasks
nav-new-topic = Raise a topic
nav-enquiries = One-off enquiries
nav-evaluation = Evaluation
nav-accounts = Accounts
nav-agency = Agency
nav-new-enquiry = One-off enquiry
nav-new-case = Counselling

# Roles
role-case-manager = Integration management
role-speaker = Speaker of integration management
role-team-lead = Team lead
role-integration-officer = Integration officer
role-data-protection-officer = Data protection officer
role-administrator = System administration
role-round-member = Member of the coordination round
role-council-member = Member of the council

# Calendar
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

# Messages at fields, used everywhere
field-invalid = This answer does not fit. Please check it.
field-choose-one = Please choose one option.
field-required-missing = This answer is missing.
field-control-characters = This answer held invisible control characters. They were removed; please check and send again.
date-invalid = This is not a valid date. Example: 03.04.2026
request-key-invalid = The form was damaged. Please reload the page.
request-key-used = This form has been saved before, with other content. What you see now is not saved yet. If it is to count as well, save it once more.

# More error pages
error-405-title = That is not possible here
error-405-text = This address does not take such a request.
error-405-next = Go back and use the buttons of the page.
error-415-title = Nobody can read this
error-415-text = The request came in a form Geleit does not understand.
error-415-next = Go back and use the buttons of the page.
error-422-title = This could not be saved
error-422-text = Some answers do not fit. Nothing was saved.
error-422-next = Go back, check your answers and send them again.
error-429-title = Please wait a moment
error-429-text = Too many requests came from here in a short time.
error-429-next = Wait a minute, then try again.

# Today
today-nothing-title = Nothing to do today
today-nothing-text = As soon as something comes up, you will find it here.
today-no-factor = Accounts without a second factor
today-no-factor-none = Every account has a second factor.

# English needs no sign; the term keeps the files equal.
-gender = *
