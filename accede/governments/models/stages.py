"""The way to deposit inside a State: its steps, and what is known of each."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import EMBARGOED, Embargoed
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, one_key
from accede.kit.fields import MomentField


class Tradition(models.TextChoices):
    """By which kind of constitution the way to consent runs; the steps of each stand in `core.stages`."""

    PARLIAMENT = "parliament", _("parliament approves, the head of State ratifies")
    CONGRESS = "congress", _("two chambers approve, the president promulgates")
    EXECUTIVE = "executive", _("the government ratifies; parliament is informed or makes a law first")
    DECREE = "decree", _("the head of State ratifies by decree, after advice")
    FEDERAL = "federal", _("a federal parliament approves, with the consent of its members")
    OTHER = "other", _("another way")


class StepKind(models.TextChoices):
    STUDY = "study", pgettext_lazy("step to deposit", "under study")
    DECISION = "decision", pgettext_lazy("step to deposit", "government decision")
    COMMITTEE = "committee", pgettext_lazy("step to deposit", "committee")
    CHAMBER = "chamber", pgettext_lazy("step to deposit", "chamber")
    PROMULGATION = "promulgation", pgettext_lazy("step to deposit", "promulgation")
    INSTRUMENT = "instrument", pgettext_lazy("step to deposit", "instrument signed")
    DEPOSIT = "deposit", pgettext_lazy("step to deposit", "deposit")


class Track(OfState):
    """The steps of one State, from a template and adapted: a paper of the alliance, for constitutions are public."""

    tradition = models.CharField(_("legal tradition"), max_length=12, choices=Tradition.choices)
    source = a_source()
    checked_date = models.DateField(_("checked on"), null=True, blank=True)
    checked_words = models.CharField(_("checked by"), max_length=200, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = OF_STATE | {"tradition", "source", "checked_date", "checked_words"}

    class Meta:
        verbose_name = _("way to deposit")
        verbose_name_plural = _("ways to deposit")
        constraints = [
            one_key("track"),
            names_its_source("track"),
            models.UniqueConstraint(fields=["campaign", "state"], name="governments_track_is_one_for_each_state"),
        ]

    def __str__(self) -> str:
        return f"{self.state.code}: {self.get_tradition_display()}"

    def get_absolute_url(self) -> str:
        return reverse("governments:stages", args=[self.campaign.slug, self.state.code])


class TrackStep(models.Model):
    """A step of the way. The deposit is the last one; what is known of it comes from the record alone."""

    # A step with such a number, or a higher one, was left out by somebody who does not see the facts that hang on it.
    LEFT_OUT = 1000

    track = models.ForeignKey(Track, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=StepKind.choices)
    label = models.CharField(_("what it is called there"), max_length=100, blank=True)

    PART_OF = ("track",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"track", "number", "kind", "label"}

    class Meta:
        verbose_name = _("step to deposit")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["track", "number"], name="governments_steps_are_numbered")]

    def __str__(self) -> str:
        return self.label or str(self.get_kind_display())

    @property
    def is_left_out(self) -> bool:
        return self.number >= self.LEFT_OUT


class StepFact(Embargoed, OfState):
    """Something known of a step, on a day and from a source. Added and never edited; a correction replaces one."""

    class Became(models.TextChoices):
        EXPECTED = "expected", pgettext_lazy("step to deposit", "expected")
        BEGUN = "begun", pgettext_lazy("step to deposit", "under way")
        DONE = "done", pgettext_lazy("step to deposit", "done")
        REFUSED = "refused", pgettext_lazy("step to deposit", "refused")
        LAPSED = "lapsed", pgettext_lazy("step to deposit", "lapsed")

    step = models.ForeignKey(TrackStep, on_delete=models.PROTECT, related_name="facts")
    became = models.CharField(_("what happened"), max_length=10, choices=Became.choices)
    day = MomentField(_("day"))
    text = models.CharField(_("in words"), max_length=500, blank=True)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)
    learned_date = models.DateField(_("learned of on"))
    replaces = models.ForeignKey(
        "self", verbose_name=_("corrects"), on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    source = a_source()
    entered_by = an_account(_("entered by"))

    PERSONAL = {"entered_by"}
    IMPERSONAL = EMBARGOED | OF_STATE | {
        "step", "became", "day", "text", "votes_for", "votes_against", "abstentions", "learned_date", "replaces",
        "source",
    }  # fmt: skip

    class Meta:
        verbose_name = _("fact of a step")
        verbose_name_plural = _("facts of steps")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_stepfact_of_state")]
        constraints = [one_key("stepfact"), names_its_source("stepfact")]

    def __str__(self) -> str:
        return f"{self.step}: {self.get_became_display()}"

    def get_absolute_url(self) -> str:
        return reverse("governments:stages", args=[self.campaign.slug, self.state.code])
