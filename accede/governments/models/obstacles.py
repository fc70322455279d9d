"""What governments say against joining, what is answered, and whether it moved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models import EMBARGOED, Embargoed
from accede.coalition.models.tasks import an_account
from accede.governments.models.common import OF_STATE, OfState, a_source, names_its_source, new_key, one_key
from accede.kit.fields import MomentField


class ObstacleKind(models.TextChoices):
    """The taxonomy, from studies of why States do not ratify; own words stand beside the kind."""

    ENTRY = "entry", pgettext_lazy("obstacle", "control over entry")
    SERVICES = "services", pgettext_lazy("obstacle", "cost of social services")
    IRREGULAR = "irregular", pgettext_lazy("obstacle", "rights of irregular migrants")
    PULL = "pull", pgettext_lazy("obstacle", "fear of a pull effect")
    LAW_SUFFICES = "law_suffices", pgettext_lazy("obstacle", "existing law suffices")
    OTHER_TREATIES = "other_treaties", pgettext_lazy("obstacle", "other treaties cover it")
    CONFLICT = "conflict", pgettext_lazy("obstacle", "conflict with national law")
    NO_MIGRANTS = "no_migrants", pgettext_lazy("obstacle", "no migrants here")
    COMPETENCE = "competence", pgettext_lazy("obstacle", "federal or regional competence")
    CAPACITY = "capacity", pgettext_lazy("obstacle", "capacity and reporting burden")
    AWARENESS = "awareness", pgettext_lazy("obstacle", "lack of awareness")
    POLITICS = "politics", pgettext_lazy("obstacle", "politics and public opinion")
    LABOUR = "labour", pgettext_lazy("obstacle", "unemployment and the labour market")
    SECURITY = "security", pgettext_lazy("obstacle", "security")
    OTHER = "other", pgettext_lazy("obstacle", "another one")


class Argument(models.Model):
    """An answer to an obstacle. Without a campaign it is shipped with the treaty and serves every campaign on it."""

    treaty = models.ForeignKey("record.Treaty", on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(
        "coalition.Campaign", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    key = models.SlugField(_("key"), max_length=80, default=new_key)
    kind = models.CharField(_("obstacle"), max_length=20, choices=ObstacleKind.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_date = models.DateField(_("no longer used from"), null=True, blank=True)
    source = a_source()

    PERSONAL: set[str] = set()
    IMPERSONAL = {"treaty", "campaign", "key", "kind", "order", "retired_date", "source"}

    class Meta:
        verbose_name = _("answer of the argument bank")
        verbose_name_plural = _("answers of the argument bank")
        constraints = [
            models.UniqueConstraint(fields=["treaty", "campaign", "key"], name="governments_argument_has_its_own_key"),
            models.UniqueConstraint(
                fields=["treaty", "key"], condition=models.Q(campaign=None),
                name="governments_argument_that_is_shipped_has_its_own_key",
            ),
            names_its_source("argument"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.key}"


class ArgumentText(models.Model):
    """The answer in one language, with the state of its translation. A later version of a language is a new row."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("text", "draft")
        REVIEW = "review", pgettext_lazy("text", "waits for review")
        REVIEWED = "reviewed", pgettext_lazy("text", "reviewed")

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    text = models.TextField(_("answer"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    # From which language and version it was translated; empty where it was written in this language.
    from_language = models.CharField(_("translated from"), max_length=10, blank=True)
    from_version = models.PositiveSmallIntegerField(_("version translated"), null=True, blank=True)
    written_date = models.DateField(_("written on"))
    written_by = an_account(_("written by"))
    reviewed_date = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = an_account(_("reviewed by"))

    PART_OF = ("argument",)
    PERSONAL = {"written_by", "reviewed_by"}
    IMPERSONAL = {
        "argument", "language", "version", "text", "state", "from_language", "from_version", "written_date",
        "reviewed_date",
    }  # fmt: skip

    class Meta:
        verbose_name = _("text of an answer")
        verbose_name_plural = _("texts of answers")
        constraints = [
            models.UniqueConstraint(
                fields=["argument", "language", "version"], name="governments_argument_text_has_its_own_version"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="reviewed") | models.Q(reviewed_date__isnull=False),
                name="governments_argument_text_that_is_reviewed_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.version}: {self.text[:60]}"


class Citation(models.Model):
    """An article on which an answer rests."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="citations")
    number = models.PositiveSmallIntegerField(_("number"))
    treaty = models.ForeignKey("record.Treaty", on_delete=models.PROTECT, related_name="+")
    article = models.CharField(_("article"), max_length=40)  # "79", "28", "1(3)"

    PART_OF = ("argument",)
    PERSONAL: set[str] = set()
    IMPERSONAL = {"argument", "number", "treaty", "article"}

    class Meta:
        verbose_name = _("article cited")
        constraints = [
            models.UniqueConstraint(fields=["argument", "number"], name="governments_citations_are_numbered")
        ]

    def __str__(self) -> str:
        return self.article


class Obstacle(Embargoed, OfState):
    """What a government was heard to say against joining, and the answer used."""

    kind = models.CharField(_("kind"), max_length=20, choices=ObstacleKind.choices)
    words = models.TextField(_("in its own words"), blank=True)
    said_by = models.CharField(_("who said so"), max_length=200, blank=True)  # an office, not a person at risk
    said = MomentField(_("said on"))
    argument = models.ForeignKey(
        Argument,
        verbose_name=_("answer of the bank"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    answer = models.TextField(_("answer used"), blank=True)
    answered = MomentField(_("answered on"))
    source = a_source()
    learned_date = models.DateField(_("learned of on"), null=True, blank=True)
    entered_by = an_account(_("entered by"))

    history = HistoricalRecords()

    PERSONAL = {"entered_by"}
    IMPERSONAL = EMBARGOED | OF_STATE | {
        "kind", "words", "said_by", "said", "argument", "answer", "answered", "source", "learned_date",
    }  # fmt: skip

    class Meta:
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        indexes = [models.Index(fields=["campaign", "state"], name="governments_obstacle_of_state")]
        constraints = [one_key("obstacle"), names_its_source("obstacle")]

    def __str__(self) -> str:
        return self.words[:80] or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("governments:obstacle", args=[self.campaign.slug, self.state.code, self.key])


class ObstacleMove(models.Model):
    """Whether an obstacle moved. The last row by day holds; without one no answer had an effect yet."""

    class Effect(models.TextChoices):
        NO_ANSWER = "no_answer", pgettext_lazy("obstacle", "no answer yet")
        UNCHANGED = "unchanged", pgettext_lazy("obstacle", "repeated unchanged")
        STUDY = "study", pgettext_lazy("obstacle", "under study")
        SOFTENED = "softened", pgettext_lazy("obstacle", "softened")
        GONE = "gone", pgettext_lazy("obstacle", "no longer raised")

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="moves")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.DateField(_("day"))
    effect = models.CharField(_("effect"), max_length=12, choices=Effect.choices)
    text = models.CharField(_("in words"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    # The answer of the bank that it followed, kept here: the obstacle may be answered otherwise later.
    argument = models.ForeignKey(
        Argument, verbose_name=_("answer of the bank"), on_delete=models.PROTECT, related_name="+", null=True,
        blank=True,
    )  # fmt: skip
    by = an_account(_("entered by"))

    PART_OF = ("obstacle",)
    PERSONAL = {"by"}
    IMPERSONAL = {"obstacle", "number", "day", "effect", "text", "source", "argument"}

    class Meta:
        verbose_name = _("effect of an answer")
        constraints = [models.UniqueConstraint(fields=["obstacle", "number"], name="governments_moves_are_numbered")]

    def __str__(self) -> str:
        return str(self.get_effect_display())
