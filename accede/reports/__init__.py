"""Reports: the accomplishment report of a year, drafted from what the other rooms recorded.

Owns: the report, its narrative boxes, figures kept against the record with a reason, published versions.
Does not own: any fact. Passages come from the rooms below as offers; every figure keeps the link to its rows.
Stands on: everything below through offers, and directly on record, coalition, accounts, kit, core.
"""
