"""The invented meetings: one sealed, one whose minutes wait for corrections, one called for later."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from accede.meetings import actions
from accede.meetings.actions import agenda, attendance, decisions, minutes, motions
from accede.meetings.actions import calls as sending
from accede.meetings.actions import papers as handing_in
from accede.meetings.models import CallRecipient
from campaigns.training_parts.stage import DOMAIN, SOURCE, Stage

HELD = {
    "zone": "Europe/Zurich", "at": time(10), "minutes": 90, "place": "Room 0, House of Examples",
    "link": f"https://meet.{DOMAIN}/alliance", "languages": ["en", "fr"],
}  # fmt: skip
# Who came in August: person, organisation, how.
CAME = (
    ("ada-example", "hweu", "present"),
    ("bruna-sample", "iwa", "present"),
    ("chidi-placeholder", "mucc", "remote"),
    ("dana-invented", "shrc", "present"),
    ("farid-imaginary", "ilg", "present"),
    ("hana-instance", "eio", "present"),
    ("ivo-placeholder", "upl", "apologies"),
)
VOTES = {"hweu": "for", "iwa": "for", "mucc": "against", "shrc": "for", "ilg": "for", "pta": "abstain"}
AUGUST = (
    ("Opening, and who is here", 5, "formal", "The Convener opened the meeting at ten. Tea was there before she was."),
    ("What each of us did since June", 25, "information",
     "- HWEU spoke to a hundred dockers who do not exist.\n- MUCC read the treaty aloud in three chapels.\n"
     "- ILG planted beans in the shape of the article on victim assistance."),
    ("A leaflet for harbours and markets", 30, "decision",
     "The Convener put the motion. MUCC found that a leaflet is read once and thrown away; the others did not."),
    ("A training day for focal points", 20, "discussion",
     "Everybody wants one. PrTA holds it; the first of December was named and not yet fixed."),
    ("Any other business", 10, "discussion", "None."),
)  # fmt: skip
OCTOBER = (
    ("Opening", 5, "formal", "Opened at ten."),
    ("Minutes of August", 10, "minutes", "Approved as they were sent round, with the correction that EIO asked for."),
    ("Where the plan of the year stands", 40, "discussion",
     "The leaflet is out. The briefings reached two of four parties; the rest is for next year."),
    ("Who pays for the training day", 20, "decision", "PrTA gives the rooms; the alliance gives bread and soup."),
)  # fmt: skip
DECEMBER = (
    ("Opening", 5, "formal"),
    ("Minutes of October", 10, "minutes"),
    ("The plan of 2027", 45, "decision"),
    ("The next Convener", 15, "information"),
)


def series(stage: Stage) -> None:
    """Meetings on every second month's second Tuesday."""
    values = {
        **HELD, "title": "Meeting of the Example Alliance", "rule": "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
        "first": date(2026, 2, 10), "source": SOURCE,
    }  # fmt: skip
    stage.made["series"] = stage.do(actions.add_series, campaign=stage.campaign, values=values)


def august(stage: Stage) -> None:
    """Called, held, with a motion, votes and a decision with its task; its minutes go round."""
    stage.go("2026-07-27")
    meeting = _meeting(stage, "2026-08-11")
    items = [_item(stage, meeting, each[:3]) for each in AUGUST]
    stage.do(
        handing_in.add_paper, meeting=meeting, name="leaflet-draft.txt",
        content=b"Draft of a leaflet. Invented for the training campaign.\n",
        values={"title": "Draft of the leaflet", "language": "en", "item": items[2]},
    )  # fmt: skip
    stage.do_now(sending.send_call, meeting=meeting)
    stage.go("2026-08-03", "08:15")
    _answers(stage, meeting)
    stage.go("2026-08-11", "10:00")
    stage.do_now(actions.open_meeting, meeting=meeting)
    for person, organisation, how in CAME:
        stage.do(
            attendance.note, meeting=meeting, how=how, organisation=stage.organisations[organisation],
            person=stage.people[person],
        )  # fmt: skip
    stage.do(
        attendance.note, meeting=meeting, how="proxy", organisation=stage.organisations["pta"],
        held_by=stage.organisations["hweu"],
    )  # fmt: skip
    stage.go("2026-08-11", "10:35")
    _vote(stage, items[2])
    _write(stage, items, AUGUST)
    stage.go("2026-08-11", "11:25")
    stage.do_now(actions.close_meeting, meeting=meeting)
    stage.go("2026-08-13")
    stage.made["leaflet-task"] = stage.do(
        decisions.open_task_of, decision=stage.made["leaflet-decision"], title="Print the leaflet",
        organisation=stage.organisations["hweu"], due=date(2026, 9, 30),
    )  # fmt: skip
    sent = stage.do_now(minutes.circulate, meeting=meeting)
    stage.go("2026-08-18")
    asked = stage.do(
        minutes.ask_for_correction, by="hana-instance", minutes=sent, item=items[1],
        organisation=stage.organisations["eio"], text="We told of our library; please add it.",
    )  # fmt: skip
    stage.go("2026-08-19")
    text = f"{AUGUST[1][3]}\n- EIO has put the treaty into its library."
    stage.do_now(minutes.save_text, item=items[1], text=text, based_on=1)
    stage.do(minutes.settle_correction, correction=asked, outcome="taken")
    stage.made["august"] = meeting


