"""What a declaration, a reservation or an objection says, and the territories to which a treaty was extended."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.core.territories import TerritorialStep
from accede.kit.fields import MomentField
from accede.record.models.acts import Act, AppendOnly

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur"})


class WrittenOnceQuerySet(models.QuerySet[Any]):
    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class WrittenOnce(models.Model):
    """A row that is written and never changed; the database itself refuses the rest (migration 0004)."""

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class ActText(WrittenOnce):
    """The words of an act in one language. A corrected act keeps the texts of the row that it replaces until it
    has texts of its own; a text is never changed.

    `heading` is the depositary's own; `excerpt` says that more was said than is held here; `notes` are the
    depositary's end notes to it.
    """

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(_("language"), max_length=12, default="en")
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"))
    excerpt = models.BooleanField(_("a quotation, not the whole"), default=False)
    notes = models.TextField(_("end notes"), blank=True)
    source = models.CharField(_("source"), max_length=300)
    origin = models.CharField(
        max_length=10, choices=[("shipped", "shipped"), ("import", "import"), ("person", "person")]
    )
    entered_by = models.CharField(max_length=150)
    entered_at = models.DateTimeField()

    PERSONAL = {"entered_by"}
    IMPERSONAL = {
        "act", "number", "language", "heading", "text", "excerpt", "notes", "source", "origin", "entered_at",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "number"], name="record_acttext_has_one_number_in_its_act"),
            models.CheckConstraint(condition=~Q(text=""), name="record_acttext_is_not_empty"),
            models.CheckConstraint(condition=~Q(language=""), name="record_acttext_says_its_language"),
            models.CheckConstraint(condition=~Q(source=""), name="record_acttext_names_its_source"),
            models.CheckConstraint(condition=~Q(entered_by=""), name="record_acttext_names_who_entered_it"),
        ]

    def __str__(self) -> str:
        return f"{self.act_id}/{self.number} ({self.language})"

    @property
    def direction(self) -> str:
        """How its script runs, for the page that shows it."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


class TerritorialApplication(WrittenOnce):
    """A treaty extended to a territory, or no longer extended to it, by a State that is bound.

    It attaches to the act by which the State is bound. `effective_date` only where the depositary states one;
    else it counts from its receipt. A correction is a new row that names the one it replaces and says why.
    """

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="territories")
    key = models.SlugField(max_length=120)
    territory = models.CharField(_("territory"), max_length=300)
    received = MomentField(_("received"))
    effective_date = models.DateField(_("takes effect"), null=True, blank=True)
    adds = models.BooleanField(_("extends the treaty to it"), default=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=300)
    origin = models.CharField(
        max_length=10, choices=[("shipped", "shipped"), ("import", "import"), ("person", "person")]
    )
    entered_by = models.CharField(max_length=150)
    entered_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.TextField(_("reason"), blank=True)

    PERSONAL = {"entered_by"}
    IMPERSONAL = {
        "act", "key", "territory", "received", "effective_date", "adds", "note", "source", "origin", "entered_at",
        "replaces", "reason",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "key"], name="record_territory_has_one_key_in_its_act"),
            models.CheckConstraint(condition=~Q(territory=""), name="record_territory_is_named"),
            models.CheckConstraint(condition=~Q(source=""), name="record_territory_names_its_source"),
            models.CheckConstraint(condition=~Q(entered_by=""), name="record_territory_names_who_entered_it"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="") | (Q(replaces__isnull=False) & ~Q(reason="")),
                name="record_territory_a_correction_and_its_reason_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act_id}: {self.territory}"

    def get_absolute_url(self) -> str:
        return reverse("record:territories", args=[self.act.treaty.slug])

    def as_step(self) -> TerritorialStep | None:
        """The plain value that core reckons with; None while its day is not known: it then covers nobody."""
        day = self.effective_date or self.received.latest
        return None if day is None else TerritorialStep(self.act_id, self.territory, day, self.adds)
