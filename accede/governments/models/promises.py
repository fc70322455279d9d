"""What was asked of a government, what it promised, and what became of it; also at the Universal Periodic Review."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import EMBARGOED, Embargoed
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, one_key
from accede.governments.models.contacts import Contact
from accede.kit.fields import MomentField


class Ask(Embargoed, OfState):
    """Something asked of a government. Whether it was answered is derived from promises and steps."""

    text = models.CharField(_("what is asked"), max_length=500)
    asked_of = models.CharField(_("asked of"), max_length=200, blank=True)
    asked = MomentField(_("asked on"), blank=False)
    due = models.DateField(_("answer wanted by"), null=True, blank=True)
    contact = models.ForeignKey(
        Contact, verbose_name=_("entry of the contact log"), on_delete=models.PROTECT, related_name="asks", null=True,
        blank=True,
    )  # fmt: skip
    source = a_source()
    entered_by = an_account(_("entered by"))

    history = HistoricalRecords()

    PERSONAL = {"entered_by", "asked_of"}
    IMPERSONAL = EMBARGOED | OF_STATE | {"text", "asked", "due", "contact", "source"}

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_ask_of_state")]
        constraints = [one_key("ask"), names_its_source("ask")]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return reverse("governments:ask", args=[self.campaign.slug, self.state.code, self.key])


class AskStep(models.Model):
    """What became of an ask without a promise: declined, taken back, done at once."""

    class Kind(models.TextChoices):
        DECLINED = "declined", pgettext_lazy("ask", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("ask", "taken back")
        DONE = "done", pgettext_lazy("ask", "done")

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    text = models.CharField(_("in words"), max_length=500, blank=True)
    by = an_account(_("entered by"))

    PART_OF = ("ask",)
    PERSONAL = {"by"}
    IMPERSONAL = {"ask", "number", "day", "kind", "text"}

    class Meta:
        verbose_name = _("step of an ask")
        constraints = [models.UniqueConstraint(fields=["ask", "number"], name="governments_ask_steps_are_numbered")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Promise(Embargoed, OfState):
    """Something a government promised. Late is derived: due before the day, and nothing closed it."""

    ask = models.ForeignKey(
        Ask, verbose_name=_("in answer to"), on_delete=models.PROTECT, related_name="promises", null=True, blank=True
    )
    contact = models.ForeignKey(
        Contact, verbose_name=_("entry of the contact log"), on_delete=models.PROTECT, related_name="promises",
        null=True, blank=True,
    )  # fmt: skip
    text = models.CharField(_("what was promised"), max_length=500)
    made_by = models.CharField(_("who promised"), max_length=200, blank=True)
    made = MomentField(_("promised on"), blank=False)
    due = models.DateField(_("due"), null=True, blank=True)
    due_words = models.CharField(_("due, in its words"), max_length=200, blank=True)
    source = a_source()
    entered_by = an_account(_("entered by"))

    history = HistoricalRecords()

    PERSONAL = {"entered_by", "made_by"}
    IMPERSONAL = EMBARGOED | OF_STATE | {"ask", "contact", "text", "made", "due", "due_words", "source"}

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_promise_of_state")]
        constraints = [one_key("promise"), names_its_source("promise")]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return reverse("governments:promise", args=[self.campaign.slug, self.state.code, self.key])


class PromiseStep(models.Model):
    """What became of a promise on a day. Rows are added and never edited; the last by day holds."""

    class Kind(models.TextChoices):
        KEPT = "kept", pgettext_lazy("promise", "kept")
        PARTLY = "partly", pgettext_lazy("promise", "kept in part")
        BROKEN = "broken", pgettext_lazy("promise", "broken")
        WITHDRAWN = "withdrawn", pgettext_lazy("promise", "taken back")
        REMINDED = "reminded", pgettext_lazy("promise", "reminded")
        NEW_DUE = "new_due", pgettext_lazy("promise", "another day given")
        REOPENED = "reopened", pgettext_lazy("promise", "open again")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("day"))
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    due = models.DateField(_("due from then on"), null=True, blank=True)
    text = models.CharField(_("in words"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    by = an_account(_("entered by"))

    PART_OF = ("promise",)
    PERSONAL = {"by"}
    IMPERSONAL = {"promise", "number", "day", "kind", "due", "text", "source"}

    class Meta:
        verbose_name = _("step of a promise")
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="governments_promise_steps_are_numbered")
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Recommendation(OfState):
    """A recommendation of the Universal Periodic Review about the campaign's treaty, and the answer given. Public."""

    class Response(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("recommendation", "accepted")
        NOTED = "noted", pgettext_lazy("recommendation", "noted")
        PLEDGE = "pledge", pgettext_lazy("recommendation", "voluntary pledge")
        NONE = "none", pgettext_lazy("recommendation", "no answer in the file")

    class Match(models.TextChoices):
        EXACT = "exact", pgettext_lazy("recommendation", "names the treaty")
        DOUBTFUL = "doubtful", pgettext_lazy("recommendation", "waits for a decision")
        CONFIRMED = "confirmed", pgettext_lazy("recommendation", "taken over by a person")
        REFUSED = "refused", pgettext_lazy("recommendation", "set aside by a person")

    session = models.PositiveSmallIntegerField(_("session"))
    # The day from which it counts as known; sessions are known to the month.
    made = MomentField(_("session held"))
    # Empty for a voluntary pledge, which nobody recommended.
    recommending = models.ForeignKey(
        "record.State", verbose_name=_("recommending State"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    text = models.TextField(_("text"))
    response = models.CharField(_("answer"), max_length=10, choices=Response.choices)
    match = models.CharField(_("match"), max_length=10, choices=Match.choices)
    rule = models.CharField(_("by which rule"), max_length=100, blank=True)
    decided_date = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = an_account(_("decided by"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    as_of = MomentField(_("file as of"))
    source = a_source()

    PERSONAL = {"decided_by"}
    IMPERSONAL = OF_STATE | {
        "session", "made", "recommending", "text", "response", "match", "rule", "decided_date", "reason",
        "as_of", "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_recommendation_of")]
        constraints = [one_key("recommendation"), names_its_source("recommendation")]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        return reverse("governments:promises", args=[self.campaign.slug, self.state.code]) + "#upr"
