"""What a heading above a text says: which kind, under which article, with which act, about whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from accede.core.acts import Kind
from accede.record.readers.articles import articles_in, names_in_list


@dataclass(frozen=True)
class Heading:
    """`kind` is None where the heading names none, or more than one. `towards` are names as printed."""

    text: str = ""
    kind: Kind | None = None
    articles: tuple[str, ...] = ()
    under: bool = False
    upon: str = ""
    towards: tuple[str, ...] = ()

    @property
    def only_article(self) -> bool:
        """Whether it names an article and nothing else."""
        return bool(self.articles) and self.kind is None and not self.upon and not self.towards

    def after(self, before: Heading) -> Heading:
        """This heading below another without a text between: what it leaves open, the one above says."""
        return replace(
            self,
            text=self.text or before.text,
            kind=self.kind or before.kind,
            articles=self.articles or before.articles,
            under=self.under or before.under,
            upon=self.upon or before.upon,
            towards=self.towards or before.towards,
        )


_RESERVATION = re.compile(r"\b(reservations?|réserves?)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\b(declarations?|déclarations?)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(statements?|understandings?|communications?|notifications?|proclamation|ententes?)\b", re.IGNORECASE
)
_UPON = re.compile(
    r"\b(?:upon|at the time of|on|lors de (?:la |l['’])|au moment de (?:la |l['’]))\s*"
    r"(?P<act>signature|signing|ratification|ratifying|acceptance|acceptation|approval|approbation|accession"
    r"|acceding|adhésion|succession)\b",
    re.IGNORECASE,
)
_ACTS = {
    "signature": "signature", "signing": "signature", "ratification": "ratification", "ratifying": "ratification",
    "acceptance": "acceptance", "acceptation": "acceptance", "approval": "approval", "approbation": "approval",
    "accession": "accession", "acceding": "accession", "adhésion": "accession", "succession": "succession",
}  # fmt: skip
_UNDER = re.compile(
    r"\b(?:under|in accordance with|pursuant to|en vertu de|au titre de|conformément à)\s+"
    r"(?:l['’]|les?\s+|des?\s+)?articles?\b"
    r"|\ben vertu des articles\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"^(?:with (?:regard|respect) to|in respect of|(?:à l['’]égard|en ce qui concerne)\s+(?:de\s+)?)\s*(?P<what>.+?)\s+"
    r"(?:made|formulated|entered|faites?|formulées?)\s+(?:by|par)\s+(?:the\s+)?(?P<who>.+?)"
    r"(?:\s+(?:made\s+)?(?:concerning|upon|at the time|with respect|lors|au moment).*)?\s*:?\s*$",
    re.IGNORECASE,
)
_START = re.compile(
    r"^(?P<head>(?:(?:interpretative |general )?(?:declarations?|reservations?|statements?|understandings?)|upon \w+"
    r"|déclarations?|réserves?)(?:\s+[^.:]{0,80})?:)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:interpretative )?(?:declarations?|reservations?|déclarations?|réserves?)\s*:?$", re.IGNORECASE
)
_ARTICLE_ALONE = re.compile(r"^[\"“]?\s*articles?\b[^.:]{0,40}:?\s*$", re.IGNORECASE)


def read_heading(text: str, *, known: bool = False) -> Heading | None:
    """The heading that the text is. None when it says nothing that a heading says, unless it is `known` to be
    one by its place in the file."""
    bare = text.strip()
    if bare.startswith("[") and not known:
        return None  # the depositary's own word in place of a text: "[Same objection as …]"
    towards = _TOWARDS.match(bare)
    kind = None if towards else _kind(bare)
    upon = "" if towards else _occasion(bare)
    article_alone = bool(_ARTICLE_ALONE.match(bare))
    if not (known or kind or upon or towards or article_alone or _OTHER.match(bare)):
        return None
    if len(bare) > 160 and not known:
        return None
    return Heading(
        text=bare,
        kind=kind,
        articles=articles_in(bare),
        under=bool(_UNDER.search(bare)) and kind is Kind.DECLARATION,
        upon=upon,
        towards=names_in_list(towards["who"]) if towards else (),
    )


def split_heading(text: str) -> tuple[str, str]:
    """A paragraph that begins with its own heading, "Declaration: The Government …", as the two; ("", text) else."""
    if _ALONE.match(text):
        return text, ""
    match = _START.match(text)
    return (match["head"], match["rest"]) if match else ("", text)


def _kind(text: str) -> Kind | None:
    reserves, declares = bool(_RESERVATION.search(text)), bool(_DECLARATION.search(text))
    if reserves == declares:
        return None
    return Kind.RESERVATION if reserves else Kind.DECLARATION


def _occasion(text: str) -> str:
    """The act with which it came. A reservation made at signature and confirmed counts from the confirmation (VCLT
    23(2)), so the last act named is the one."""
    found = [match["act"].lower() for match in _UPON.finditer(text)]
    return _ACTS[found[-1]] if found else ""
