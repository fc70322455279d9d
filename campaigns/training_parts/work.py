"""The invented work: the plan of the year, tasks, events, a leaflet, a statement, a grant, the draft of a report."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition import queries
from accede.coalition.actions import plan, tasks
from accede.core.dates import Moment
from accede.events import actions as events
from accede.funding import actions as funding
from accede.materials import actions as materials
from accede.materials.models import Stage as Step
from accede.reports import actions as reports
from accede.statements import actions as statements
from campaigns.training_parts.stage import SOURCE, Stage

LEAFLET = queries.Reference("materials.item", "harbour-leaflet")
BRIEFING = queries.Reference("events.event", "briefing-2026")
OPEN_DAY = queries.Reference("events.event", "open-day-2026")


def plan_of_2025(stage: Stage) -> None:
    """One priority that was not finished and goes on in the next year."""
    stage.go("2025-02-10")
    row = _idea(stage, 2025, "Briefings for members of parliament", "Four parties, four mornings.")
    stage.go("2025-03-11")
    _adopt(stage, row, "mucc", "chidi-placeholder", ["law"])
    stage.go("2025-12-16")
    stage.do(plan.record_outcome, item=row, result="not_achieved", text="Parliament was being painted.")
    stage.made["briefings"] = stage.do(plan.carry_over, item=row, text="The paint is dry.")


def plan_of_2026(stage: Stage) -> None:
    """Ideas of members and of an observer: adopted, set aside, still open."""
    stage.go("2026-01-20")
    leaflet = _idea(stage, 2026, "A leaflet for harbours and markets", "One sheet, two languages.", by="ada-example")
    day = _idea(stage, 2026, "A training day for focal points", "How to read a depositary's letter.", by="eeva-pretend")
    contest = _idea(stage, 2026, "A song contest", "Every chapel sings.", by="chidi-placeholder")
    stage.go("2026-02-10")
    stage.do(plan.discuss, item=contest, text="Three for it, three with a headache.")
    _adopt(stage, leaflet, "hweu", "otto-example", ["known"], amount="3500.00", currency="CHF", budget_words="printing")
    _adopt(stage, day, "pta", "eeva-pretend", ["together", "law"], budget_words="rooms are free; food to be decided")
    stage.do(plan.set_aside, item=contest, text="Nobody would judge it.")
    stage.made |= {"leaflet-plan": leaflet, "day-plan": day}


def ideas_for_2027(stage: Stage) -> None:
    """What the meeting of December will find."""
    stage.go("2026-10-05")
    _idea(stage, 2027, "A reading room at the university", "Open on Thursdays.", by="ivo-placeholder")
    stage.go("2026-10-12")
    _idea(stage, 2027, "A calendar with the days of deposit", "It hangs in every harbour.", by="farid-imaginary")


def library(stage: Stage) -> None:
    """A leaflet in English, and in French made from it."""
    stage.go("2026-08-20")
    facts = {
        "key": LEAFLET.key, "title": "The treaty on one sheet", "kind": "brochure", "made": Moment.parse("2026-08"),
        "content": "What the treaty asks, in two hundred words.", "source": SOURCE,
    }  # fmt: skip
    leaflet = stage.do(materials.add_item, campaign=stage.campaign, values=facts)
    stage.do(materials.add_credit, item=leaflet, values={"organisation": stage.organisations["hweu"]})
    edition = leaflet.editions.get()
    english = stage.do(
        materials.add_version, edition=edition, stage=Step.RELEASED, reached=Moment.parse("2026-09-07"),
        values={"language": "en", "owner": stage.organisations["hweu"], "source": SOURCE},
    )  # fmt: skip
    stage.go("2026-09-08")
    stage.do(
        materials.add_version, edition=edition, stage=Step.TRANSLATION, reached=Moment.parse("2026-09-08"),
        values={
            "language": "fr", "made_from": english, "owner": stage.organisations["mucc"],
            "due": Moment.parse("2026-10-15"), "due_note": "the printer needs four weeks", "source": SOURCE,
        },
    )  # fmt: skip
    stage.made["leaflet"] = leaflet


def happenings(stage: Stage) -> None:
    """A briefing that was, an open day to come, one event that a member keeps to itself."""
    stage.go("2026-06-02")
    briefing = {
        "key": BRIEFING.key, "title": "Breakfast with two parties", "kind": "briefing",
        "starts": Moment.parse("2026-06-02"), "place": "Exampleton", "venue": "House of Examples", "source": SOURCE,
        "summary": "Two of four parties came and asked good questions.", "topics": "victim assistance; stockpiles",
    }  # fmt: skip
    row = stage.do(events.add_event, campaign=stage.campaign, values=briefing)
    stage.do(events.add_part, event=row, part="attendance", values={"group": "public", "heads": 24})
    stage.go("2026-09-15")
    open_day = {
        "key": OPEN_DAY.key, "title": "Open day at the harbour", "kind": "awareness",
        "starts": Moment.parse("2026-11-28"), "place": "Exampleton", "venue": "Pier 0", "source": SOURCE,
    }  # fmt: skip
    stage.do(events.add_event, campaign=stage.campaign, values=open_day)
    own = {
        "key": "own-evening", "title": "An evening among dockers", "kind": "meeting", "source": SOURCE,
        "starts": Moment.parse("2026-11-05"), "place": "Exampleton", "owner": stage.organisations["hweu"],
        "shared_with": "own", "summary": "HWEU keeps this to itself: nobody of another organisation sees it.",
    }  # fmt: skip
    stage.do(events.add_event, by="ada-example", campaign=stage.campaign, values=own)


def words_and_money(stage: Stage) -> None:
    """A statement, a grant, and what money is looked for."""
    stage.go("2026-06-05")
    row = stage.do(
        statements.add_statement, campaign=stage.campaign,
        values={
            "key": "after-the-breakfast", "kind": "press_statement", "voice": "alliance", "languages": ["en"],
            "title": "After the breakfast", "delivered": Moment.parse("2026-06-05"), "source": SOURCE,
            "summary": "Thanks to those who came, and an invitation to those who did not.",
        },
    )  # fmt: skip
    values = {"verb": "encouraged", "addressed_to": "all parties", "text": "to read the treaty before they speak of it"}
    stage.do(statements.add_ask, statement=row, values=values)
    stage.go("2026-03-02")
    stage.do(
        funding.add_contribution, campaign=stage.campaign,
        values={
            "key": "pretend-grant-2026", "kind": "grant", "title": "Grant for printing", "rhythm": "once",
            "donor": stage.organisations["fund"], "given": Moment.parse("2026-03-02"), "amount": "5000.00",
            "currency": "CHF", "purpose": "printing in two languages", "source": SOURCE,
        },
    )  # fmt: skip
    values = {"key": "food-2026", "year": 2026, "title": "Food for the training day", "source": SOURCE}
    stage.do(funding.add_priority, campaign=stage.campaign, values=values)


def servings(stage: Stage) -> None:
    """Which activities serve which purpose and which priority; one purpose has none, which the page shows."""
    stage.go("2026-09-16")
    chosen = {"known": (LEAFLET, OPEN_DAY), "law": (BRIEFING,)}
    for key, those in chosen.items():
        stage.do(plan.set_activities, campaign=stage.campaign, purpose=stage.made[key], chosen=those, among=those)
    for key, those in {"leaflet-plan": (LEAFLET,), "briefings": (BRIEFING,)}.items():
        stage.do(plan.set_activities, campaign=stage.campaign, item=stage.made[key], chosen=those, among=those)


def outcomes(stage: Stage) -> None:
    """What became of two priorities of 2026."""
    stage.go("2026-10-13", "12:00")
    stage.do(plan.record_outcome, item=stage.made["leaflet-plan"], result="achieved", text="It is out.")
    stage.do(
        plan.record_outcome, item=stage.made["briefings"], result="partly", text="Two of four parties were reached."
    )


def jobs(stage: Stage) -> None:
    """Tasks: open, late, done, dropped; of a person, of an organisation, of the alliance; about things."""
    stage.go("2026-09-10")
    hall = _task(stage, "Book Pier 0", "2026-10-01", about=OPEN_DAY, organisation="hweu")
    _task(stage, "Finish the French leaflet", "2026-10-15", about=LEAFLET, organisation="mucc")
    _task(stage, "Write to the two parties that did not come", "2026-11-20", about=BRIEFING, person="chidi-placeholder")
    band = _task(stage, "Find a band for the open day", "2026-10-30", about=OPEN_DAY, organisation="ilg")
    _task(stage, "Ask the Untrue Migrants' Forum what keeps it away", "2026-10-12", person="bruna-sample")
    stage.go("2026-09-29")
    stage.do(tasks.close_task, task=hall, result="done", text="Booked from nine to five.")
    stage.do(tasks.close_task, task=stage.made["leaflet-task"], result="done", text="Two thousand copies are here.")
    stage.go("2026-10-06")
    stage.do(tasks.close_task, task=band, result="dropped", text="The choir sings.")


def report(stage: Stage) -> None:
    """The draft of the year's report."""
    stage.go("2026-10-20")
    values = {
        "title": "Report of the Example Alliance, 2026 (invented)", "year": 2026, "status_day": date(2018, 1, 9),
        "status_note": "The shipped record of this treaty ends on this day; later acts are not held.", "language": "en",
    }  # fmt: skip
    stage.do(reports.start_report, campaign=stage.campaign, values=values)


def _idea(stage: Stage, year: int, title: str, text: str, by: str = "") -> Any:
    facts = {"year": year, "title": title, "text": text, "source": SOURCE}
    return stage.do(plan.propose_idea, by=by, campaign=stage.campaign, **facts)


def _adopt(stage: Stage, row: Any, organisation: str, person: str, purposes: list[str], **facts: Any) -> None:
    stage.do(
        plan.adopt, item=row, organisation=stage.organisations[organisation], person=stage.people[person],
        purposes=[stage.made[key] for key in purposes], **facts,
    )  # fmt: skip


def _task(stage: Stage, title: str, due: str, *, about: Any = None, organisation: str = "", person: str = "") -> Any:
    whose = {"organisation": stage.organisations[organisation]} if organisation else {"person": stage.people[person]}
    return stage.do(
        tasks.open_task, campaign=stage.campaign, title=title, due=date.fromisoformat(due), about=about,
        remind_before=[7], remind_late=True, **whose,
    )  # fmt: skip
