"""Accounts: who signs in, and what each may do.

Owns: users, sign-in, the rights, the role classes, and the grants that tie a user to a role in a campaign for
an organisation from one day to another.
Does not own: people of the coalition (a user may be one of them), memberships, offices.
Stands on: kit, core. Grants name campaigns and organisations by key, because those rooms stand above.

Contents: rights (the list), roles (classes that list rights), models, rules (who may), queries, actions (open and
close an account, give, end and suspend grants; what may be given to whom, the coalition decides), officers (the first
officer of a campaign: what is wrong, the appointment), calendar_addresses (private addresses of a person's calendar),
first_run (the token by which the first person of an installation comes in), adapter, factors, sealing, middleware,
receivers, forms (sign-in with its second factor and its lock-out), sign_ins (open ones, ended), own (what a person
does with her own account), oidc (an organisation's own identity provider), views and urls ("My account"), management
(the first person), templatetags.
"""
