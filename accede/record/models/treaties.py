from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.core.clauses import RulesError, TreatyRules

if TYPE_CHECKING:
    from datetime import date


def check_rules(data: object) -> None:
    """Clauses must be readable by the clause engine."""
    try:
        TreatyRules.from_data(data)  # type: ignore[arg-type]  # what is no mapping is refused there, in words
    except RulesError as problem:
        raise ValidationError(str(problem)) from problem


class Treaty(models.Model):
    """A treaty: its names, its clauses as data, its official date, and how far our knowledge of it goes."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    number = models.CharField(_("depositary's number"), max_length=40, blank=True)
    chapter = models.CharField(max_length=200, blank=True)
    titles = models.JSONField(_("titles"), default=dict)  # {language: title}; at least one
    short_titles = models.JSONField(_("short titles"), default=dict, blank=True)
    adopted_date = models.DateField(_("adopted"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="protocols")
    rules = models.JSONField(_("clauses"), default=dict, blank=True, validators=[check_rules])
    official_entry_date = models.DateField(_("official day of entry into force"), null=True, blank=True)
    official_entry_source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(_("record as of"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    warning = models.TextField(_("warning"), blank=True)
    facts = models.JSONField(default=dict, blank=True)  # everything else its shipped file says, kept for export
    shipped = models.BooleanField(default=False)
    token = models.CharField(max_length=32, blank=True)  # new with every change of what is known of this treaty

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "slug", "number", "chapter", "titles", "short_titles", "adopted_date", "place", "parent", "rules",
        "official_entry_date", "official_entry_source", "as_of", "source", "warning", "facts", "shipped",
        "token",
    }  # fmt: skip

    class Meta:
        verbose_name_plural = "treaties"
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="record_treaty_names_its_source"),
            models.CheckConstraint(
                condition=models.Q(official_entry_date__isnull=True) | ~models.Q(official_entry_source=""),
                name="record_treaty_official_day_names_its_source",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("record:treaty", args=[self.slug])

    @property
    def clause_is_shipped(self) -> bool:
        """Whether the clause on entry into force came with the house and not from a person here."""
        clauses = (self.facts or {}).get("shipped", {}).get("clauses", {})
        return bool(clauses.get("count") or clauses.get("conditions"))

    @property
    def clause_source(self) -> str:
        """Where the person who entered the clause here read it; empty for a shipped clause."""
        return str((self.facts or {}).get("clause_source", ""))

    def as_rules(self, *, accepted: str = "") -> TreatyRules:
        """The clauses as core reads them, with the official day and the reason for which a difference was
        accepted.
        """
        official: date | None = self.official_entry_date
        rules = TreatyRules.from_data(self.rules)
        return rules.with_official(official, accepted or rules.official_accepted)
