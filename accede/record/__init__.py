"""Record: who signed which treaty, who is bound, from which day, and from what source we know it.

Owns: treaties and their clauses, States with their names and groups, acts (append-only), depositary files and
their staged differences, the standing of every State on any day, the explanation of every date. Does not own:
campaigns, positions of governments, what a State's parliament does before it deposits, reports to a Committee
(only the days on which they fall due). Stands on: accounts, kit, core. `readers` turns depositary files into
plain values; the rules are in core. Announces: `signals.record_changed`, once for each version of the record.
"""
