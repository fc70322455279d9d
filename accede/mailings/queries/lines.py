"""One letter of a run as it would be written today: to whom, in which language, by which way, and what blocks it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accede.core.standing import StateClass
from accede.core.variants import Facts
from accede.governments.models import Channel, MissionHead
from accede.governments.queries.missions import MissionOn
from accede.kit.localdates import long_day
from accede.mailings.models import Adjustment, Run
from accede.mailings.queries.addressed import Addressee, Problem
from accede.mailings.queries.audience_missions import headed, no_head, no_salutation
from accede.materials.queries.languages import language_name
from accede.record.queries import class_word

# What a channel needs: the field of the line, what it is called in the margin.
NEEDS = {Channel.MAIL: "email", Channel.FAX: "fax", Channel.POST: "address", Channel.COURIER: "address"}


@dataclass(frozen=True)
class Line:
    """One addressee of a run. `fits`: the letters of all variants meant for her; `variant`: the one, or nothing.

    `wanted`: the language in which to write, nothing where it is not known; `language`: the one of the letter, another
    where the variant has no text in the wanted one. `head`: the number of who heads the mission, as text.
    """

    key: str
    name: str
    url: str
    facts: Facts
    fits: tuple[str, ...]
    variant: str
    wanted: str
    language: str
    channel: str
    then_channel: str = ""
    head: str = ""
    to_name: str = ""
    to_title: str = ""
    salutation: str = ""
    email: str = ""
    address: str = ""
    fax: str = ""
    state: str = ""
    state_name: str = ""
    state_class: str = ""
    class_now: str = ""  # on the day of asking: it may have changed since the day of the classes
    mission: MissionOn | None = None
    organisation: Any = None
    person: Any = None
    subscription: Any = None
    adjusted: Adjustment | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether exactly one letter is meant and nothing is in its way."""
        return bool(self.variant) and not self.problems

    @property
    def class_changed(self) -> bool:
        """Whether the State did something since the day of the classes that puts it in another one."""
        return bool(self.state) and self.class_now != self.state_class

    @property
    def mark(self) -> str:
        """The mark of the class in which the State was on the day of the classes."""
        return StateClass(self.state_class).mark if self.state_class else ""

    @property
    def class_now_words(self) -> str:
        return str(class_word(self.class_now)) if self.class_now else ""

    @property
    def language_words(self) -> str:
        return language_name(self.language)

    @property
    def way(self) -> str:
        """ "note verbale, then e-mail" """
        first = str(Channel(self.channel).label)
        if not self.then_channel:
            return first
        return _("%(first)s, then %(then)s") % {"first": first, "then": Channel(self.then_channel).label}

    @property
    def unchecked(self) -> bool:
        """Whether nobody said for long that head and addresses of the mission are right."""
        return self.mission is not None and self.mission.unchecked

    @property
    def seal(self) -> str:
        """The hash of what is said here, whatever language it is shown in."""
        return seal_of(self.sealed)

    @property
    def sealed(self) -> dict[str, Any]:
        """What the hash is of."""
        names = ("key", "variant", "language", "channel", "then_channel", "head", "to_name", "to_title", "salutation",
                 "email", "address", "fax", "state", "state_class", "class_now")  # fmt: skip
        facts = {name: sorted(values) for name, values in sorted(self.facts.items()) if values}
        blocked = sorted(each.kind for each in self.problems)
        return {name: getattr(self, name) for name in names} | {"facts": facts, "blocked": blocked}


def seal_of(value: Any) -> str:
    """The SHA-256 of a plain value, as hex: the same value gives the same text."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Setting:
    """What all lines of a run depend on: in which languages each variant has a text, whose addresses there are, which
    class a State has today.
    """

    run: Run
    texts: Mapping[str, tuple[str, ...]]
    pool: Mapping[str, Addressee]
    classes_now: Mapping[str, str]


def facts_for(each: Addressee, adjusted: Adjustment | None, run: Run) -> Facts:
    """What is known of an addressee in this run: the language is the one that was chosen for it, the first of its own,
    or, until somebody decides, the run's.
    """
    chosen = adjusted.language if adjusted else ""
    language = chosen or next(iter(each.languages), run.default_language)
    return {**each.facts, "language": frozenset({language})}


def line_of(
    each: Addressee,
    facts: Facts,
    fits: tuple[str, ...],
    adjusted: Adjustment | None,
    at: Setting,
) -> Line:
    """The line of an addressee. No query."""
    where = _where(each, adjusted, at)
    variant = fits[0] if len(fits) == 1 else ""
    chosen = adjusted.language if adjusted else ""
    wanted = (chosen, *([] if chosen else each.languages))
    language = _language(tuple(filter(None, wanted)), variant, at)
    head = _head(where, adjusted)
    channel = (adjusted.channel if adjusted else "") or where.channel or at.run.channel
    to: Any = _headed(head, language) if where.mission else headed_as(where)
    line = Line(
        key=each.key, name=each.name, url=each.url, facts=facts, fits=fits, variant=variant,
        wanted=next(filter(None, wanted), ""), language=language, channel=channel,
        then_channel="" if adjusted and adjusted.channel else where.then_channel, head=str(head.number) if head else "",
        **to, email=where.email, address=where.address, fax=where.fax, state=each.state, state_name=each.state_name,
        state_class=next(iter(each.facts.get("class", ())), "") if each.state else "",
        class_now=at.classes_now.get(each.state, "") if each.state else "", mission=where.mission,
        organisation=each.organisation, person=each.person, subscription=each.subscription, adjusted=adjusted,
    )  # fmt: skip
    found = (*each.problems, *_problems(line, where, head, at))
    return replace(line, problems=found) if found else line


def _headed(head: MissionHead | None, language: str) -> dict[str, str]:
    """Who heads a mission, her rank in the letter's language."""
    with translation.override(language):
        return headed(head)


