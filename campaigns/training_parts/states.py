"""The invented State files of twelve real States: what is said of them here was never said by anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.core.dates import Moment
from accede.core.stages import TEMPLATES
from accede.governments.actions import allies, obstacles, positions, stages
from accede.governments.actions.stages import StepPlan
from accede.record.models import State
from campaigns.training_parts.stage import SOURCE, Stage

# State: tradition, then what is known of steps: number, what happened, day, words, (for, against, abstentions)
WAYS: dict[str, tuple[str, tuple[tuple[Any, ...], ...]]] = {
    "MNG": ("parliament", ((1, "done", "2025-05", "A working group of two sat under one lamp.", ()),
                           (2, "done", "2025-11-20", "The cabinet agreed between tea and cake.", ()),
                           (3, "begun", "2026-09-08", "The committee reads one article a week.", ()),
                           (4, "expected", "2026-12", "After the committee's last article.", ()))),
    "MHL": ("congress", ((1, "done", "2025-02", "", ()), (2, "done", "2025-09-15", "Sent to both chambers.", ()),
                         (4, "done", "2026-05-19", "By a show of hats.", (21, 2, 3)),
                         (5, "begun", "2026-09-30", "The second committee looks for its key.", ()))),
    "GEO": ("parliament", ((1, "begun", "2026-01", "Three ministries exchange folders.", ()),)),
    "ARM": ("parliament", ((1, "begun", "2026-03", "A study is promised; its cover is ready.", ()),)),
    "KAZ": ("congress", ((1, "done", "2024-10", "", ()), (2, "refused", "2025-06-03", "Put back in the drawer.", ()))),
    "LAO": ("parliament", ((1, "begun", "2025-12", "", ()),)),
    "LBN": ("parliament", ((1, "done", "2025-03", "", ()), (2, "begun", "2026-07-01", "It waits.", ()))),
    "MAR": ("decree", ((1, "begun", "2026-02", "", ()),)),
    "TON": ("executive", ((1, "done", "2026-04", "", ()), (2, "expected", "2026-11", "In November.", ()))),
}  # fmt: skip
# State: stance, held on, confidence, who says so, words, owner, shared with; an earlier claim stands before a later one
CLAIMS: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    ("MNG", "studying", "2025-01", "medium", "A desk officer at a concert", "We read slowly.", "", "alliance"),
    ("MNG", "in_favour", "2026-09-10", "high", "The Ministry of Foreign Affairs (invented)",
     "We would like to join when the committee has read the last article.", "", "public"),
    ("MHL", "in_favour_no_date", "2026-06", "high", "A mission (invented)", "Soon is a day.", "", "public"),
    ("GEO", "studying", "2026-03", "medium", "A deputy minister (invented)", "", "shrc", "alliance"),
    ("GEO", "reluctant", "2024-11", "low", "A newspaper that does not exist", "", "", "alliance"),
    ("ARM", "studying", "2026-05", "low", "A conversation in a lift", "", "mucc", "members"),
    ("KAZ", "reluctant", "2025-06", "medium", "A ministry (invented)", "Not this year.", "", "public"),
    ("LAO", "in_favour_no_date", "2026-02", "medium", "The delegation at a meeting (invented)", "", "", "public"),
    ("LBN", "in_favour", "2026-08", "medium", "Two offices (invented)", "It is on a desk.", "hweu", "own"),
    ("LBN", "in_favour_no_date", "2026-07", "medium", "The foreign ministry (invented)", "", "", "alliance"),
    ("MAR", "studying", "2026-02", "low", "A seminar (invented)", "", "", "alliance"),
    ("TON", "in_favour", "2026-08", "high", "The prime minister's office (invented)", "In November.", "", "public"),
    ("NPL", "unknown", "2026-04", "low", "Nobody answered (invented)", "", "", "alliance"),
    ("VNM", "opposed", "2025-03", "low", "A rumour (invented)", "", "iwa", "members"),
    ("EGY", "reluctant", "2025-10", "medium", "A counsellor at a reception (invented)", "", "", "alliance"),
)  # fmt: skip
# State: kind, words, who, the answer used, its effect
OBSTACLES = (
    (
        "MNG",
        "capacity",
        "Nobody has time to write the reports.",
        "An office (invented)",
        "A template fits on two pages.",
        "softened",
    ),
    ("MNG", "awareness", "Nobody here has heard of it.", "A committee (invented)", "Sent the leaflet.", "gone"),
    ("GEO", "security", "The hills must be watched.", "A ministry (invented)", "", ""),
    (
        "GEO",
        "law_suffices",
        "Our own law says so already.",
        "A deputy minister (invented)",
        "Then nothing is lost by it.",
        "study",
    ),
    ("ARM", "politics", "Not before the song contest.", "An adviser (invented)", "The contest is over.", "unchanged"),
    (
        "KAZ",
        "other_treaties",
        "Another treaty covers it.",
        "A ministry (invented)",
        "That one is silent on it.",
        "unchanged",
    ),
    ("LBN", "conflict", "An old decree stands against it.", "A judge (invented)", "The decree has lapsed.", "softened"),
    ("EGY", "security", "The desert is large.", "A counsellor (invented)", "", ""),
    ("VNM", "capacity", "The archive is full.", "A rumour (invented)", "", ""),
)
# State: sector, role name, where it stands
ALLIES = (
    ("MNG", "unions", "A union of herders (invented)", "with_us"),
    ("MNG", "parliament", "The chair of a committee (invented)", "with_us"),
    ("MNG", "media", "A newspaper with pictures (invented)", "open"),
    ("MHL", "churches", "A council of islands (invented)", "with_us"),
    ("GEO", "women", "A women's circle (invented)", "with_us"),
    ("LBN", "academics", "A professor of decrees (invented)", "with_us"),
    ("TON", "churches", "A choir (invented)", "with_us"),
    ("EGY", "unions", "A union of pilots (invented)", "unknown"),
)


def files(stage: Stage) -> None:
    """Ways to deposit, claims with earlier ones, obstacles with answers and what came of them, allies."""
    for code, (tradition, facts) in WAYS.items():
        _way(stage, code, tradition, facts)
    for claim in CLAIMS:
        _claim(stage, *claim)
    for obstacle in OBSTACLES:
        _obstacle(stage, *obstacle)
    stage.go("2026-09-21")
    for code, sector, name, stance in ALLIES:
        values = {"sector": sector, "name": name, "stance": stance, "since": Moment.parse("2026"), "source": SOURCE}
        stage.do(allies.add_ally, **_of(stage, code), values=values)


def _of(stage: Stage, code: str) -> dict[str, Any]:
    return {"campaign": stage.campaign, "state": State.objects.get(code=code)}


def _way(stage: Stage, code: str, tradition: str, facts: tuple[tuple[Any, ...], ...]) -> None:
    stage.go("2026-07-06")
    plan = [StepPlan(kind) for kind in TEMPLATES[tradition][:-1]]  # the deposit is added as the last one
    track = stage.do(stages.choose_track, **_of(stage, code), tradition=tradition, source=SOURCE, steps=plan)
    for number, became, day, text, votes in facts:
        learned = Moment.parse(day).latest or stage.today
        stage.go(str(min(max(learned, date(2026, 7, 7)), date(2026, 10, 2)) if became != "expected" else "2026-10-02"))
        values = {"became": became, "day": Moment.parse(day), "text": text, "source": SOURCE, "shared_with": "public"}
        values |= dict(zip(("votes_for", "votes_against", "abstentions"), votes, strict=False))
        stage.do(stages.add_fact, step=track.steps.get(number=number), values=values)


def _claim(
    stage: Stage, code: str, stance: str, day: str, confidence: str, who: str, words: str, owner: str, shared: str
) -> None:
    held = Moment.parse(day)
    stage.go(str(max(held.latest or stage.today, date(2026, 7, 8))))
    people = {"shrc": "dana-invented", "mucc": "chidi-placeholder", "hweu": "ada-example", "iwa": "bruna-sample"}
    values = {
        "stance": stance, "as_of": held, "confidence": confidence, "said_by": who, "words": words, "source": SOURCE,
        "owner": stage.organisations.get(owner), "shared_with": shared,
        "review_date": date(2026, 12, 1) if confidence == "high" else date(2026, 9, 30) if code == "GEO" else None,
    }  # fmt: skip
    evidence = {"text": "A note that nobody wrote (invented)", "day": held}
    stage.do(positions.claim, by=people.get(owner, ""), **_of(stage, code), values=values, evidence=evidence)


def _obstacle(stage: Stage, code: str, kind: str, words: str, who: str, answer: str, effect: str) -> None:
    stage.go("2026-08-24")
    values = {
        "kind": kind, "words": words, "said_by": who, "said": Moment.parse("2026-06"), "answer": answer,
        "answered": Moment.parse("2026-08" if answer else ""), "source": SOURCE,
    }  # fmt: skip
    row = stage.do(obstacles.raise_obstacle, **_of(stage, code), values=values)
    if effect:
        stage.go("2026-09-14")
        stage.do(
            obstacles.record_move, obstacle=row, day=stage.today, effect=effect, source=SOURCE,
            text="As heard in September (invented).",
        )  # fmt: skip
