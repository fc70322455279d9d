"""Sign-in with an organisation's own identity provider (OpenID Connect).

rows (adding, changing and removing providers), checking (whether the provider is who it says, and its answer is for
us), tying (which account an answer opens, if any), refusals (in words). The pages are in accounts.views.oidc.
"""