def headed_as(each: Addressee) -> dict[str, str]:
    """To whom a letter goes that is not to a mission."""
    return {"to_name": each.to_name, "to_title": each.to_title, "salutation": each.salutation}


def adjust_url(run: Run, key: str) -> str:
    """The page on which a person decides for one addressee of a run."""
    return reverse("mailings:adjust", args=[run.campaign.slug, run.key, key])


def _where(each: Addressee, adjusted: Adjustment | None, at: Setting) -> Addressee:
    """The addressee at whose address the letter is delivered: herself, or the one chosen, of the same State."""
    other = at.pool.get(adjusted.deliver_to) if adjusted and adjusted.deliver_to else None
    return other if other is not None and other.state == each.state else each


def _language(wanted: tuple[str, ...], variant: str, at: Setting) -> str:
    """The first of the wanted ones in which the variant has a text, else the run's; before texts are written, the
    first wanted one.
    """
    written = at.texts.get(variant, ())
    if not written:
        return next(iter(wanted), at.run.default_language)
    return next((code for code in wanted if code in written), at.run.default_language)


def _head(where: Addressee, adjusted: Adjustment | None) -> MissionHead | None:
    if where.mission is None:
        return None
    on = where.mission.on
    if adjusted and adjusted.head:
        return next((row for row in (*on.heads, *on.perhaps) if str(row.number) == adjusted.head), None)
    return on.head


def _problems(line: Line, where: Addressee, head: MissionHead | None, at: Setting) -> list[Problem]:
    found: list[Problem] = []
    if where.mission is not None:
        if head is None:
            found.append(no_head(where.mission, adjust_url(at.run, line.key)))
        elif not head.salutation.strip():
            found.append(no_salutation(where.mission, head))
    if not line.wanted:
        found.append(_no_language(line, at))
    return [*found, *_delivery(line, where, at), *_no_text(line, at)]


def _no_language(line: Line, at: Setting) -> Problem:
    words = _("It is not known in which language to write. Counted under %(language)s until somebody decides.")
    url = adjust_url(at.run, line.key)
    named = {"language": language_name(at.run.default_language)}
    return Problem("language", _("no language"), words % named, url, _("Choose the language"))


def _delivery(line: Line, where: Addressee, at: Setting) -> list[Problem]:
    """What is in the way of each channel; a mission from which mail came back gets none by mail."""
    if line.adjusted and line.adjusted.deliver_to and where.key != line.adjusted.deliver_to:
        words = _("The mission at whose address it was to be delivered is not there any more.")
        return [_undelivered("delivery", _("no address"), words, line, at)]
    if any(each.kind == "address" for each in where.problems):
        return []  # said already, with who could give one
    channels = [each for each in (line.channel, line.then_channel) if each]
    back = where.mission.bounced if where.mission else None
    if Channel.MAIL in channels and back is not None:
        words = _("E-mail to this address came back on %(day)s.") % {"day": long_day(back)}
        return [_undelivered("returned", _("returned mail"), words, line, at)]
    for channel in channels:
        if (field := NEEDS.get(Channel(channel))) and not getattr(line, field).strip():
            words = _("It is to go by %(channel)s, and there is no address for that.")
            told = words % {"channel": Channel(channel).label}
            return [_undelivered("address", _("no address"), told, line, at)]
    return []


def _undelivered(kind: str, margin: str, words: str, line: Line, at: Setting) -> Problem:
    return Problem(kind, margin, words, adjust_url(at.run, line.key), _("Change delivery"))


def _no_text(line: Line, at: Setting) -> list[Problem]:
    written = at.texts.get(line.variant, ())
    if not line.variant or line.language in written:
        return []
    words = _("Letter %(letter)s has no text in %(language)s.")
    told = {"letter": line.variant, "language": language_name(line.language, capital=False)}
    return [Problem("text", _("no text"), words % told, at.run.template.get_absolute_url(), _("Write the text"))]
