"""What every table and every view says of its right, read from the code; the few that need none, with the reason."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2] / "accede"

PAPER = "a paper of the alliance: whoever may read the campaign's papers reads it"
RECORD = "the public record of treaties, States and acts"
ACCOUNT = "an account: its own person and who gives roles, never a reader of the campaign"
MACHINE = "the engine's own: no page shows its rows to a reader as they are"
EDITORS = "pages that ask for the right to edit the coalition; a private list is shown to who brought it in alone"
LETTERS = "pages that ask for the right to prepare letters, to release them or to keep lists: rules of the room"
REPORT = "the report draws on what members and observers may read; its pages ask for the right to read papers"

# Tables whose rows belong to no organisation, each with the reason.
MODELS = {
    **dict.fromkeys(
        ("coalition.campaign", "coalition.purpose", "coalition.assessment", "coalition.organisation",
         "coalition.organisationname", "coalition.organisationlogo", "coalition.organisationrelation",
         "coalition.membership", "coalition.membershipact", "coalition.affiliation", "coalition.office",
         "coalition.officeterm", "coalition.secondment", "coalition.rotation", "coalition.nomination",
         "coalition.ballot", "coalition.cast", "events.session", "meetings.series", "statements.preparedtext",
         "governments.track", "governments.mission", "governments.weights",
         "governments.monthcountry", "governments.filesettings", "events.series", "events.venue"),
        PAPER,
    ),
    **dict.fromkeys(("mailings.template", "mailings.letterhead", "mailings.block", "mailings.audience",
                     "mailings.mailinglist", "mailings.run"), LETTERS),
    "governments.argument": "answers of the bank: a paper of the alliance, or shipped with a treaty for everybody",
    "governments.savedview": "a view that a person saved for herself: governments.queries asks for her own alone",
    "coalition.person": "a paper of the alliance, but for mail address and note: rules.sees_contact",
    **dict.fromkeys(
        ("coalition.sheetimport", "coalition.sheetline", "coalition.merge", "coalition.distinction"), EDITORS
    ),
    "coalition.serving": "names things of other rooms; shown by coalition.queries.references, cut to the reader",
    "accounts.identityprovider": "the installation's own: the secretariat, its secret sealed",
    "coalition.invitation": "who gives roles, and whoever holds the secret of the link",
    **dict.fromkeys(("reports.report", "reports.box", "reports.keptfigure", "reports.snapshot", "reports.versionfile",
                     "reports.draftfile"), REPORT),
    **dict.fromkeys(("accounts.user", "accounts.grant", "accounts.suspension", "accounts.calendaraddress"), ACCOUNT),
    **dict.fromkeys(("kit.job", "kit.jobstep", "kit.schedule", "kit.madefile", "kit.outgoingmail", "kit.mailfile",
                     "kit.mailgroup", "kit.mailreport", "kit.mailpace", "kit.suppressedaddress", "kit.draft",
                     "kit.sentform", "kit.removed"), MACHINE),
    "governments.recommendation": "what a public list of the United Nations says; decisions about it are papers",
    "governments.reviewfile": "files of that list as they were brought; its pages ask for the right to keep files",
    "kit.logentry": "shown by kit.history and today.queries.log alone, which leave out what is about unseen records",
    "kit.searchentry": "found by kit.search.find alone, which cuts by the reader's rights and marks",
}  # fmt: skip

# Views that ask for no right of a campaign or of the record, each with the reason.
HERSELF = "shows and changes what is the person's own"
VIEWS = {
    "accede.kit.views.components": "made-up content, in sample mode alone",
    "accede.kit.views.favicon": "a picture",
    "accede.kit.views.keep": HERSELF,
    "accede.kit.views.discard": HERSELF,
    "accede.kit.views.undo_entry": "the act of the room asks for its right; entries of unseen records are not there",
    "accede.today.views.pages.index": "offers are cut to the reader, campaigns are those she may read",
    "accede.today.views.pages.find": "kit.search.find cuts by the reader's rights and marks",
    "accede.today.views.calendars.page": "campaigns are those she may read, offers are cut to her",
    "accede.today.views.calendars.own": HERSELF,
    "accede.today.views.calendars.make": HERSELF,
    "accede.today.views.calendars.end": HERSELF,
    "accede.events.views.answering.reply": "whoever holds the signed link of an invitation; it shows nobody's name",
    "accede.mailings.views.joining.every": "a public page: lists that anybody may join",
    "accede.mailings.views.joining.join": "a public page; its answer is the same for every address",
    "accede.mailings.views.joining.confirm": "whoever holds the link that was sent to the address",
    "accede.mailings.views.joining.leave": "whoever holds the signed link of a letter; it only ends",
    "accede.today.views.calendars.private": "whoever holds the secret sees what its person sees that day",
}
# Rooms and packages whose every view is for everybody, or for the person herself.
OPEN = {
    "accede.public.": "the public site of the record",
    "accede.accounts.": HERSELF,
    "allauth.": "signing in",
    "django.": "the framework's own: language, redirects",
}
# Calls by which a view asks: a fetch with the right, or a question for it.
ASKS = re.compile(r"(\w+_for|require|require_\w+|may|may_\w+|enter|enter_\w+|entered|campaigns_of)$")


# ---------------------------------------------------------------------------------------------------------- tables
def models_without_a_right() -> list[str]:
    """One sentence for each table that says nothing."""
    from accede.kit import privacy

    return [
        f"{label}: let it be Owned (coalition.models), or write PART_OF = (…) with the field that leads to its record, "
        f"or name it in MODELS of {__name__} with the reason why whoever reads the campaign may read all of it."
        for model in privacy.models()
        if not hasattr(model, "instance_type")
        for label in [model._meta.label_lower]
        if not (_is_owned(model) or getattr(model, "PART_OF", ()) or label in MODELS or label.startswith("record."))
    ]


def _is_owned(model: Any) -> bool:
    from accede.coalition.models import Owned

    return issubclass(model, Owned)


def idle() -> list[str]:
    """Entries of the tables above that speak of nothing any more."""
    labels = {model._meta.label_lower for model in apps.get_models()}
    views = {_name(view) for view in _views()}
    return sorted(MODELS.keys() - labels) + sorted(VIEWS.keys() - views)


# ----------------------------------------------------------------------------------------------------------- views
def views_without_a_right() -> list[str]:
    """One sentence for each view that asks for nothing and gives no reason."""
    return sorted(
        {
            f"{name}: fetch what it shows with the right to it (campaign_for, owned_for, …_for of the room's rules) or "
            f"ask for it (require, may), or name it in VIEWS of {__name__} with the reason."
            for view in _views()
            for name in [_name(view)]
            if name not in VIEWS and not name.startswith(tuple(OPEN)) and not _asks(view)
        }
    )


def _views() -> Iterator[Any]:
    yield from (pattern.callback for _route, pattern in _patterns(get_resolver(), ""))


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, route)
        else:
            yield route, each


def _name(view: Any) -> str:
    inner = inspect.unwrap(view)
    return f"{inner.__module__}.{inner.__qualname__}"


def _asks(view: Any) -> bool:
    inner = inspect.unwrap(view)
    room = ".".join(inner.__module__.split(".")[:2])
    return any(
        _body_asks(room, body, frozenset({inner.__name__}))
        for module, body in _functions(room).get(inner.__name__, ())
        if module == inner.__module__.rpartition(".")[2]
    )


def _body_asks(room: str, body: ast.AST, seen: frozenset[str]) -> bool:
    """Whether a function of the room's views, or one of them that it calls, asks."""
    called = {_called(node) for node in ast.walk(body) if isinstance(node, ast.Call)} - {"", *seen}
    inner = [(each, node) for each in called for _module, node in _functions(room).get(each, ())]
    return any(ASKS.match(each) for each in called) or any(
        _body_asks(room, node, seen | {each}) for each, node in inner
    )


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


