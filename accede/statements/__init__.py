"""Statements: what the alliance and its members said in public, and what they asked for.

Owns: oral interventions, written contributions, press statements and releases, joint statements, members'
own statements; the asks inside them, who issued them, short quotations, where and when they were delivered.
Does not own: events (a statement points at the event where it was delivered), leaflets and studies
(materials), the people and organisations it names (coalition).
Stands on: events, coalition, accounts, kit, core.
A member's own statement is linked here and never shown as a text of the alliance: `Statement.voice`.
"""
