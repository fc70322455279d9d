"""kit: what every room uses and no room has to itself.

Owns the engine: the log (log), jobs and schedules (jobs/), outgoing mail (mail/), offers between rooms
(offers), what a menu asks many times and is answered once (one_breath), what goes wrong in packed files (packed),
imports with a report (imports),
portable campaign folders (portable/), privacy declarations (privacy), what is held about a person: taken away,
erased (persons/), what a row is part of (belonging), documents from plain data (documents/), letters on paper
and their archive (letters/), time zones in calendar files (calendars), files made by jobs (made/), search
(search/), model fields (fields), tables (models/).
Owns the design: base templates and components (templates/, templatetags/, static/, parts, shell), drawing/
(map, charts), forms (widgets), localdates, directions. Commands that are nobody else's: management/.

Does not own anything that knows a treaty, a State, a campaign or a user's rights: campaigns are named by
slug, users by username, and a noun that has a room belongs there. No table has a foreign key to a room's.
Stands on: core and Django. Every room may import it; it imports none.
"""