def october(stage: Stage) -> None:
    """Held; it approved the minutes of August, and its own go round."""
    stage.go("2026-09-28")
    meeting = _meeting(stage, "2026-10-13")
    items = [_item(stage, meeting, each[:3]) for each in OCTOBER]
    stage.do_now(sending.send_call, meeting=meeting)
    stage.go("2026-10-13", "10:00")
    stage.do_now(actions.open_meeting, meeting=meeting)
    for person, organisation, how in CAME[:4]:
        stage.do(
            attendance.note, meeting=meeting, how=how, organisation=stage.organisations[organisation],
            person=stage.people[person],
        )  # fmt: skip
    stage.go("2026-10-13", "10:10")
    stage.do_now(minutes.approve, by="bruna-sample", meeting=stage.made["august"], approved_at=meeting)
    _write(stage, items, OCTOBER)
    stage.made["soup"] = stage.do(
        decisions.record_decision, item=items[3], text="The alliance pays for the food of the training day."
    )
    stage.go("2026-10-13", "11:20")
    stage.do_now(actions.close_meeting, meeting=meeting)
    stage.go("2026-10-16")
    stage.do_now(minutes.circulate, meeting=meeting, until=date(2026, 12, 7))
    stage.do(
        decisions.open_task_of, decision=stage.made["soup"], title="Order bread and soup",
        person=stage.people["juno-specimen"], due=date(2026, 11, 24),
    )  # fmt: skip


def december(stage: Stage) -> None:
    """Made and called, seven weeks ahead."""
    stage.go("2026-10-19")
    meeting = _meeting(stage, "2026-12-08", note="Bring your ideas for 2027.")
    for each in DECEMBER:
        _item(stage, meeting, each)
    stage.do_now(sending.send_call, meeting=meeting)


def _meeting(stage: Stage, day: str, **facts: Any) -> Any:
    on, series_ = date.fromisoformat(day), stage.made["series"]
    values = {**HELD, "title": series_.title, "series": series_, "series_day": on, "day": on, "source": SOURCE, **facts}
    return stage.do(actions.add_meeting, campaign=stage.campaign, values=values)


def _item(stage: Stage, meeting: Any, each: tuple[str, int, str]) -> Any:
    title, lasting, kind = each
    return stage.do(agenda.add_item, meeting=meeting, values={"title": title, "minutes": lasting, "kind": kind})


def _answers(stage: Stage, meeting: Any) -> None:
    says = {person: how for person, _organisation, how in CAME if person != "farid-imaginary"}
    for row in CallRecipient.objects.filter(call__meeting=meeting).select_related("person").order_by("email"):
        if row.person and row.person.key in says:
            words = "I am in the library that day." if says[row.person.key] == "apologies" else ""
            stage.do_now(sending.answer, meeting=meeting, recipient=row, says=says[row.person.key], words=words)


def _vote(stage: Stage, item: Any) -> None:
    motion = stage.do_now(
        motions.put_motion, item=item, method="vote",
        text="The alliance prints two thousand leaflets in two languages.",
        proposed_by=stage.organisations["hweu"], seconded_by=stage.organisations["iwa"],
    )  # fmt: skip
    for organisation, choice in VOTES.items():
        stage.do_now(motions.cast_vote, motion=motion, organisation=stage.organisations[organisation], choice=choice)
    stage.made["leaflet-decision"] = stage.do_now(motions.close_motion, motion=motion).decision


def _write(stage: Stage, items: list[Any], told: Any) -> None:
    for item, each in zip(items, told, strict=True):
        stage.do_now(minutes.save_text, item=item, text=each[3], based_on=0)
