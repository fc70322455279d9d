from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.core import acts as core
from accede.core.acts import Kind
from accede.kit.fields import MomentField
from accede.record.models.states import State, StateKind
from accede.record.models.treaties import Treaty

# The kind of a row that strikes another out and puts nothing in its place.
STRUCK = "struck"
# All that may be set after a row was written, and once only.
SET_LATER = frozenset({"verified_by", "verified_at"})


class AppendOnly(Exception):
    """Acts are written once: a correction is a new row that names the one it replaces."""


class ActQuerySet(models.QuerySet["Act"]):
    def update(self, **values: Any) -> int:
        if set(values) - SET_LATER:
            raise AppendOnly
        return super().update(**values)

    def delete(self) -> NoReturn:
        raise AppendOnly

    def current(self) -> ActQuerySet:
        """Rows that stand: not replaced, and not a striking-out themselves."""
        return self.filter(replaced_by__isnull=True).exclude(kind=STRUCK)


# What a State says beside its consent, and what it takes back of it.
STATEMENTS = (Kind.RESERVATION, Kind.DECLARATION, Kind.OBJECTION)
WITHDRAWALS = {
    Kind.RESERVATION: Kind.RESERVATION_WITHDRAWN,
    Kind.DECLARATION: Kind.DECLARATION_WITHDRAWN,
    Kind.OBJECTION: Kind.OBJECTION_WITHDRAWN,
}
LATER = "later"
_UPON = (
    Kind.SIGNATURE, Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.ACCESSION, Kind.SUCCESSION,
    Kind.SUCCESSION_TO_SIGNATURE, Kind.FORMAL_CONFIRMATION, Kind.PROVISIONAL_APPLICATION, Kind.CONSENT_TO_BE_BOUND,
    Kind.DEFINITIVE_SIGNATURE,
)  # fmt: skip
MADE_UPON = [(kind.value, kind.value) for kind in _UPON] + [(LATER, LATER)]

KINDS = [(kind.value, kind.value) for kind in Kind] + [(STRUCK, STRUCK)]


