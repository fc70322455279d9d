"""The invented morning to which every mission was invited: a run of letters out of the starter set, prepared by the
officer and released by the Convener; replies by every way, two contradictions of which one is settled; who came to the
door, who stood on the paper list; what was learned. People appear by their functions alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from accede.core.dates import Moment
from accede.events.actions import door, events, parts
from accede.events.actions.invitation_runs import begin_invitations
from accede.events.actions.replies import answer, settle, take_reply
from accede.events.models import Guest, Invitation
from accede.governments.actions import missions
from accede.mailings.actions import release
from accede.mailings.actions.audiences import add_audience
from accede.mailings.actions.dispatches import record_dispatch
from accede.mailings.actions.starting import use_starter_set
from accede.mailings.models import Letter
from accede.record.queries import members_of
from campaigns.training_parts.stage import SOURCE, Stage, moment

MORNING = "autumn-morning"
CONVENER = "bruna-sample"
PREPARED, RELEASED, CLASSES, REPLY_BY = "2026-09-15", "2026-09-16", "2026-09-14", "2026-10-01"
DAY = "2026-10-08"
# In which language the invented missions of a group are written to; all others in English.
LANGUAGES = (("arab", "ar"), ("grulac", "es"), ("eastern-european", "ru"))
FRENCH_EACH = 2  # every second mission of the African Group
CHINESE = "CHN"
FUNCTIONS = ("First Secretary", "Counsellor", "Second Secretary", "Attaché", "Minister Counsellor")
EVALUATION = {
    "verdict": "A full room of those who agree already (invented)",
    "expected": "A third of those who have not acted.",
    "happened": "Those bound came; of those that have not acted, few did.",
    "worked": "Letters that said what fits each State; a link that needs no account.",
    "why": "The invitation came three weeks before the day, in the week of another conference.",
    "next_time": "Write six weeks before; telephone those who have not acted.",
    "source": SOURCE,
}


def morning(stage: Stage) -> None:
    """All of it, in the order of the days."""
    event = _event(stage)
    _languages(stage)
    run = _run(stage, event)
    _dispatched(stage, run)
    _replies(stage)
    _contradictions(stage)
    _door(stage, event)


def _event(stage: Stage) -> Any:
    stage.go("2026-09-01")
    values = {
        "key": MORNING, "title": "A morning on what remains to be done", "kind": "panel", "source": SOURCE,
        "starts": Moment.parse(DAY), "place": "Exampleton", "venue": "House of Examples", "time_zone": "Europe/Zurich",
        "begins_at": moment(DAY, "10:00"), "ends_at": moment(DAY, "12:30"), "expected": 60,
        "replies_close_at": moment("2026-10-06", "18:00"), "summary": "Four speakers and as many answers (invented).",
    }  # fmt: skip
    return stage.do(events.add_event, campaign=stage.campaign, values=values)


def _languages(stage: Stage) -> None:
    """Missions of some groups are written to in their own language, so that the letters are of six."""
    stage.go("2026-09-02")
    of = {code: language for group, language in LANGUAGES for code in members_of(group, on=stage.today)}
    french = sorted(members_of("african", on=stage.today) - of.keys())[::FRENCH_EACH]
    of |= dict.fromkeys(french, "fr") | {CHINESE: "zh"}
    for code, language in sorted(of.items()):
        mission = stage.made.get(f"mission-{code}-geneva")
        if mission:
            values = {"languages": [language, "en"]}
            stage.made[f"mission-{code}-geneva"] = stage.do(missions.change_mission, mission=mission, values=values)


def _run(stage: Stage, event: Any) -> Any:
    stage.go("2026-09-10")
    template = stage.do_now(use_starter_set, campaign=stage.campaign)
    question = {"key": "missions-in-geneva", "name": "All missions in Geneva", "kind": "missions",
                "query": {"seat": ["geneva"]}}  # fmt: skip
    audience = stage.do(add_audience, campaign=stage.campaign, values=question)
    stage.go(CLASSES)
    values = {
        "key": "autumn-invitations", "title": "Invitations to the autumn morning", "template": template,
        "audience": audience, "classes_date": date.fromisoformat(CLASSES), "letter_date": date.fromisoformat(RELEASED),
        "reply_by_date": date.fromisoformat(REPLY_BY), "signed_by": "The Convener",
        "signed_title": "Convener of the Example Alliance (invented)", "reply_to": "secretariat@training.invalid",
    }  # fmt: skip
    run = stage.do_now(begin_invitations, event=event, values=values)
    stage.go(PREPARED, "16:40")
    stage.do_now(release.prepare, run=run)
    stage.go(RELEASED, "09:15")
    stage.do_now(release.release, by=CONVENER, run=run)
    return run


def _dispatched(stage: Stage, run: Any) -> None:
    """All went by post, invented as they are; each forty-first came back."""
    letters = list(Letter.objects.filter(run=run).select_related("run").order_by("number"))
    stage.go(RELEASED, "17:00")
    stage.do_now(record_dispatch, letters=letters, kind="sent", channel="post", day=stage.today, reference="2026/1")
    stage.go("2026-09-25")
    back = letters[40::41]
    stage.do_now(record_dispatch, letters=back, kind="returned", channel="post", day=stage.today,
                 words="Moved, address unknown (invented)")  # fmt: skip


def _said(number: int, mark: str) -> tuple[str, str] | None:
    """What the invented mission of that number answers and how, None for nothing: the nearer a State is to the treaty,
    the likelier.
    """
    likely = {"party": 2, "bound": 2, "signed": 3}.get(mark, 7)
    if number % likely:
        return ("declines", ("link", "telephone", "note_verbale")[number % 3]) if number % 5 == 0 else None
    return (("comes", "colleague", "comes", "later")[number % 4], ("link", "link", "telephone", "mail")[number % 4])


def _invitations(stage: Stage) -> Iterator[tuple[int, Any]]:
    rows = Invitation.objects.filter(event__campaign=stage.campaign, event__key=MORNING).order_by("letter__number")
    yield from enumerate(rows.select_related("event__campaign"), start=1)


def _replies(stage: Stage) -> None:
    for number, invitation in _invitations(stage):
        said = _said(number, invitation.state_class)
        if said is None:
            continue
        stage.go(f"2026-09-{18 + number % 12:02}", f"{9 + number % 8:02}:{number % 60:02}")
        what, way = said
        _answered(stage, invitation, what, way, FUNCTIONS[number % len(FUNCTIONS)])


def _answered(stage: Stage, invitation: Any, what: str, way: str, function: str) -> None:
    name = f"{function} (invented)" if what == "colleague" else ""
    values: dict[str, Any] = {"answer": what, "name": name, "title": "", "heads": 1, "words": ""}
    if way == "link":
        answer(invitation=invitation, turn=invitation.turn, values=values, at=stage.now)
    else:
        stage.do_now(take_reply, invitation=invitation, values={**values, "way": way, "said_at": stage.now})


def _contradictions(stage: Stage) -> None:
    """Two missions said by the link that they come, and by note verbale that they do not; of one it was asked."""
    accepted = [each for _number, each in _invitations(stage) if _came_by_link(each)]
    for number, invitation in enumerate(accepted[:2]):
        stage.go("2026-10-02", f"11:{number:02}")
        _answered(stage, invitation, "declines", "note_verbale", "")
    stage.go("2026-10-05", "15:00")
    values = {"answer": "comes", "name": "", "title": "", "words": "Asked by telephone: the note was written before."}
    stage.do_now(settle, invitation=accepted[0], values=values)


def _came_by_link(invitation: Any) -> bool:
    return [(row.answer, row.way) for row in invitation.replies.all()] == [("comes", "link")]


def _door(stage: Stage, event: Any) -> None:
    """Three of four who said so came, some who had not answered did too; the paper list was entered the next day."""
    stage.go(DAY, "09:40")
    guests = list(Guest.objects.filter(event=event, left_out_date=None).order_by("invitation__letter__number", "pk"))
    for guest in guests:
        guest.event = event
    for number, guest in enumerate(guests, start=1):
        if number % 4:
            door.check_in(guest=guest, way="door", slip=f"{MORNING}-{number}", by=stage.officer, at=_at(number))
    stage.go("2026-10-09", "09:00")
    late = [guest for number, guest in enumerate(guests, start=1) if number % 12 == 0]
    others = [{"name": "Observer (invented)", "title": "", "affiliation": "A neighbouring house", "group": "ngos"}]
    door.note_paper(event=event, came=late, others=others, slip=f"{MORNING}-paper", by=stage.officer, at=stage.now)
    stage.do(door.count_by_eye, event=event, counts={"ngos": 21, "international": 4})
    stage.go("2026-10-12")
    stage.do(parts.evaluate, event=event, values=EVALUATION)


def _at(number: int) -> datetime:
    return moment(DAY, f"09:{40 + number % 20:02}")
