"""The event itself, the session it stood beside, who held it, and what it was linked to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accede.coalition.models import OWNED, Campaign, Organisation, Owned
from accede.events.models.places import Series, Venue
from accede.kit.fields import MomentField, in_order, refuse_unknown_zone
from accede.kit.keys import refuse_reserved


class Session(models.Model):
    """A session of an international body at which the campaign did something."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    name = models.CharField(_("session"), max_length=200)
    body = models.CharField(_("body"), max_length=200)
    starts = MomentField(_("first day"))
    ends = MomentField(_("last day"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    notes = models.TextField(_("what it dealt with"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"campaign", "key", "name", "body", "starts", "ends", "place", "notes", "source"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="events_session_key_is_unique_in_its_campaign"),
            in_order("starts", "ends", name="events_session_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_session_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("events:session", args=[self.campaign.slug, self.key])


class EventKind(models.TextChoices):
    PANEL = "panel", _("panel")
    PARALLEL_EVENT = "parallel_event", _("parallel event")
    EXHIBITION = "exhibition", _("exhibition")
    RECEPTION = "reception", _("reception")
    OBSERVANCE = "observance", _("observance")
    AWARENESS = "awareness", _("awareness-raising activities")
    RALLY = "rally", _("rally")
    MARCH = "march", _("march")
    MEETING = "meeting", _("meeting")
    BRIEFING = "briefing", _("briefing")
    TRAINING = "training", _("training")
    OTHER = "other", _("other event")


class Event(Owned):
    """Something held on a day, by the alliance or (distributed) by members in many places."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, validators=[refuse_reserved])
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices)
    occasion = models.CharField(_("occasion"), max_length=200, blank=True)
    starts = MomentField(_("first day"))
    ends = MomentField(_("last day"))
    date_note = models.CharField(_("note on the date"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    session = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("parent session"),
    )
    distributed = models.BooleanField(_("held by members in several places"), default=False)
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("series")
    )
    held_at = models.ForeignKey(
        Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("venue on file")
    )
    # Instants; the zone is the one in which people think of them.
    begins_at = models.DateTimeField(_("begins at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[refuse_unknown_zone])
    languages = models.JSONField(_("languages of the event"), default=list, blank=True)
    country = models.ForeignKey(
        "record.State", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    expected = models.PositiveIntegerField(_("guests expected"), null=True, blank=True)
    budget_line = models.CharField(_("budget line"), max_length=200, blank=True)
    # The page that everybody may read, and whether people may register there.
    public_page = models.BooleanField(_("has a public page"), default=False)
    public_text = models.TextField(_("what the public page says"), blank=True)
    registration = models.BooleanField(_("people may register"), default=False)
    registration_closes_at = models.DateTimeField(_("registration closes at"), null=True, blank=True)
    replies_close_at = models.DateTimeField(_("replies close at"), null=True, blank=True)
    cancelled_date = models.DateField(_("cancelled on"), null=True, blank=True)
    cancelled_words = models.CharField(_("why"), max_length=300, blank=True)
    uid = models.CharField(max_length=120, blank=True)  # of its entry in people's calendars
    sequence = models.PositiveIntegerField(default=0)
    summary = models.TextField(_("what it was"), blank=True)
    topics = models.TextField(_("topics"), blank=True)
    invitations = models.TextField(_("who was invited, and how"), blank=True)
    attendance_note = models.TextField(_("who came"), blank=True)
    source = models.CharField(_("source"), max_length=300)

    history = HistoricalRecords()

    # Free text about who was invited and who came may name persons.
    PERSONAL = {"invitations", "attendance_note"}
    IMPERSONAL = OWNED | {
        "campaign", "key", "title", "kind", "occasion", "starts", "ends", "date_note", "place", "venue",
        "session", "distributed", "series", "held_at", "begins_at", "ends_at", "time_zone", "languages", "country",
        "expected", "budget_line", "public_page", "public_text", "registration", "registration_closes_at",
        "replies_close_at", "cancelled_date", "cancelled_words", "uid", "sequence", "summary", "topics", "source",
    }  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="events_event_key_is_unique_in_its_campaign"),
            in_order("starts", "ends", name="events_event_ends_on_or_after_the_day_it_begins"),
            models.CheckConstraint(condition=~models.Q(source=""), name="events_event_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.campaign.slug, self.key])

    @property
    def topic_list(self) -> list[str]:
        return [line.strip() for line in self.topics.splitlines() if line.strip()]


class PartyRole(models.TextChoices):
    ORGANISER = "organiser", _("organiser")
    CO_ORGANISER = "co_organiser", _("co-organiser")
    HOST = "host", _("host")
    SPONSOR = "sponsor", _("sponsor")


class Party(models.Model):
    """Who held an event, and in which role. No organisation: the alliance itself."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=PartyRole.choices, default=PartyRole.ORGANISER)
    note = models.CharField(_("note"), max_length=300, blank=True)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "organisation", "role", "note"}
    PART_OF = ("event",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation", "role"],
                name="events_party_holds_a_role_once",
                violation_error_message=_("It holds this role already."),
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        who = self.organisation or self.event.campaign.alliance_short or self.event.campaign
        return f"{self.get_role_display()}: {who}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug


class Relation(models.TextChoices):
    FOLLOWS = "follows", _("followed")
    COINCIDES = "coincides", _("coincided with")
    PART_OF = "part_of", _("was part of")
    OCCASION_OF = "occasion_of", _("was held on the occasion of")


class Link(models.Model):
    """How an event stands to its main event: the reception followed the panel."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="linked_from", verbose_name=_("other event")
    )
    relation = models.CharField(_("relation"), max_length=20, choices=Relation.choices)

    PERSONAL: ClassVar[set[str]] = set()
    IMPERSONAL = {"event", "other", "relation"}
    PART_OF = ("event", "other")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "other"],
                name="events_link_is_made_once",
                violation_error_message=_("These two events are linked already. Remove that link first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(event=models.F("other")), name="events_link_leads_to_another_event"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.get_relation_display()} {self.other}"

    @property
    def campaign_slug(self) -> str:
        return self.event.campaign.slug
