"""How many members must be there, and whether they were: from the alliance's own rule and a day's membership.

Only members in good standing count. Observers, partners and platforms never do, nor does a suspended member. What is
only attested of a membership makes the answer "not known" unless it does not matter. Steps: `members` (values: certain,
open), `rule` (share, number), `needed` (least, most), `beyond_reach` when the rule asks for more than there are,
`not_counted` (organisation, reason) for each presence that does not count, `present` (in_person, remote, by_proxy,
open), `result` (answer).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from accede.core.dates import Answer
from accede.core.steps import Step
from accede.core.tenure import CountOnADay


class Share(StrEnum):
    """The part of the members that must be there."""

    MORE_THAN_HALF = "more_than_half"
    HALF = "half"  # at least
    THIRD = "third"  # at least
    TWO_THIRDS = "two_thirds"  # at least
    ALL = "all"
    NUMBER = "number"  # a fixed number of members
    NONE = "none"  # whoever comes may decide


_PARTS = {Share.HALF: (1, 2), Share.THIRD: (1, 3), Share.TWO_THIRDS: (2, 3), Share.ALL: (1, 1)}


@dataclass(frozen=True)
class QuorumRule:
    """What an alliance's rules say. `number` is read only with Share.NUMBER.

    `proxies_each`: for how many absent members one that is there may stand in (0: proxies are not allowed);
    `proxies_count`: whether a member that is there by proxy counts for the quorum, or only votes.
    """

    share: Share = Share.MORE_THAN_HALF
    number: int = 0
    remote_counts: bool = True
    proxies_each: int = 0
    proxies_count: bool = False

    def needed_of(self, members: int) -> int:
        """How many of so many members must be there; at least one, unless nobody need be.

        Thirteen members, more than half: seven. A fixed number stands even when there are fewer members.
        """
        if self.share is Share.NONE:
            return 0
        if self.share is Share.NUMBER:
            return max(1, self.number)
        if self.share is Share.MORE_THAN_HALF:
            return members // 2 + 1
        part, of = _PARTS[self.share]
        return max(1, -(-members * part // of))


class How(StrEnum):
    """In which way an organisation is there."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    BY_PROXY = "by_proxy"


@dataclass(frozen=True)
class Presence:
    """One organisation that is there; by proxy: through the organisation `holder`."""

    organisation: str
    how: How = How.IN_PERSON
    holder: str = ""


class Reason(StrEnum):
    """Why a presence does not count."""

    NO_MEMBER = "no_member"  # an observer, a partner, a stranger, or suspended on that day
    REMOTE = "remote"  # the rules count only who is in the room
    NO_PROXIES = "no_proxies"  # the rules allow none
    PROXY_NOT_COUNTED = "proxy_not_counted"  # may vote, but does not count for the quorum
    HOLDER_NOT_THERE = "holder_not_there"  # who holds the proxy is not there as a member
    TOO_MANY = "too_many"  # the holder stands in for more than the rules allow


@dataclass(frozen=True)
class Needed:
    """How many must be there: between `least` and `most`; one number when the membership of that day is known."""

    least: int
    most: int
    steps: tuple[Step, ...] = ()

    @property
    def known(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True)
class QuorumFinding:
    """Whether there was a quorum. `certain` members count for certain, of `open` more it is not known."""

    answer: Answer
    needed: Needed
    certain: int
    open: int
    not_counted: tuple[tuple[str, Reason], ...]
    steps: tuple[Step, ...]


def needed(rule: QuorumRule, members: CountOnADay) -> Needed:
    """The quorum of an alliance with so many members in good standing, with its explanation."""
    least, most = rule.needed_of(members.certain), rule.needed_of(members.certain + members.open)
    steps = [
        Step("members", None, {"certain": members.certain, "open": members.open}),
        Step("rule", None, {"share": str(rule.share), "number": rule.number}),
        Step("needed", None, {"least": least, "most": most}),
    ]
    if least > members.certain + members.open:
        steps.append(Step("beyond_reach", None, {"needed": least, "members": members.certain + members.open}))
    return Needed(least, most, tuple(steps))


