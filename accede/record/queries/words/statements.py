"""What a page says beside a declaration, a reservation or an objection: whole sentences, with their articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accede.kit.localdates import long_day, long_moment
from accede.record.queries.words.labels import listed
from accede.record.queries.words.shipped import shipped_words

if TYPE_CHECKING:
    from accede.record.queries.provisions import Provision
    from accede.record.queries.statements import Declared

_UPON: dict[str, str | Promise] = {
    "signature": gettext_lazy("Made upon signature."),
    "ratification": gettext_lazy("Made upon ratification."),
    "acceptance": gettext_lazy("Made upon acceptance."),
    "approval": gettext_lazy("Made upon approval."),
    "accession": gettext_lazy("Made upon accession."),
    "succession": gettext_lazy("Made upon succession."),
    "succession_to_signature": gettext_lazy("Made upon succession to the signature."),
    "formal_confirmation": gettext_lazy("Made upon formal confirmation."),
    "provisional_application": gettext_lazy("Made with the notice of provisional application."),
    "consent_to_be_bound": gettext_lazy("Made with the consent to be bound."),
    "definitive_signature": gettext_lazy("Made upon definitive signature."),
    "later": gettext_lazy("Made later, by itself."),
}
# Languages in which words are kept as they were said: those of the United Nations first.
TEXT_LANGUAGES: dict[str, str] = {
    "en": "English", "fr": "Français", "es": "Español", "ar": "العربية", "zh": "中文", "ru": "Русский",
    "pt": "Português", "de": "Deutsch", "it": "Italiano", "nl": "Nederlands", "tr": "Türkçe", "fa": "فارسی",
}  # fmt: skip
UPON_CHOICES: dict[str, str | Promise] = {
    "signature": gettext_lazy("the signature"),
    "ratification": gettext_lazy("the ratification"),
    "acceptance": gettext_lazy("the acceptance"),
    "approval": gettext_lazy("the approval"),
    "accession": gettext_lazy("the accession"),
    "succession": gettext_lazy("the succession"),
    "later": gettext_lazy("later, by itself"),
}


def remarks(one: Declared, *, as_of: date) -> list[str]:
    """Everything that a reader must know beside the text, most pressing first."""
    return [*_state_of_it(one), *_of_reservations(one, as_of), *_how_it_was_made(one)]


def _state_of_it(one: Declared) -> Iterator[str]:
    if one.withdrawn is not None:
        if str(one.withdrawn):
            yield _("Withdrawn on %(day)s.") % {"day": long_moment(one.withdrawn)}
        else:
            yield _("Withdrawn, on a day that is not known.")
    elif not one.act.counted:
        yield _("The depositary prints it in brackets: it no longer stands.")
    if one.act.about and one.target is None:
        yield _("What it objects to no longer stands on record.")
    if one.act.opposes_entry is not None:
        yield opposing_sentence(one.act.opposes_entry)


def opposing_sentence(opposes: bool) -> str:
    """What an objection says of the treaty between the two States."""
    return (
        _(
            "It definitely says that the treaty shall not be in force between the two States (Vienna Convention on the "
            "Law of Treaties, article 20(4)(b))."
        )
        if opposes
        else _("It says that it does not keep the treaty from being in force between the two States.")
    )


def _of_reservations(one: Declared, as_of: date) -> Iterator[str]:
    if one.forbidden:
        yield _("The treaty permits no reservations: confirm with the depositary.")
    if one.confirm:
        yield _(
            "Made at signature and not confirmed with the instrument, as the Vienna Convention on the Law of "
            "Treaties asks (article 23(2)): confirm with the depositary."
        )
    if one.opt_out and one.is_reservation:
        yield _("Article %(article)s of the treaty offers this.") % {"article": one.opt_out}
    if one.bars and one.stands:
        yield ngettext(
            "Article %(articles)s of the treaty bars some reservations; whether it bars this one: confirm with the "
            "depositary.",
            "Articles %(articles)s of the treaty bar some reservations; whether they bar this one: confirm with the "
            "depositary.",
            len(one.bars),
        ) % {"articles": listed(one.bars)}
    if one.accepted and one.stands:
        yield _accepted(one.accepted, as_of)


def _accepted(day: date, as_of: date) -> str:
    said = (
        _(
            "States that were bound and did not object accepted it by their silence on %(day)s; a State that joins "
            "later accepts it with its own consent (Vienna Convention on the Law of Treaties, article 20(5))."
        )
        if day <= as_of
        else _(
            "States that do not object accept it by their silence on %(day)s (Vienna Convention on the Law of "
            "Treaties, article 20(5))."
        )
    )
    return said % {"day": long_day(day)}


def _how_it_was_made(one: Declared) -> Iterator[str]:
    upon = _UPON.get(one.act.made_upon)
    if upon:
        yield str(upon)
    if one.act.deposited.latest is None:
        yield _("Its date is not known, so it counts on no day.")
    elif one.with_its_act:
        yield _("Its date is that of this act.")
    if not one.act.kind_stated:
        yield _("The depositary's heading does not say of which kind it is.")
    if one.act.public_note:
        yield shipped_words(one.act.public_note)


def provision_sentence(one: Provision) -> str:
    """The tally with what it means on the day."""
    told = {"article": one.article, "n": one.number, "needed": one.needed}
    yet = ngettext(
        "Article %(article)s: %(n)d of %(needed)d declaration; it has no effect yet.",
        "Article %(article)s: %(n)d of %(needed)d declarations; it has no effect yet.",
        one.needed,
    )
    if one.since is None:
        return yet % told
    told["day"] = long_day(one.since)
    if one.confirm:
        return (
            _(
                "Article %(article)s: in effect since %(day)s; %(n)d of %(needed)d declarations stand now: confirm "
                "with the depositary that it goes on."
            )
            % told
        )
    return _("Article %(article)s: in effect since %(day)s; %(n)d declarations, %(needed)d were needed.") % told


def provision_definition() -> str:
    """What the tally counts."""
    return _(
        "Parties whose declaration under the article stands on the day. Declarations that were withdrawn, and those "
        "of States for which the treaty is not yet in force, are not counted."
    )
