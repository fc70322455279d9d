"""How a body decides: one vote for each member organisation, by consensus or by a majority; a motion, or a choice
among nominees.

Whoever calls says who is entitled (members in good standing on that day, themselves or by a proxy that stands) and
whether there was a quorum. Steps: `entitled` (certain, open), `quorum` (answer), `votes` (yes, no, abstain, silent) or
`votes_for` (nominee, votes) and `blank` (votes), `refused` (organisation, reason), `objection` and `reservation`
(organisation), `silence` (organisations, consents), `rule` (rule), `needed` (votes, of), `result` (outcome).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from accede.core.dates import Answer
from accede.core.steps import Step


class Rule(StrEnum):
    """How a decision is reached."""

    CONSENSUS = "consensus"  # nobody entitled objects
    SIMPLE = "simple"  # more for than against; of nominees, more than half of the votes for somebody
    PLURALITY = "plurality"  # more votes than any other
    TWO_THIRDS = "two_thirds"  # of the votes for and against
    OF_MEMBERS = "of_members"  # more than half of all members, there or not


class Choice(StrEnum):
    """What an organisation says to a motion. Under consensus YES is assent, RESERVATION assent with words of its own,
    NO an objection.
    """

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    RESERVATION = "reservation"


class Outcome(StrEnum):
    """What became of it."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"  # as many for as against; among nominees, several with the most votes
    NO_MAJORITY = "no_majority"  # of nominees: the first has fewer votes than the rule asks for
    NO_QUORUM = "no_quorum"  # too few were there
    NO_CONSENSUS = "no_consensus"
    OPEN = "open"  # consensus: somebody has not spoken, and silence is no consent
    NOT_KNOWN = "not_known"  # it hangs on a membership, or a presence, that is not known


class Refusal(StrEnum):
    """Why a vote is not counted."""

    NOT_ENTITLED = "not_entitled"  # an observer, a partner, suspended, or no member on that day
    NOT_KNOWN = "not_known"  # whether it is a member on that day is not known
    TWICE = "twice"  # its organisation has voted already


@dataclass(frozen=True)
class Vote:
    """What one organisation says: a Choice on a motion, or the key of a nominee ("" is a blank vote)."""

    organisation: str
    choice: str


@dataclass(frozen=True)
class Result:
    """The outcome with the votes counted and why. `winner` is the nominee who carried it; `leading` are those with
    the most votes, in the order of their keys.
    """

    outcome: Outcome
    counts: Mapping[str, int]
    refused: tuple[tuple[str, Refusal], ...]
    steps: tuple[Step, ...]
    winner: str = ""
    leading: tuple[str, ...] = ()

    @property
    def carried(self) -> bool:
        return self.outcome is Outcome.CARRIED


Entitled = Mapping[str, Answer]


def may_vote(organisation: str, entitled: Entitled, voted: Iterable[str] = ()) -> Refusal | None:
    """Why the organisation's vote would not count, or None."""
    answer = entitled.get(organisation, Answer.NO)
    if answer is Answer.NO:
        return Refusal.NOT_ENTITLED
    if answer is Answer.NOT_KNOWN:
        return Refusal.NOT_KNOWN
    return Refusal.TWICE if organisation in set(voted) else None


def decide(
    rule: Rule,
    votes: Iterable[Vote],
    entitled: Entitled,
    *,
    quorum: Answer = Answer.YES,
    silence_consents: bool = False,
    members: Entitled | None = None,
) -> Result:
    """What becomes of a motion. The first vote of an organisation counts, a second is refused; abstaining is no vote
    cast. `silence_consents` matters under consensus alone; `members` under a majority of all members: those of whom it
    is a majority, where only some of them are there and entitled (None: all are).
    """
    counted, refused = _sift(votes, entitled)
    steps = [*_opening(entitled, quorum, refused)]
    if rule is Rule.CONSENSUS:
        outcome, counts, told = _consensus(counted, entitled, silence_consents)
    else:
        outcome, counts, told = _majority(rule, counted, entitled, entitled if members is None else members)
    outcome = _under(quorum, outcome)
    told = (*steps, Step("rule", None, {"rule": str(rule)}), *told, _result(outcome))
    return Result(outcome, counts, refused, told)


def elect(
    rule: Rule, votes: Iterable[Vote], nominees: Iterable[str], entitled: Entitled, *, quorum: Answer = Answer.YES
) -> Result:
    """Who of the nominees is chosen. A blank vote, or one for nobody on the list, is for no one.

    Under consensus the choice is that of the only nominee for whom anybody spoke.
    """
    names = sorted(set(nominees))
    counted, refused = _sift(votes, entitled)
    tally = Counter(choice if choice in names else "" for choice in counted.values())
    counts = {name: tally[name] for name in names}
    most = max(counts.values(), default=0)
    leading = tuple(name for name in names if counts[name] == most and most)
    least, of = _least_for_one(rule, counts, entitled)
    outcome = _under(quorum, _elected(rule, leading, most, least, counts))
    steps = (
        *_opening(entitled, quorum, refused),
        Step("rule", None, {"rule": str(rule)}),
        *(Step("votes_for", None, {"nominee": name, "votes": counts[name]}) for name in names),
        Step("blank", None, {"votes": tally[""]}),
        Step("needed", None, {"votes": least[1], "of": of}),
        _result(outcome),
    )
    winner = leading[0] if outcome is Outcome.CARRIED else ""
    return Result(outcome, {**counts, "": tally[""]}, refused, steps, winner, leading)