def quorum(rule: QuorumRule, members: Mapping[str, Answer], present: Iterable[Presence]) -> QuorumFinding:
    """Whether those present make a quorum.

    `members`: each organisation and whether it is a member in good standing on that day; who is not named is none.
    An organisation counts once, however many of its people came and in whatever ways.
    """
    standing = CountOnADay(_how_many(members, Answer.YES), _how_many(members, Answer.NOT_KNOWN))
    need = needed(rule, standing)
    counted, left_out = _sift(rule, members, _once(present))
    ways = Counter(each.how for each, answer in counted if answer is Answer.YES)
    certain, open_ = ways.total(), len(counted) - ways.total()
    absent_open = standing.open - sum(members.get(each.organisation) is Answer.NOT_KNOWN for each, _ in counted)
    # Each open membership that turns out to hold adds one to those present and at most one to those needed. So it is
    # worst when only the absent ones are members, and best when only the present ones are.
    worst = certain >= rule.needed_of(standing.certain + absent_open)
    best = certain + open_ >= rule.needed_of(standing.certain + standing.open - absent_open)
    answer = Answer.YES if worst else Answer.NOT_KNOWN if best else Answer.NO
    told = {str(how): ways[how] for how in How} | {"open": open_}
    steps = (
        *need.steps,
        *(Step("not_counted", None, {"organisation": key, "reason": str(reason)}) for key, reason in left_out),
        Step("present", None, told),
        Step("result", None, {"answer": str(answer)}),
    )
    return QuorumFinding(answer, need, certain, open_, left_out, steps)


def standing_proxies(rule: QuorumRule, members: Mapping[str, Answer], present: Iterable[Presence]) -> dict[str, str]:
    """By organisation that is there by proxy: the one that holds it, where the rules let it stand. Such a proxy may
    vote, whether or not it counts for the quorum.
    """
    stands = (Answer.YES, Answer.NOT_KNOWN, Reason.PROXY_NOT_COUNTED)
    return {
        each.organisation: each.holder for each, found in _proxies(rule, members, _once(present)) if found in stands
    }


def _how_many(members: Mapping[str, Answer], wanted: Answer) -> int:
    return sum(answer is wanted for answer in members.values())


def _once(present: Iterable[Presence]) -> list[Presence]:
    """One presence for each organisation: being there oneself goes before a proxy, the room before the line."""
    best: dict[str, Presence] = {}
    order = list(How)
    for each in sorted(present, key=lambda each: (each.organisation, order.index(each.how), each.holder)):
        best.setdefault(each.organisation, each)
    return list(best.values())


def _sift(
    rule: QuorumRule, members: Mapping[str, Answer], there: list[Presence]
) -> tuple[list[tuple[Presence, Answer]], tuple[tuple[str, Reason], ...]]:
    """Who counts, and how certainly; and who does not, and why."""
    found: list[tuple[Presence, Answer | Reason]] = [
        (each, _own(rule, members, each)) for each in there if each.how is not How.BY_PROXY
    ]
    found += _proxies(rule, members, there)
    counted = [(each, answer) for each, answer in found if isinstance(answer, Answer)]
    left_out = tuple((each.organisation, reason) for each, reason in found if isinstance(reason, Reason))
    return counted, left_out


def _own(rule: QuorumRule, members: Mapping[str, Answer], each: Presence) -> Answer | Reason:
    answer = members.get(each.organisation, Answer.NO)
    if answer is Answer.NO:
        return Reason.NO_MEMBER
    return Reason.REMOTE if each.how is How.REMOTE and not rule.remote_counts else answer


def _proxies(
    rule: QuorumRule, members: Mapping[str, Answer], there: list[Presence]
) -> Iterator[tuple[Presence, Answer | Reason]]:
    holders = {each.organisation: _own(rule, members, each) for each in there if each.how is not How.BY_PROXY}
    held: Counter[str] = Counter()
    proxies = [each for each in there if each.how is How.BY_PROXY]
    # Those that are certainly members go first, so that an uncertain one never takes their place.
    for each in sorted(proxies, key=lambda each: members.get(each.organisation) is not Answer.YES):
        own, holder = members.get(each.organisation, Answer.NO), holders.get(each.holder)
        if own is Answer.NO:
            yield each, Reason.NO_MEMBER
        elif not rule.proxies_each:
            yield each, Reason.NO_PROXIES
        elif not isinstance(holder, Answer):
            yield each, Reason.HOLDER_NOT_THERE
        elif held[each.holder] >= rule.proxies_each:
            yield each, Reason.TOO_MANY
        else:
            held[each.holder] += 1
            certain = own is Answer.YES and holder is Answer.YES
            answer = Answer.YES if certain else Answer.NOT_KNOWN
            yield each, answer if rule.proxies_count else Reason.PROXY_NOT_COUNTED
