"""A rotation of an office: who was nominated, who accepted, who voted for whom, what came of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from accede.coalition.models.campaigns import Campaign
from accede.coalition.models.offices import Decision, Office, OfficeTerm
from accede.coalition.models.organisations import Organisation
from accede.coalition.models.people import Person
from accede.core.rotation import Term, Window


class Rotation(models.Model):
    """One change of an office, from the first nomination to the term that it opens. How far it is follows from the
    moments named here and from its ballots; no job moves it on.
    """

    class Outcome(models.TextChoices):
        RUNNING = "", pgettext_lazy("rotation", "running")
        DECIDED = "decided", pgettext_lazy("rotation", "decided")
        CALLED_OFF = "called_off", pgettext_lazy("rotation", "called off")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rotations")
    key = models.SlugField(max_length=80)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="rotations", verbose_name=_("office"))
    first_date = models.DateField(_("first day of the term"))
    last_date = models.DateField(_("last day of the term"))
    opens_at = models.DateTimeField(_("nominations from"))
    closes_at = models.DateTimeField(_("nominations until"))
    # The rule as it stood when the rotation was opened.
    decided_by = models.CharField(_("decided by"), max_length=20, choices=Decision.choices)
    turns = models.CharField(_("who has served in this round"), max_length=10, blank=True)
    turnout_percent = models.PositiveSmallIntegerField(_("members that must vote, in percent"), null=True, blank=True)
    note = models.TextField(_("note to the members"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    why = models.CharField(_("why it was called off"), max_length=300, blank=True)
    term = models.OneToOneField(
        OfficeTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="rotation", verbose_name=_("term")
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "campaign", "key", "office", "first_date", "last_date", "opens_at", "closes_at", "decided_by", "turns",
        "turnout_percent", "note", "outcome", "settled_at", "why", "term", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_rotation_has_its_own_key"),
            models.CheckConstraint(
                condition=models.Q(last_date__gte=models.F("first_date")),
                name="coalition_rotation_term_ends_on_or_after_the_day_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="coalition_rotation_window_closes_after_it_opens",
                violation_error_message=_("Nominations close after they open. Correct one of the two."),
            ),
            models.UniqueConstraint(
                fields=["office", "first_date"],
                condition=~models.Q(outcome="called_off"),
                name="coalition_rotation_stands_once_for_a_term_of_an_office",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", settled_at__isnull=True)
                | ~models.Q(outcome="") & models.Q(settled_at__isnull=False),
                name="coalition_rotation_outcome_and_its_time_go_together",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="decided") | models.Q(term__isnull=True),
                name="coalition_rotation_opens_a_term_only_when_it_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office.name} {self.first_date}"

    def get_absolute_url(self) -> str:
        return reverse("coalition:rotation", args=[self.campaign.slug, self.key])

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.closes_at)

    @property
    def as_term(self) -> Term:
        return Term(self.first_date, self.last_date)


class Nomination(models.Model):
    """A person of an organisation, nominated in the name of a member; she says herself whether she stands."""

    class Answer(models.TextChoices):
        NONE = "", pgettext_lazy("nominee", "has not answered")
        ACCEPTED = "accepted", pgettext_lazy("nominee", "accepts")
        REFUSED = "refused", pgettext_lazy("nominee", "does not stand")

    class Way(models.TextChoices):
        SIGNED_IN = "signed_in", pgettext_lazy("answered", "signed in")
        BY_MAIL = "by_mail", pgettext_lazy("answered", "through the link in her letter")
        TOLD = "told", pgettext_lazy("answered", "recorded for her")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    rotation = models.ForeignKey(Rotation, on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    nominated_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("nominated by")
    )
    by = models.CharField(_("entered by"), max_length=150, blank=True)
    at = models.DateTimeField(_("nominated"))
    words = models.TextField(_("what speaks for her"), blank=True)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_way = models.CharField(_("how she answered"), max_length=10, choices=Way.choices, blank=True)
    answer_source = models.CharField(_("where her answer stands"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    history = HistoricalRecords()

    PERSONAL = {"person", "by", "words", "answer_source"}
    IMPERSONAL = {
        "campaign", "key", "rotation", "organisation", "nominated_by", "at", "answer", "answered_at", "answered_way",
        "withdrawn_at", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_nomination_has_its_own_key"),
            models.UniqueConstraint(
                fields=["rotation", "person"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="coalition_nomination_names_a_person_once_in_a_rotation",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True, answered_way="")
                | ~models.Q(answer="") & ~models.Q(answered_way="") & models.Q(answered_at__isnull=False),
                name="coalition_nomination_answer_and_its_time_go_together",
            ),
        ]

    def __str__(self) -> str:
        # Without the person: the log keeps this name for ever.
        return f"{self.rotation}: {self.organisation.short}"

    def get_absolute_url(self) -> str:
        return self.rotation.get_absolute_url() + f"#{self.key}"

    @property
    def stands(self) -> bool:
        return self.answer == self.Answer.ACCEPTED and self.withdrawn_at is None


class Ballot(models.Model):
    """One vote of the members in a rotation; a tie or a missing consensus is followed by another one."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    rotation = models.ForeignKey(Rotation, on_delete=models.PROTECT, related_name="ballots")
    number = models.PositiveSmallIntegerField(_("number"))
    opens_at = models.DateTimeField(_("votes from"))
    closes_at = models.DateTimeField(_("votes until"))
    decided_by = models.CharField(_("decided by"), max_length=20, choices=Decision.choices)
    candidates = models.JSONField(_("on the ballot"), default=list)  # keys of nominations
    # Of core.voting.Outcome, once counted, with the steps that explain it.
    outcome = models.CharField(_("result"), max_length=20, blank=True)
    winner = models.ForeignKey(Nomination, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    steps = models.JSONField(_("explanation"), default=list, blank=True)
    counted_at = models.DateTimeField(_("counted"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    PERSONAL: set[str] = set()
    IMPERSONAL = {
        "campaign", "key", "rotation", "number", "opens_at", "closes_at", "decided_by", "candidates", "outcome",
        "winner", "steps", "counted_at", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_ballot_has_its_own_key"),
            models.UniqueConstraint(fields=["rotation", "number"], name="coalition_ballot_has_its_own_number"),
            models.UniqueConstraint(
                fields=["rotation"],
                condition=models.Q(outcome=""),
                name="coalition_ballot_of_a_rotation_is_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="coalition_ballot_closes_after_it_opens",
                violation_error_message=_("A ballot closes after it opens. Correct one of the two."),
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", counted_at__isnull=True)
                | ~models.Q(outcome="") & models.Q(counted_at__isnull=False),
                name="coalition_ballot_result_and_its_time_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rotation}, {self.number}"

    def get_absolute_url(self) -> str:
        return self.rotation.get_absolute_url() + f"#ballot-{self.number}"

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.closes_at)


class Cast(models.Model):
    """What a member said in a ballot. A member may change its vote until the ballot closes: each time a row, of which
    the last counts; the database holds that only one does.
    """

    class Choice(models.TextChoices):
        FOR = "for", pgettext_lazy("vote", "for")
        AGAINST = "against", pgettext_lazy("vote", "against")
        ABSTAIN = "abstain", pgettext_lazy("vote", "abstains")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="casts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("vote"), max_length=10, choices=Choice.choices)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.CharField(_("cast by"), max_length=150, blank=True)
    at = models.DateTimeField(_("cast"))
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    PERSONAL = {"by", "words"}
    IMPERSONAL = {
        "campaign", "key", "ballot", "organisation", "choice", "nomination", "at", "replaced_at", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="coalition_vote_has_its_own_key"),
            models.UniqueConstraint(
                fields=["ballot", "organisation"],
                condition=models.Q(replaced_at__isnull=True),
                name="coalition_vote_of_an_organisation_counts_once",
            ),
            models.CheckConstraint(
                condition=models.Q(choice="abstain", nomination__isnull=True)
                | ~models.Q(choice="abstain") & models.Q(nomination__isnull=False),
                name="coalition_vote_is_for_or_against_a_nominee_or_abstains",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ballot}: {self.organisation.short}"

    def get_absolute_url(self) -> str:
        return self.ballot.get_absolute_url()
