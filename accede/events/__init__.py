"""Events: what the alliance and its members held, who spoke and what they said, who came, what was learned.

Owns: parent sessions of international bodies, events with their parties (organiser, co-organiser, host,
sponsor), links between events, programme, what was handed out or enclosed, attendance, evaluation.
Does not own: persons and organisations (coalition), texts that were delivered (statements), gifts that paid
for an event (funding), the material itself (materials).
Stands on: materials, coalition, accounts, kit, core.

A speaker's name, title and organisation are kept as printed for that event; the person behind them is a row
of coalition.
"""
