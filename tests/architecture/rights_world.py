"""A small campaign in which every table that organisations own is filled, each row with a word of its own.

The word says to whom the row belongs and with whom it is shared ("zqalphanamedzq"); every text of the row and of its
parts holds it. A table that is added later is filled as well: by the kinds of its columns, and by `FACTS` where its
constraints ask for more.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models

from accede.kit.documents import Document, as_data

SLUG = "walked"
OWNERS = ("", "alpha")
LEVELS = ("own", "named", "members", "alliance", "public")
DAY = date.today() + timedelta(days=5)
PAST = date.today() - timedelta(days=9)
# Who looks, in which role and for which organisation.
CAST = {
    "officer": ("secretariat", ""),
    "convener": ("convener", "host"),
    "owner": ("member", "alpha"),
    "named": ("member", "gamma"),
    "other": ("member", "beta"),
    "observer": ("observer", "delta"),
    "auditor": ("auditor", ""),
    "stranger": ("secretariat", ""),
    "nobody": ("", ""),
}
# Numbers that are unique in their record or campaign; others only need to be possible.
COUNTED = ("number", "position", "order")
MEMBERS = {"officer", "convener", "owner", "named", "other"}
MINUTES = as_data(Document(title="Minutes", language="en"))

# What the constraints of a table ask for beyond the kinds of its columns; {} is the word.
FACTS: dict[str, dict[str, Any]] = {
    "funding.contribution": {"kind": "donation", "amount": Decimal(10), "currency": "CHF", "value_in_kind": None},
    "statements.statement": {"kind": "oral_intervention", "voice": "alliance", "copies": "", "copies_for": ""},
    "meetings.meeting": {"series": None, "series_day": None, "at": time(10), "uid": "{}@walk.example"},
    "meetings.paper": {"content": None, "name": "", "sha256": "", "page": "", "item": None},
    "meetings.decision": {"replaces": None, "motion": None},
    "coalition.task": {
        "about_kind": "", "about_key": "", "about_title": "", "person": None, "account": None, "due": DAY,
        "opened": DAY - timedelta(days=9), "due_since": DAY - timedelta(days=9),
    },
    "meetings.attendance": {"how": "present", "held_by": None},
    "meetings.minutes": {
        "approved_at": None, "corrections_until": DAY, "snapshot": {"said": "said", "document": MINUTES},
    },
    "meetings.motion": {"seconded_by": None, "closed_at": None},
    "meetings.vote": {"cast_by": None},
    "coalition.taskclosing": {"reopened": None, "reopened_by": None},
    "coalition.handover": {
        "released_at": None, "released_by": "", "document": {}, "sha256": "", "received_at": None, "received_by": "",
    },
    "materials.languageversion": {"made_from": None, "follows_revision": None},
    "events.event": {
        "distributed": False, "time_zone": "", "begins_at": None, "ends_at": None, "cancelled_date": None,
        "cancelled_words": "", "registration_closes_at": None, "replies_close_at": None},
    "events.entryphoto": {"content": b"a picture", "content_type": "image/png"},
    "events.exhibit": {"withdrawn_date": None, "withdrawn_words": ""},
    "events.posting": {"verdict": "shown", "decided_at": datetime.combine(PAST, time(10), tzinfo=UTC)},
    "events.invitation": {"key": "{}-i", "invited_date": PAST, "withdrawn_date": None, "withdrawn_words": ""},
    "events.guest": {"key": "{}-g", "left_out_date": None, "left_out_words": ""},
    "events.registration": {"key": "{}-r", "cancelled_at": None},
    "events.sentlist": {"rows": [{"key": "k", "name": "Somebody"}]},
    "funding.priority": {"year": DAY.year},
    "coalition.planitem": {
        "year": DAY.year, "proposed": DAY - timedelta(days=9), "amount": None, "currency": "", "carried_from": None},
    "governments.position": {"as_of": "2004-01", "learned_date": PAST},
    "governments.stepfact": {"day": "2004-01", "learned_date": PAST, "votes_for": None, "votes_against": None,
                             "abstentions": None},
    "governments.obstacle": {"learned_date": PAST, "said": "2004-01", "argument": None},
    "governments.obstaclemove": {"day": PAST, "argument": None},
    "governments.contact": {"day": PAST, "logged_date": PAST, "stage": "held", "with_keys": []},
    "governments.contactsource": {"shared_with": "own", "shared_keys": []},
    "governments.visitnotice": {"shared_with": "own", "shared_keys": [], "noticed_date": PAST, "seen_date": None},
    "governments.ask": {"asked": "2004-01"},
    "governments.askstep": {"day": PAST},
    "governments.promise": {"made": "2004-01", "ask": None},
    "governments.promisestep": {"day": PAST, "kind": "reminded", "due": None},
    "governments.targetlist": {"from_date": PAST, "until_date": DAY},
    "governments.target": {"added_date": PAST, "dropped_date": None, "dropped_words": ""},
    "governments.evidence": {"day": "2004-01"},
    "governments.official": {"merged_into": None, "merged_date": None},
}  # fmt: skip
# Papers of the alliance that rows of organisations need beside them, one for all of these.
BESIDE = {
    "governments.track": {"tradition": "other", "checked_date": None, "source": "beside"},
    "governments.trackstep": {"kind": "study", "label": "", "number": 1},
}


def word(owner: str, level: str) -> str:
    """The word of the rows of an owner at a level; none is part of another."""
    return f"zq{owner or 'alliance'}x{level}zq"


WORDS = {word(owner, level): (owner, level) for owner in OWNERS for level in LEVELS}


def may_see(who: str, owner: str, level: str) -> bool:
    """The rule of sharing, told a second time and in other words."""
    if who in ("stranger", "nobody", "anonymous"):
        return False
    if (who == "owner" and owner == "alpha") or (who in ("officer", "convener") and owner == ""):
        return True
    return {
        "own": False,
        "named": who == "named",
        "members": who in MEMBERS,
        "alliance": who in MEMBERS or who == "observer",
        "public": True,
    }[level]


def owned() -> list[Any]:
    """Every table that organisations own, those that others point at first."""
    from accede.coalition.models import Owned

    found = [model for model in apps.get_models() if issubclass(model, Owned)]
    return sorted(found, key=lambda model: (model._meta.app_label in ("funding", "statements"), len(_above(model))))


def parts() -> list[Any]:
    """Every table whose rows are part of an owned one, the nearer ones first."""
    return sorted((model for model in apps.get_models() if _is_part(model)), key=lambda model: len(_above(model)))


def _is_part(model: Any) -> bool:
    """Whether its rows are part of an owned one; parts of a paper of the alliance are as open as that is."""
    from accede.coalition.models import Owned

    if not getattr(model, "PART_OF", ()) or issubclass(model, Owned) or hasattr(model, "instance_type"):
        return False
    root = model
    while (names := getattr(root, "PART_OF", ())) and not issubclass(root, Owned):
        root = root._meta.get_field(names[0]).related_model
    return issubclass(root, Owned)


def _above(model: Any) -> list[str]:
    names = getattr(model, "PART_OF", ())
    return [] if not names else [names[0], *_above(model._meta.get_field(names[0]).related_model)]


def _a_state() -> Any:
    from accede.record.models import State

    return State.objects.create(code="WLK", iso3="WLK", source="Tests")


class Planter:
    """Fills tables; remembers what it planted, by word."""

    def __init__(self, campaign: Any, organisations: dict[str, Any], person: Any, user: Any) -> None:
        self.campaign, self.organisations, self.person, self.user = campaign, organisations, person, user
        self.rows: dict[str, dict[str, Any]] = {each: {} for each in WORDS}
        self.order: list[Any] = []
        self.number = 0
        self.beside: dict[str, Any] = {}
        self.state = _a_state()

    def plant(self) -> None:
        for each in WORDS:
            for model in [*owned(), *parts()]:
                self.one(model, each)

    def one(self, model: Any, each: str, *, keep: bool = True) -> Any:
        """One row of a table that holds the word; a further row of the same table is not kept as its row."""
        label = model._meta.label_lower
        self.number += 1
        values = {}
        for field in model._meta.concrete_fields:
            if field.primary_key or field.generated:
                continue
            values[field.name] = self._value(model, field, each)
        known = FACTS.get(label, {})
        facts = {name: fact.format(each) if isinstance(fact, str) else fact for name, fact in known.items()}
        row = model(**values | facts)
        try:
            row.full_clean()
            row.save()
        except Exception as problem:
            raise AssertionError(f"{label} could not be filled; say in FACTS of {__name__} how: {problem}") from problem
        if keep:
            self.rows[each][label] = row
        self.order.append((each, row))
        return row

    def _value(self, model: Any, field: Any, each: str) -> Any:
        if field.is_relation:
            return self._related(model, field, each)
        if field.name.startswith("embargo_"):
            return field.get_default() if field.has_default() or not field.null else None
        if field.name in ("shared_with", "shared_keys"):
            level = WORDS[each][1]
            return level if field.name == "shared_with" else ["gamma"] if level == "named" else []
        if field.choices:
            return field.get_default() or next(value for value, _label in field.flatchoices if value != "")
        return self._plain(model, field, each)

    def _record_of(self, model: Any) -> str:
        label: str = model._meta.get_field(model.PART_OF[0]).related_model._meta.label_lower
        return label

    def _related(self, model: Any, field: Any, each: str) -> Any:
        target = field.related_model._meta.label_lower
        if field.name == "owner" and model in owned():
            return self.organisations.get(WORDS[each][0])
        if field.name in getattr(model, "PART_OF", ())[1:] and target == self._record_of(model):
            return self.one(field.related_model, each, keep=False)
        if target in self.rows[each] and target != model._meta.label_lower:
            return self.rows[each][target]
        known = {
            "coalition.campaign": self.campaign,
            "coalition.organisation": self.organisations["omega"],
            "coalition.person": self.person,
            "record.state": self.state,
            "record.treaty": self.campaign.treaty,
            "accounts.user": self.user,
        }
        if target in known:
            return known[target]
        if target in BESIDE:
            return self._beside(field.related_model, each)
        return None if field.null else self._one_more(field.related_model, each)

    def _beside(self, model: Any, each: str) -> Any:
        label = model._meta.label_lower
        if label not in self.beside:
            links = {
                field.name: self._related(model, field, each)
                for field in model._meta.concrete_fields
                if field.is_relation and not field.null
            }
            self.beside[label] = model.objects.create(**links | BESIDE[label])
        return self.beside[label]

    def _one_more(self, model: Any, each: str) -> Any:
        """A row that an owned one must have beside it: a term of office for a handover."""
        facts = {"coalition.officeterm": {"start": "2004-01-01", "end": "", "attested": ""}}
        values = {
            field.name: self._value(model, field, each)
            for field in model._meta.concrete_fields
            if not (field.primary_key or field.generated)
        }
        if "key" in values:
            values["key"] = f"beside-{self.number}"
        texts = {name: "beside" for name, value in values.items() if isinstance(value, str) and each in value}
        return model.objects.create(**values | texts | facts.get(model._meta.label_lower, {}))

    def _plain(self, model: Any, field: Any, each: str) -> Any:
        kind = field.get_internal_type()
        if kind == "SlugField":
            return f"{each}-{model._meta.model_name}-{self.number}"
        if field.name in ("start", "end", "starts", "ends", "delivered", "given", "made", "released", "printed", "due"):
            return "" if field.name in ("end", "ends") else DAY if kind == "DateField" else str(DAY)
        if isinstance(field, models.EmailField):
            return f"{each}@walk.example"
        if isinstance(field, models.URLField):
            return f"https://walk.example/{each}"
        if kind in ("CharField", "TextField"):
            return self._text(model, field, each)
        return self._bare(field, kind)

    def _text(self, model: Any, field: Any, each: str) -> str:
        short = field.max_length is not None and field.max_length < 60
        if field.name == "zone" or field.name.endswith(("language", "currency")):
            return field.get_default() or "en"
        return (
            "" if short and field.blank else each if short else f"{each} planted{model._meta.model_name} {field.name}"
        )

    def _bare(self, field: Any, kind: str) -> Any:
        if field.has_default():
            return field.get_default()
        return {
            "DateField": DAY,
            "DateTimeField": datetime(2004, 1, 1, tzinfo=timezone.utc),  # noqa: UP017 -- the name stands for the zone
            "TimeField": time(10),
            "JSONField": [],
            "BooleanField": False,
            "BinaryField": None,
            "DecimalField": None,
        }.get(kind, None if field.null else self.number if field.name in COUNTED else 1)