def _sift(votes: Iterable[Vote], entitled: Entitled) -> tuple[dict[str, str], tuple[tuple[str, Refusal], ...]]:
    counted: dict[str, str] = {}
    refused: list[tuple[str, Refusal]] = []
    for vote in votes:
        problem = may_vote(vote.organisation, entitled, counted)
        if problem is None:
            counted[vote.organisation] = vote.choice
        else:
            refused.append((vote.organisation, problem))
    return counted, tuple(refused)


def _opening(entitled: Entitled, quorum: Answer, refused: tuple[tuple[str, Refusal], ...]) -> tuple[Step, ...]:
    certain, open_ = _sizes(entitled)
    return (
        Step("entitled", None, {"certain": certain, "open": open_}),
        Step("quorum", None, {"answer": str(quorum)}),
        *(Step("refused", None, {"organisation": key, "reason": str(reason)}) for key, reason in refused),
    )


def _sizes(entitled: Entitled) -> tuple[int, int]:
    answers = list(entitled.values())
    return sum(each is Answer.YES for each in answers), sum(each is Answer.NOT_KNOWN for each in answers)


def _result(outcome: Outcome) -> Step:
    return Step("result", None, {"outcome": str(outcome)})


def _under(quorum: Answer, outcome: Outcome) -> Outcome:
    """Without a quorum nothing is decided; when that is not known, neither is the result."""
    if quorum is Answer.NO:
        return Outcome.NO_QUORUM
    return Outcome.NOT_KNOWN if quorum is Answer.NOT_KNOWN else outcome


# --------------------------------------------------------------------------------------------- a motion
_Found = tuple[Outcome, dict[str, int], tuple[Step, ...]]


def _consensus(counted: dict[str, str], entitled: Entitled, silence_consents: bool) -> _Found:
    """An abstention does not stand in the way of a consensus."""
    silent = sorted(key for key, answer in entitled.items() if answer is not Answer.NO and key not in counted)
    counts = _counts(counted, len(silent), (*Choice,))
    steps = [_votes(counts)]
    for choice, code in ((Choice.NO, "objection"), (Choice.RESERVATION, "reservation")):
        steps += [Step(code, None, {"organisation": key}) for key in sorted(counted) if counted[key] == choice]
    if silent:
        steps.append(Step("silence", None, {"organisations": tuple(silent), "consents": silence_consents}))
    if counts[Choice.NO]:
        return Outcome.NO_CONSENSUS, counts, tuple(steps)
    nobody = not any(answer is Answer.YES for answer in entitled.values())
    waits = nobody or (bool(silent) and not silence_consents)
    return Outcome.OPEN if waits else Outcome.CARRIED, counts, tuple(steps)


def _majority(rule: Rule, counted: dict[str, str], entitled: Entitled, members: Entitled) -> _Found:
    """A reservation is a vote for the motion, with words of its own."""
    said = {key: Choice.YES if choice == Choice.RESERVATION else choice for key, choice in counted.items()}
    counts = _counts(said, sum(_sizes(entitled)) - len(said), (Choice.YES, Choice.NO, Choice.ABSTAIN))
    yes, cast = counts[Choice.YES], counts[Choice.YES] + counts[Choice.NO]
    if rule is Rule.OF_MEMBERS:
        certain, open_ = _sizes(members)
        need, of = (certain + open_) // 2 + 1, certain + open_
        surely, perhaps = yes >= need, yes >= certain // 2 + 1
        outcome = Outcome.CARRIED if surely else Outcome.NOT_KNOWN if perhaps else Outcome.LOST
    elif rule is Rule.TWO_THIRDS:
        need, of = max(1, -(-cast * 2 // 3)), cast
        outcome = Outcome.CARRIED if yes >= need else Outcome.LOST
    else:
        need, of = cast // 2 + 1, cast
        tied = cast > 0 and yes * 2 == cast
        outcome = Outcome.CARRIED if yes >= need else Outcome.TIED if tied else Outcome.LOST
    return outcome, counts, (_votes(counts), Step("needed", None, {"votes": need, "of": of}))


def _counts(said: Mapping[str, str], silent: int, choices: Iterable[str]) -> dict[str, int]:
    tally = Counter(said.values())
    return {**{str(choice): tally[choice] for choice in choices}, "silent": silent}


def _votes(counts: Mapping[str, int]) -> Step:
    return Step("votes", None, dict(counts))


# ----------------------------------------------------------------------------------- among nominees
def _least_for_one(rule: Rule, counts: Mapping[str, int], entitled: Entitled) -> tuple[tuple[int, int], int]:
    """The votes that one nominee needs, at least and at most, and of how many."""
    cast = sum(counts.values())
    certain, open_ = _sizes(entitled)
    if rule is Rule.OF_MEMBERS:
        return (certain // 2 + 1, (certain + open_) // 2 + 1), certain + open_
    if rule is Rule.TWO_THIRDS:
        need = max(1, -(-cast * 2 // 3))
    else:
        need = cast // 2 + 1 if rule is Rule.SIMPLE else 1
    return (need, need), cast


def _elected(
    rule: Rule, leading: tuple[str, ...], most: int, least: tuple[int, int], counts: Mapping[str, int]
) -> Outcome:
    if rule is Rule.CONSENSUS and sum(bool(votes) for votes in counts.values()) > 1:
        return Outcome.NO_CONSENSUS
    if not leading:
        return Outcome.NO_MAJORITY
    if len(leading) > 1:
        return Outcome.TIED
    if most >= least[1]:
        return Outcome.CARRIED
    return Outcome.NOT_KNOWN if most >= least[0] else Outcome.NO_MAJORITY
