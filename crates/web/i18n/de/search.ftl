search-title = Suche
search-field = Name, Geburtsdatum oder Plannummer
search-hint = Auch ein Teil des Namens oder ähnlich klingende Namen. Gesucht wird in Ihren Fällen und in denen, die Sie vertreten.
search-hint-lead = Gesucht wird nur in Fällen, die Sie gerade vertreten. Alle Fälle des Trägers stehen ohne Namen unter „Fälle“.
search-found = { $count ->
    [one] 1 Fall gefunden
   *[other] { $count } Fälle gefunden
 }
search-more = Die ersten { $count } Fälle. Bitte grenzen Sie die Suche ein, zum Beispiel mit dem Geburtsjahr.
search-none = Kein Fall gefunden
search-none-text = Prüfen Sie die Schreibweise, suchen Sie nur nach einem Teil des Namens oder nach dem Geburtsdatum. Fälle anderer Fachkräfte finden Sie hier nicht.
search-none-lead = Als Teamleitung finden Sie hier nur Fälle, die Sie gerade vertreten. Eine Plannummer Ihres Trägers finden Sie unter „Fälle“.
