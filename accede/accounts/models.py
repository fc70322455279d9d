"""Users and the grants that say what each may do, where, and from when to when."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.accounts.roles import ROLES


class User(AbstractUser):
    """A person who signs in (or the operator, who never does)."""

    first_name = None  # type: ignore[assignment]  # one name, as the person writes it
    last_name = None  # type: ignore[assignment]  # one name, as the person writes it
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    sample = models.BooleanField(_("sample sign-in"), default=False)

    SECRET = {"password"}
    PERSONAL = {"username", "email", "name", "password", "last_login", "language"}
    IMPERSONAL = {"is_superuser", "is_staff", "is_active", "date_joined", "sample"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=~models.Q(email=""),
                name="accounts_user_one_account_for_each_address",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Grant(models.Model):
    """A role given to a user: in one campaign (empty: in all), for one organisation, from a day until a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("role"), max_length=20, choices=[(key, role.name) for key, role in ROLES.items()])
    campaign = models.SlugField(_("campaign"), blank=True, allow_unicode=False)
    organisation = models.SlugField(_("organisation"), blank=True)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    # Taken back on or before its first day: it stays on record, and gave nothing on any day.
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    PERSONAL = {"user"}
    BY_KEY = {"organisation": "organisation"}
    IMPERSONAL = {"role", "campaign", "organisation", "from_date", "until_date", "withdrawn"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_date__isnull=True) | models.Q(until_date__gte=models.F("from_date")),
                name="accounts_grant_ends_on_or_after_the_day_it_begins",
            )
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return f"{self.role} in {self.campaign or 'every campaign'}"


class Suspension(models.Model):
    """From a day until it is lifted, a person's roles in a campaign give her nothing; they stay on record."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="suspensions")
    campaign = models.SlugField(_("campaign"), allow_unicode=False)
    from_date = models.DateField(_("from"))
    lifted_date = models.DateField(_("lifted"), null=True, blank=True)  # the first day on which the roles give again

    PERSONAL = {"user"}
    IMPERSONAL = {"campaign", "from_date", "lifted_date"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lifted_date__isnull=True) | models.Q(lifted_date__gte=models.F("from_date")),
                name="accounts_suspension_is_lifted_on_or_after_the_day_it_begins",
            ),
            models.UniqueConstraint(
                fields=["user", "campaign"],
                condition=models.Q(lifted_date__isnull=True),
                name="accounts_suspension_runs_once_in_a_campaign",
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return f"suspension in {self.campaign}"


class CalendarAddress(models.Model):
    """A private address at which a person's calendar can be read without signing in, until she ends it.

    Only the digest of its secret is kept: the address is shown once, when it is made.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_addresses")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("for what"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("made"))
    read_date = models.DateField(_("last read"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    PERSONAL = {"user", "digest", "name", "read_date"}
    IMPERSONAL = {"made_at", "ended_at"}

    def __str__(self) -> str:
        # Without the person and the name: the log keeps this for ever.
        return f"calendar address {self.pk}"


class IdentityProvider(models.Model):
    """An organisation's own sign-in (OpenID Connect), which vouches for the people who hold a role for it."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    campaign = models.SlugField(_("campaign"))
    organisation = models.SlugField(_("organisation"))
    name = models.CharField(_("name on the button"), max_length=40)
    server_url = models.URLField(_("address of the identity provider"), max_length=300)
    client_id = models.CharField(_("client id"), max_length=190)
    # Sealed by accounts.sealing: a copy of the database alone gives nobody the secret.
    sealed_secret = models.CharField(max_length=1000, blank=True)

    SECRET = {"sealed_secret"}
    PERSONAL: set[str] = set()
    BY_KEY = {"organisation": "organisation"}
    IMPERSONAL = {"key", "campaign", "organisation", "name", "server_url", "client_id", "sealed_secret"}

    class Meta:
        verbose_name = _("identity provider")
        verbose_name_plural = _("identity providers")

    def __str__(self) -> str:
        return self.name
