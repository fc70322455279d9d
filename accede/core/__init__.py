"""core: the rules of the house, as plain Python on plain values.

Owns: `dates` (precision, delays), `steps` (explanations as values), `acts`, `clauses` (a treaty's rules as
data), `entry` (entry into force), `leaving`, `standing` (who stands where on a day), `intervals`, `figures`
(a count with its definition), `periods`, `parts` (provisions that start later, the Committee's size),
`cycle` (reports due), `reservations`, `quorum` and `voting` (how an alliance decides), `admission` (may this
act be done), `territories`, `missions` (who heads one on a day), `table` (standing of all States under all treaties,
from memory).
Does not own: storage, sentences, the clock. Imports no framework; only `table` uses numpy.
Stands on: nothing.
"""
