"""Sign-in with an organisation's own identity provider (OpenID Connect)."""