class Act(models.Model):
    """One row of the register. Three dates are never merged: deposited, taking effect, learned of.

    A row is written once; only the verification is added later. A correction names the row it replaces and
    why; a row of the kind "struck" replaces one and puts nothing in its place. The database itself refuses
    the rest (migration 0002).
    """

    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="acts")
    key = models.SlugField(max_length=120)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("kind"), max_length=30, choices=KINDS)
    deposited = MomentField(_("deposited"))
    effective_date = models.DateField(_("takes effect"), null=True, blank=True)
    learned_date = models.DateField(_("learned of"))
    article = models.CharField(_("article"), max_length=40, blank=True)
    about = models.CharField(_("about"), max_length=120, blank=True)  # the key of the act it is about
    # Of declarations, reservations and objections: the act with which it came, "later" when it came by itself;
    # when the depositary told the other States; whether the depositary itself says which of them it is.
    made_upon = models.CharField(_("made upon"), max_length=30, choices=MADE_UPON, blank=True)
    notified_date = models.DateField(_("notified to the other States"), null=True, blank=True)
    kind_stated = models.BooleanField(_("the depositary names the kind"), default=True)
    # Of an objection: whether its State has definitely expressed that the treaty shall not be in force between the
    # two (Vienna Convention on the Law of Treaties, article 20(4)(b)); None while its words do not say.
    opposes_entry = models.BooleanField(_("opposes the treaty between the two"), null=True, blank=True)
    counted = models.BooleanField(_("counted"), default=True)
    withdrawn_date = models.DateField(_("no longer stands from"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=300)
    origin = models.CharField(
        max_length=10, choices=[("shipped", "shipped"), ("import", "import"), ("person", "person")]
    )
    entered_by = models.CharField(max_length=150)
    entered_at = models.DateTimeField()
    verified_by = models.CharField(max_length=150, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.TextField(_("reason"), blank=True)

    objects = ActQuerySet.as_manager()

    PERSONAL = {"entered_by", "verified_by"}
    IMPERSONAL = {
        "treaty", "key", "state", "kind", "deposited", "effective_date", "learned_date", "article", "about",
        "counted", "withdrawn_date", "note", "confidence", "source", "origin", "entered_at", "verified_at",
        "replaces", "reason", "made_upon", "notified_date", "kind_stated", "opposes_entry",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["treaty", "key"], name="record_act_has_one_key_in_its_treaty"),
            models.CheckConstraint(condition=~Q(source=""), name="record_act_names_its_source"),
            models.CheckConstraint(condition=~Q(entered_by=""), name="record_act_names_who_entered_it"),
            models.CheckConstraint(
                condition=Q(verified_by="", verified_at__isnull=True)
                | (~Q(verified_by="") & Q(verified_at__isnull=False)),
                name="record_act_verified_by_and_verified_at_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(verified_by=F("entered_by")), name="record_act_is_verified_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, reason="") | (Q(replaces__isnull=False) & ~Q(reason="")),
                name="record_act_a_correction_and_its_reason_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(kind=STRUCK) | Q(replaces__isnull=False),
                name="record_act_a_striking_out_names_what_it_strikes",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[*map(str, STATEMENTS), STRUCK]) | Q(made_upon="", notified_date__isnull=True),
                name="record_act_only_a_statement_is_made_upon_another_act",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[str(Kind.OBJECTION), STRUCK]) | Q(opposes_entry__isnull=True),
                name="record_act_only_an_objection_opposes_the_treaty",
            ),
        ]
        indexes = [models.Index(fields=["treaty", "state"], name="record_act_by_treaty_state")]

    def __str__(self) -> str:
        return f"{self.treaty_id}/{self.key}"

    def get_absolute_url(self) -> str:
        return reverse("record:act", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes a new row, or the verification of one that is there (`update_fields`); nothing else."""
        if not self._state.adding and not self._sets_verification(kwargs.get("update_fields")):
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    @staticmethod
    def _sets_verification(fields: Any) -> bool:
        return bool(fields) and set(fields) <= SET_LATER

    @property
    def public_note(self) -> str:
        """The note as everybody may read it: a depositary's. What a person noted may name people; it stays inside."""
        return "" if self.origin == "person" else self.note

    @property
    def is_statement(self) -> bool:
        """Whether it is a declaration, a reservation or an objection."""
        return self.kind in STATEMENTS

    @property
    def is_striking_out(self) -> bool:
        """Whether the row is no act: it takes the one that it replaces out."""
        return self.kind == STRUCK

    def as_act(self) -> core.Act:
        """The plain value that core reckons with. Not for striking-outs, which are no acts."""
        return core.Act(
            id=self.key,
            treaty=self.treaty.slug,
            state=self.state.code,
            kind=Kind(self.kind),
            deposited=self.deposited,
            effective=self.effective_date,
            article=self.article,
            about=self.about or None,
            counted=self.counted,
            withdrawn=self.withdrawn_date,
            organisation=self.state.kind == StateKind.ORGANISATION,
        )


class AcceptedDifference(models.Model):
    """A person's word that the official day stands although the clause gives another, and why.

    It holds for these two days only: when either moves, the alarm is back.
    """

    treaty = models.ForeignKey(Treaty, on_delete=models.PROTECT, related_name="accepted_differences")
    computed_date = models.DateField()
    official_date = models.DateField()
    reason = models.TextField(_("reason"))
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()

    PERSONAL = {"accepted_by"}
    IMPERSONAL = {"treaty", "computed_date", "official_date", "reason", "accepted_at"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="record_accepteddifference_gives_its_reason"),
            models.UniqueConstraint(
                fields=["treaty", "computed_date", "official_date"],
                name="record_accepteddifference_once_for_two_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treaty_id}: {self.official_date}"
