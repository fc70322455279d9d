"""Mailings: letters to many, each adapted to its reader by rule, proved complete before anything leaves, and kept.

Owns: templates with variants and blocks, letterheads, audiences, lists with their consents, runs of letters (prepared
by one person, released by another), letters as they were frozen, their files with hashes, what became of each.
Does not own: the row that a mail server is handed (kit.mail), addresses of missions (governments), enclosed materials
(materials), replies and who came (events, which hangs its invitations on letters).
Stands on: governments, materials, coalition, record, accounts, kit, core.

The rules (which variant a reader gets, gaps, overlaps) are in core.variants.
"""
