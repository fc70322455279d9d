from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


class StateKind(models.TextChoices):
    STATE = "state", _("State")
    OTHER_STATE = "other_state", _("State that is not a Member of the United Nations")
    FORMER = "former", _("former State")
    ORGANISATION = "organisation", _("organisation")
    TERRITORY = "territory", _("territory")


class State(models.Model):
    """Whoever can act on a treaty: States, those that ended, organisations such as the European Union, and
    territories that depositary tables list as rows of their own."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    kind = models.CharField(_("kind"), max_length=14, choices=StateKind.choices, default=StateKind.STATE)
    iso2 = models.CharField(max_length=2, blank=True)
    iso3 = models.CharField(max_length=4, blank=True)
    m49 = models.CharField(max_length=3, blank=True)
    from_date = models.DateField(_("exists from"), null=True, blank=True)
    until_date = models.DateField(_("ended on"), null=True, blank=True)
    predecessors = models.ManyToManyField("self", symmetrical=False, related_name="successors", blank=True)
    note = models.TextField(blank=True)
    shipped = models.BooleanField(default=False)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "code",
        "kind",
        "iso2",
        "iso3",
        "m49",
        "from_date",
        "until_date",
        "note",
        "shipped",
        "source",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="record_state_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(until_date__isnull=True)
                | models.Q(from_date__isnull=True)
                | models.Q(until_date__gte=models.F("from_date")),
                name="record_state_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("record:state", args=[self.code])


class StateName(models.Model):
    """A name in one language, from a day until the day before another."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="names")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    name = models.CharField(_("name"), max_length=200)
    formal = models.CharField(_("formal name"), max_length=300, blank=True)
    from_date = models.DateField(_("from"), null=True, blank=True)
    until_date = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"state", "language", "name", "formal", "from_date", "until_date", "source"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="record_statename_is_not_empty"),
            models.CheckConstraint(condition=~models.Q(source=""), name="record_statename_names_its_source"),
            models.UniqueConstraint(
                fields=["state", "language", "from_date"],
                name="record_statename_one_name_in_a_language_from_a_day",
            ),
            models.UniqueConstraint(
                fields=["state", "language"],
                condition=models.Q(from_date__isnull=True),
                name="record_statename_one_first_name_in_a_language",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """A participant's name as a depositary prints it. Never guessed: shipped, or decided by a person."""

    text = models.CharField(_("name as printed"), max_length=300, unique=True)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="aliases")
    decided_by = models.CharField(max_length=150, blank=True)
    decided_date = models.DateField(null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL = {"decided_by"}
    IMPERSONAL = {"text", "state", "decided_date", "source"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="record_alias_is_not_empty"),
            models.CheckConstraint(condition=~models.Q(source=""), name="record_alias_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.text} = {self.state_id}"


class Group(models.Model):
    """A group of States as its own source lists it on a day."""

    key = models.SlugField(max_length=60, unique=True)
    names = models.JSONField(default=dict)  # {language: name}; English is always there
    kind = models.CharField(max_length=40, blank=True)
    as_of = models.CharField(max_length=24, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"key", "names", "kind", "as_of", "source"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="record_group_names_its_source"),
        ]

    def __str__(self) -> str:
        return str(self.names.get("en", self.key))


class GroupMembership(models.Model):
    """A State's time in a group. No first day: a member for as long as the source knows."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="memberships")
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"group", "state", "from_date", "until_date", "note", "source"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="record_groupmembership_names_its_source"),
            models.UniqueConstraint(
                fields=["group", "state", "from_date"], name="record_groupmembership_begins_once_on_a_day"
            ),
            models.UniqueConstraint(
                fields=["group", "state"],
                condition=models.Q(from_date__isnull=True),
                name="record_groupmembership_once_without_a_first_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} in {self.group_id}"


class MigrantFigures(models.Model):
    """Migrants living in a State and people from it living elsewhere, in one year."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="migrant_figures")
    year = models.PositiveSmallIntegerField()
    immigrants = models.PositiveBigIntegerField(null=True, blank=True)
    emigrants = models.PositiveBigIntegerField(null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"state", "year", "immigrants", "emigrants", "source"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="record_migrantfigures_name_their_source"),
            models.UniqueConstraint(fields=["state", "year"], name="record_migrantfigures_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"
