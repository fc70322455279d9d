"""The public site: what anybody may read, without an account, in six languages.

Owns: the status page of each treaty on any day, the lists of States behind it, the definitions, the figures as
data, published reports; the stored pages that make them cheap.
Does not own: any fact. Everything shown comes from the rooms below through their queries.
Stands on: record (acts, standing, figures), coalition (whose campaign it is), reports (published snapshots).
"""
