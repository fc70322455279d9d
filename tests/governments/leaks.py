"""Two worlds, alike but for what an organisation keeps to itself; and every answer that a reader gets in each of them.

The hidden rows are made in the middle of the story, so that whatever is numbered, counted, ordered or dated after them
would tell of them. Nothing is compared loosely: bodies byte for byte, status and headers; only what is drawn anew for
every page (`PASSING`) is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.shares import in_share

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TODAY = date(2026, 5, 4)
SLUG = "test-campaign"
# Who reads, in which role and for which organisation. Mateo of beta keeps what is hidden from all of them.
READERS = {
    "nora": ("convener", "alpha"),
    "officer": ("secretariat", ""),
    "gita": ("member", "gamma"),
    "ines": ("observer", "watch"),
    "audrey": ("auditor", ""),
    "sam": ("", ""),
}
OPEN, OWN = {"shared_with": "alliance"}, {"shared_with": "own"}
LATER = {"shared_with": "alliance", "embargo_until": NOW + timedelta(hours=5), "embargo_zone": "Europe/Zurich"}
# Drawn anew for every page: tokens against forged forms, tickets of forms, enciphered numbers in addresses; the key of
# the row that a form makes.
PASSING = re.compile(
    rb'(name="(?:csrfmiddlewaretoken|_form|form_key)" value=")[^"]*'
    rb"|((?:undo|mail|import|imports)/)[a-z2-7]{26}(?=/)"
    rb"|(/(?:contacts)/)[a-z2-9]{10}(?=/)"
    rb'|(nonce=")[^"]*'
)
# What is drawn anew is not always of one length; the body itself is compared.
NOT_COMPARED = {"Set-Cookie", "Content-Security-Policy", "Expires", "Date", "Content-Length"}
DOOR = "The quiet door"  # an office at which nobody was but beta
AT_MOST = 40  # links with a question that the reader of every room follows; a guard
# In an ordinary run each reader is asked this part of the addresses, besides the first ones and all forms.
SHARE = 0.15
KEEPER = "mateo"  # whose the hidden rows are; she opens everything
# Who holds the most rights is asked about every room; the others about the files, the desk and what is public.
EVERYWHERE = ("officer",)


@dataclass
class World:
    """The campaign with the cast; `rows` are those of the files that everybody of the alliance sees, by kind."""

    campaign: Any
    organisations: dict[str, Any]
    states: list[Any]
    users: dict[str, Any]
    clients: dict[str, Client]

    def facts(self, owner: str, word: str, sharing: dict[str, Any]) -> dict[str, Any]:
        """What every row says: where it belongs, whose it is, with whom it is shared. Its key is the word."""
        return {"campaign": self.campaign, "key": word, "owner": self.organisations[owner], **sharing}


# ------------------------------------------------------------------------------------------------------ what is kept
Build = Callable[[World, str, str, dict[str, Any]], list[Any]]


def a_contact(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Contact, ContactPerson

    row = Contact(
        **world.facts(owner, word, sharing), state=world.states[0], office_kind="foreign",
        office=DOOR if word.startswith("zqhidden") else "Treaties desk", day=TODAY - timedelta(days=2),
        said=f"{word} was said", asked=f"{word} was asked",
        next_step=f"{word} next", next_date=TODAY + timedelta(days=3), logged_date=TODAY, tags=[word],
        with_keys=[owner],
    )  # fmt: skip
    return [row, lambda: ContactPerson.objects.create(contact=row, number=1, name=f"{word} person", title="Director")]


def a_planned_contact(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Contact

    return [
        Contact(
            **world.facts(owner, word, sharing), state=world.states[1], stage="planned", office_kind="labour",
            office="Front desk", day=TODAY + timedelta(days=2), at=NOW.time(), logged_date=TODAY, asked=f"{word} asked",
        )
    ]  # fmt: skip


def a_contact_with_source(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Contact, ContactSource

    row = Contact(
        **world.facts(owner, word, sharing), state=world.states[0], office_kind="labour",
        office="Front desk", day=TODAY, said=f"{word} told", logged_date=TODAY,
    )  # fmt: skip
    source = {"owner": world.organisations[owner], "shared_with": "own", "name": f"{word} porter"}
    return [row, lambda: ContactSource.objects.create(contact=row, **source)]


def an_official(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Official

    facts = world.facts(owner, word, sharing)
    return [Official(**facts, state=world.states[0], name=f"{word} official", tags=[word], office_kind="foreign")]


def a_position(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.core.dates import Moment
    from accede.governments.models import Evidence, Position

    row = Position(
        **world.facts(owner, word, sharing), state=world.states[1], stance="opposed",
        words=f"{word} words", as_of=Moment.parse("2026-05-01"), confidence="high", said_by="Ministry",
        learned_date=TODAY, source=f"{word} source", review_date=TODAY - timedelta(days=1),
    )  # fmt: skip
    return [row, lambda: Evidence.objects.create(position=row, number=1, text=f"{word} evidence")]


def an_obstacle(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Obstacle, ObstacleMove

    row = Obstacle(
        **world.facts(owner, word, sharing), state=world.states[0], kind="capacity",
        words=f"{word} words", source=f"{word} source",
    )  # fmt: skip
    return [row, lambda: ObstacleMove.objects.create(obstacle=row, number=1, day=TODAY, effect="softened", text=word)]


def an_ask(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.core.dates import Moment
    from accede.governments.models import Ask

    return [
        Ask(
            **world.facts(owner, word, sharing), state=world.states[0], text=f"{word} ask",
            asked=Moment.parse("2026-04-01"), due=TODAY - timedelta(days=3), source=f"{word} source",
        )
    ]  # fmt: skip


def a_promise(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.core.dates import Moment
    from accede.governments.models import Promise, PromiseStep

    row = Promise(
        **world.facts(owner, word, sharing), state=world.states[0], text=f"{word} promise",
        made=Moment.parse("2026-04-01"), due=TODAY - timedelta(days=3), source=f"{word} source",
    )  # fmt: skip
    step = {"number": 1, "day": TODAY, "kind": "reminded", "text": word}
    return [row, lambda: PromiseStep.objects.create(promise=row, **step)]


def a_step_fact(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.core.dates import Moment
    from accede.governments.models import StepFact, TrackStep

    return [
        StepFact(
            **world.facts(owner, word, sharing), state=world.states[0], text=f"{word} step",
            step=TrackStep.objects.get(number=1), became="done", day=Moment.parse("2026-05-02"), learned_date=TODAY,
            source=f"{word} source",
        )
    ]  # fmt: skip


def an_ally(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Ally

    facts = world.facts(owner, word, sharing)
    return [Ally(**facts, state=world.states[0], sector="unions", name=f"{word} union", stance="open", source="Visit")]


def a_champion(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Champion

    facts = world.facts(owner, word, sharing)
    return [Champion(**facts, state=world.states[1], role="champion", text=f"{word} speaks", source="Visit")]


def a_tag(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import StateTag

    return [StateTag(**world.facts(owner, word, sharing), state=world.states[0], tag=word)]


def a_target_list(world: World, owner: str, word: str, sharing: dict[str, Any]) -> list[Any]:
    from accede.governments.models import Target, TargetList

    row = TargetList(
        **world.facts(owner, word, sharing), title=f"{word} list", from_date=TODAY - timedelta(days=30),
        until_date=TODAY + timedelta(days=300),
    )  # fmt: skip
    facts = {"reasons": f"{word} reasons", "added_date": TODAY, "review_date": TODAY, "key": f"{word}-target"}
    return [row, lambda: Target.objects.create(targets=row, state=world.states[0], **facts)]


KINDS: dict[str, Build] = {
    "contact": a_contact, "planned": a_planned_contact, "sourced": a_contact_with_source, "official": an_official,
    "position": a_position, "obstacle": an_obstacle, "ask": an_ask, "promise": a_promise, "step": a_step_fact,
    "ally": an_ally, "champion": a_champion, "tag": a_tag, "targets": a_target_list,
}  # fmt: skip
EMBARGOED = {"contact", "planned", "sourced", "position", "obstacle", "ask", "promise", "step"}


def plant(world: World, kind: str, owner: str, word: str, sharing: dict[str, Any], by: str) -> Any:
    """A row with what hangs on it, written as every act writes it."""
    from accede.accounts.rights import Right
    from accede.governments.actions.writing import add

    row, *then = KINDS[kind](world, owner, word, sharing)
    right = Right.LOG_CONTACT if kind in ("contact", "planned", "sourced", "official") else Right.KEEP_FILES
    if kind == "targets":
        right = Right.SET_TARGETS
    with mock.patch("accede.governments.actions.writing.require"):
        add(row, f"governments.add_{kind}", right=right, by=world.users[by], on=TODAY)
    for each in then:
        each()
    return row


# ----------------------------------------------------------------------------------------------------------- the story
@contextmanager
def at_the_moment() -> Iterator[None]:
    """Everything happens at one moment, in both worlds."""
    with mock.patch("django.utils.timezone.now", return_value=NOW):
        yield


def tell(world: World, hidden: dict[str, dict[str, Any]]) -> None:
    """What everybody may see, then what beta keeps to itself ({kind: how it is shared}; a second word tells two of a
    kind apart), then more for everybody.
    """
    from accede.kit import mail, search

    for kind in KINDS:
        plant(world, kind, "alpha", f"first-{kind}", OPEN, "nora")
    for word, sharing in hidden.items():
        row = plant(world, word.partition(" ")[0], "beta", f"zqhidden-{word.replace(' ', '-')}", sharing, "mateo")
        mail.queue_text("zqhidden", "zqhidden", to="mateo@beta.example", campaign=SLUG, about=row)
    if hidden:
        _change_and_remove(world)
    for kind in KINDS:
        plant(world, kind, "gamma", f"second-{kind}", OPEN, "gita")
    mail.queue_text("For Nora", "…", to="nora@alpha.example", campaign=SLUG, about=world.campaign)
    search.rebuild(SLUG, on=TODAY)


def _change_and_remove(world: World) -> None:
    """One entry is corrected, and another that was removed is in the log as well."""
    from accede.governments.actions.writing import change
    from accede.governments.models import Contact
    from accede.kit import undo

    with mock.patch("accede.governments.actions.writing.require"):
        for kind in ("contact", "official"):
            row = plant(world, kind, "beta", f"zqhidden-gone-{kind}", OWN, "mateo")
            if isinstance(row, Contact):
                change(row, "governments.change_contact", {"said": "zqhidden too"}, right=None, by=world.users["mateo"],
                       on=TODAY)  # fmt: skip
            undo.remove(row, f"governments.remove_{kind}", by=world.users["mateo"], on=TODAY, campaign=SLUG)


Answers = dict[str, bytes]


def answers(world: World, readers: list[str], hidden: dict[str, dict[str, Any]]) -> dict[str, Answers]:
    """{reader: {what was asked: the whole answer}} in a world with these hidden rows, which is gone afterwards."""
    with at_the_moment(), transaction.atomic():
        tell(world, hidden)
        cache.clear()
        found = {who: _all_answers(world, who) for who in readers}
        transaction.set_rollback(True)
    return found


def _all_answers(world: World, who: str) -> Answers:
    client = world.clients[who]
    asked = list(addresses("" if who in EVERYWHERE else "states/"))
    opened = [each for each in asked if who == KEEPER or each in ALWAYS or in_share(f"{who} {each}", SHARE)]
    found = {address: _answer(client.get(address)) for address in opened}
    links = [link for body in found.values() for link in re.findall(rb'href="(/(?:desk|c)/[^"#]*\?[^"#]*)', body)]
    more = [path for link in dict.fromkeys(links) if (path := link.decode().replace("&amp;", "&")) not in found]
    found |= {path: _answer(client.get(path)) for path in more[: AT_MOST if who in EVERYWHERE else 0]}
    return found | _sent(client, asked) | _offered(world, who) | _written_to(who)


def _sent(client: Client, asked: list[str]) -> Answers:
    """What is said to somebody who sends a form to an address with the key of a hidden row, and who plans a visit at an
    office where only beta was.
    """
    found = {VISIT: _visited(client)}
    for address in asked:
        if "zqhidden" in address:
            with transaction.atomic():
                found[f"POST {address}"] = _answer(client.post(address, {"title": "x", "_why": "y"}))
                transaction.set_rollback(True)
    return found


VISIT = "POST a second visit"


def _visited(client: Client) -> bytes:
    sent = {
        "stage": "planned", "day": TODAY + timedelta(days=1), "kind": "meeting", "office_kind": "foreign",
        "office": DOOR, "form_key": "k" * 20, "shared_with": "alliance", "warns": "nobody", "owner": "",
    }  # fmt: skip
    with transaction.atomic():
        found = _answer(client.post(f"/c/{SLUG}/states/AAA/contacts/add/", sent))
        for path in ("/desk/mail/", f"/desk/?campaign={SLUG}", f"/c/{SLUG}/states/contacts/"):
            found += _answer(client.get(path))
        transaction.set_rollback(True)
    return found


def _answer(response: Any) -> bytes:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    heads = sorted(f"{name}: {value}" for name, value in response.headers.items() if name not in NOT_COMPARED)
    whole = f"{response.status_code}\n".encode() + "\n".join(heads).encode() + b"\n\n" + body
    return PASSING.sub(lambda hit: next(group for group in hit.groups() if group), whole)


def _offered(world: World, who: str) -> Answers:
    """What the rooms offer to her: Today, dates, news, the report, tabs, lines of an agenda and of a handover."""
    from accede.kit import offers
    from accede.kit.offers import ReportOf, Span

    user = world.users.get(who, AnonymousUser())
    subjects: dict[str, Any] = {
        **dict.fromkeys(("work", "waiting_for_others", "dates", "day_figures", "nav"), SLUG),
        "calendar": Span(SLUG, TODAY - timedelta(days=60), TODAY + timedelta(days=60)),
        "passages": ReportOf(SLUG, 2026, TODAY), "agenda": (SLUG, None), "handover": (SLUG, "chair"),
        "state_tab": (SLUG, "AAA"),
    }  # fmt: skip
    return {
        f"offer {kind}": repr(offers.ask(kind, subject=subject, on=TODAY, reader=user)).encode()
        for kind, subject in subjects.items()
    }


def _written_to(who: str) -> Answers:
    """The letters to her."""
    from accede.kit.models import OutgoingMail

    mine = OutgoingMail.objects.filter(to__startswith=f"{who}@").order_by("pk")
    return {"letters": "\n".join(f"{row.subject} {row.body}" for row in mine).encode()}


# ----------------------------------------------------------------------------------------------------------- addresses
SAMPLE_WORDS = {"campaign": SLUG, "code": "AAA", "form": "csv", "year": "2026", "number": "1"}


# The desk, and the first page of the room and of a file.
ALWAYS = {"/desk/", "/desk/log/", "/desk/mail/", f"/c/{SLUG}/states/", f"/c/{SLUG}/states/AAA/"}


def addresses(only: str = "") -> Iterator[str]:
    """Every address of the campaign's rooms and of the desk, by walking the patterns: with the State's code, and with
    the keys of rows before, between and after; those of pages without a key; searches and cuts of the log.
    """
    yield from ("/desk/search/?q=zqhidden", "/desk/search/?q=words", "/desk/search/?q=second", "/desk/search/?q=desk")
    yield from ("/desk/log/", "/desk/log/?by=mateo", "/desk/log/?act=governments.add_contact", "/desk/", "/desk/mail/")
    yield from (f"/desk/calendar/?campaign={SLUG}&month=2026-05", f"/desk/?campaign={SLUG}")
    for route in sorted(set(_routes())):
        if route.startswith(f"c/<slug:campaign>/{only}"):
            yield from _filled(route)


def _routes() -> Iterator[str]:
    def walk(resolver: Any, before: str) -> Iterator[str]:
        for each in resolver.url_patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(each, route)
            elif isinstance(each, URLPattern):
                yield route

    return walk(get_resolver(), "")


def _filled(route: str) -> Iterator[str]:
    names = {name for _kind, name in _PARTS.findall(route)}
    for key in _keys(route) if "key" in names else [""]:
        yield "/" + _PARTS.sub(lambda hit, key=key: _word(hit[1] or "str", hit[2], key), route)


_PARTS = re.compile(r"<(?:(\w+):)?(\w+)>")
# The part of an address before a key, and the kinds of rows that stand there.
STANDS_AT = {
    "contacts": ("contact", "planned", "sourced"), "officials": ("official",), "positions": ("position",),
    "obstacles": ("obstacle",), "asks": ("ask",), "promises": ("promise",), "allies": ("ally",),
    "champions": ("champion",), "targets": ("targets",), "lists": ("targets",), "stages": ("step",), "tags": ("tag",),
}  # fmt: skip


def _keys(route: str) -> list[str]:
    if "/states/" not in route:
        return ["beta", "mateo"]
    kinds = next((kinds for part, kinds in STANDS_AT.items() if f"/{part}/<" in route), ())
    return [f"{word}-{kind}" for kind in kinds for word in ("first", "zqhidden")] or ["zqhidden-contact"]


def _word(converter: str, name: str, key: str) -> str:
    if name == "key":
        return key
    if converter in ("letter", "log_entry"):
        return "a" * 26
    return SAMPLE_WORDS.get(name) or ("1" if converter == "int" else "csv" if "form" in converter else "beta")
