"""Coalition: the alliance itself.

Owns: campaigns and what they say of themselves; organisations, their names, sectors and relations; people
and the posts they held; memberships; offices and their terms; secondments; purposes; what the alliance says
of its year.
Does not own: users, roles and grants (accounts), the treaty (record), meetings and decisions (meetings).
Stands on: record, accounts, kit, core. Nearly every room above points at Campaign, Organisation or Person.

A membership or a term is known as well as its source gives it: from when, until when, and a day (or a year)
for which it is attested. `core.tenure` answers a question on a day with yes, no or not known, and says from
what.
"""