@cache
def _functions(room: str) -> dict[str, list[tuple[str, ast.AST]]]:
    """The functions of a room's views by name, each with the file it stands in."""
    folder = ROOT / room.removeprefix("accede.")
    found: dict[str, list[tuple[str, ast.AST]]] = {}
    for path in [*folder.glob("views.py"), *folder.glob("views/*.py")]:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append((path.stem, node))
    return found


# ------------------------------------------------------------------------------------------------------- addresses
def addresses_with_keys(slug: str, rooms: dict[str, list[str]]) -> list[str]:
    """Every address of the campaign's rooms that names a row by key, for each key; numbers and words by one that
    might be."""
    found = set()
    for route, _pattern in _patterns(get_resolver(), ""):
        names = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        if not route.startswith("c/<slug:campaign>/") or "key" not in [name for _kind, name in names]:
            continue
        for key in rooms.get(route.split("/")[2], ()):
            guessed = {name: _guess(kind, name, key, slug) for kind, name in names}
            address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda one, values=guessed: str(values[one[1]]), route)
            found.add(address)
    return sorted(found)


def _guess(kind: str, name: str, key: str, slug: str) -> Any:
    known = {"campaign": slug, "key": key}
    return known.get(name, 1 if kind == "int" else "party" if name == "part" else key)


def searchable(world: Any) -> list[str]:
    """Names of the owned tables whose rows the search knows."""
    from accede.kit.models import SearchEntry
    from tests.architecture.rights_world import SLUG, owned

    texts = " ".join(SearchEntry.objects.filter(campaign=SLUG).values_list("title", flat=True))
    return [model._meta.model_name for model in owned() if f"planted{model._meta.model_name} " in texts + " "]
