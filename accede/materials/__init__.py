"""Materials: what the campaign hands out, and the way of each text from draft to released in its languages.

Owns: items with their credits (producer, commissioner, coordinator), editions, language versions with the
stages they reached, where each can be had, print runs.
Does not own: statements and press releases (their texts are work of their own), gifts of reprints (funding
points at the print run here), events at which an item was handed out (events point at the item).
Stands on: coalition (campaign, organisations), accounts, kit, core.

A version need not come from English: `made_from` names the version it was translated from. The stage on a day
is derived from the steps that were reached; "stale" from the revision that a translation followed.
"""
