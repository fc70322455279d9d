"""Funding: what the campaign was given, by whom and for what, and what fundraising must do next.

Owns: grants, donations and gifts in kind, each tied to what it paid for; fundraising priorities of a year.
Does not own: the donor (an organisation of the coalition; a government is one), nor the event, item or
print run it paid for.
Stands on: statements (floor below), events, materials, coalition, record, accounts, kit, core.
An amount that no source gives stays unknown; the value of a gift in kind is kept apart from cash.
"""
