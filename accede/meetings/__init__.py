"""Meetings: how the alliance meets, what it discusses and what it decides.

Owns: series of meetings, meetings with their calls, replies, papers and agenda; attendance, minutes with their
corrections, motions, votes, reservations, and the numbered decisions with the tasks that follow from them.
Does not own: who is a member on a day and the alliance's own rules (coalition), tasks (coalition), events that
the alliance holds for others (events), what other rooms propose for an agenda (they offer it).
Stands on: coalition, record, accounts, kit, core.
A meeting's state (called, moved, cancelled, held) is derived from its rows, and so is the number of an update
that people's calendars need.
"""
