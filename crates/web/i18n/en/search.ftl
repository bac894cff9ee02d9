search-title = Search
search-field = Name, date of birth or plan number
search-hint = A part of the name or a name that sounds alike is enough. Your own cases are searched, and those you stand in for.
search-hint-lead = Only cases you stand in for at present are searched. All cases of the agency stand without names under “Cases”.
search-found = { $count ->
    [one] 1 case found
   *[other] { $count } cases found
 }
search-more = The first { $count } cases. Please narrow the search, for example by the year of birth.
search-none = No case found
search-none-text = Check the spelling, search for a part of the name only or for the date of birth. Cases of other case managers are not found here.
search-none-lead = As a team lead you find here only cases you stand in for at present. A plan number of your agency is found under “Cases”.
