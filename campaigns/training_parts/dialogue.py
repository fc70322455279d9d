"""The invented dialogue: contacts of several organisations, one of them not to be known yet, one with a source that
stays behind; what was asked and promised; missions with role names alone; targets, champions, countries of the month.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.coalition.actions import tasks
from accede.coalition.queries import Reference
from accede.core.dates import Moment
from accede.governments.actions import contacts, missions, officials, promises, sources, tags, targets
from accede.governments.actions.contacts import Met
from accede.record.models import State
from accede.record.queries import every_state
from campaigns.training_parts.stage import SOURCE, Stage, moment

PEOPLE = {
    "hweu": "ada-example", "iwa": "bruna-sample", "mucc": "chidi-placeholder", "shrc": "dana-invented",
    "pta": "eeva-pretend", "ilg": "farid-imaginary", "": "",
}  # fmt: skip
# day, State, organisation, shared with, kind, office, name of the office, who was met, what was said, next step
CONTACTS: tuple[tuple[str, str, str, str, str, str, str, str, str, str], ...] = (
    ("2026-07-14", "MNG", "hweu", "alliance", "meeting", "foreign", "Treaty desk (invented)", "Head of the treaty desk",
     "They read one article a week and asked for the leaflet.", "Bring the leaflet"),
    ("2026-08-03", "MNG", "mucc", "public", "letter", "parliament", "", "Chair of a committee",
     "A letter was handed in.", ""),
    ("2026-09-10", "MNG", "shrc", "alliance", "meeting", "foreign", "Treaty desk (invented)", "Head of the treaty desk",
     "In favour, when the committee has finished.", "Ask for the committee's calendar"),
    ("2026-08-18", "MHL", "iwa", "members", "call", "mission", "", "First Secretary",
     "The key is being looked for.", ""),
    ("2026-09-02", "GEO", "shrc", "alliance", "meeting", "interior", "", "Deputy minister",
     "Three folders, no day.", ""),
    ("2026-09-24", "GEO", "pta", "alliance", "event", "foreign", "", "Desk officer",
     "Will ask about the folders.", ""),
    ("2026-07-28", "ARM", "mucc", "members", "message", "foreign", "", "Adviser", "After the song contest.", ""),
    ("2026-09-16", "LBN", "hweu", "own", "meeting", "justice", "", "Counsellor", "HWEU keeps this to itself.", ""),
    ("2026-08-27", "TON", "ilg", "public", "visit", "head", "", "Private secretary", "November, they say.", ""),
    ("2026-06-30", "EGY", "shrc", "alliance", "event", "embassy", "", "Counsellor", "The desert is large.", ""),
    ("2026-05-12", "KAZ", "hweu", "alliance", "letter", "interior", "", "Registry", "A receipt with a stamp.", ""),
)  # fmt: skip
PLANNED = (
    ("2026-11-10", "MNG", "hweu", "alliance", "parliament", "Bring the leaflet to the committee"),
    ("2026-11-12", "TON", "ilg", "members", "head", "Ask how November went"),
)
# State, what is asked, asked on, answer wanted by; what was promised in answer, by whom, on, due
ASKS: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    ("MNG", "A day for the vote", "2026-07-14", "2026-09-30", "A vote before the winter", "Treaty desk (invented)",
     "2026-09-10", "2026-12-15"),
    ("MHL", "To find the key of the second committee", "2026-08-18", "2026-09-15", "A new key",
     "First Secretary (invented)", "2026-08-18", "2026-09-30"),
    ("GEO", "One folder instead of three", "2026-09-02", "2026-10-01", "", "", "", ""),
    ("LBN", "A copy of the old decree", "2026-07-20", "", "A copy by post", "A registry (invented)", "2026-07-21",
     "2026-08-31"),
    ("TON", "A place on the agenda of November", "2026-08-27", "", "The third item", "Private secretary (invented)",
     "2026-08-27", "2026-11-20"),
    ("ARM", "The study, not its cover alone", "2026-07-28", "2026-09-01", "The study", "Adviser (invented)",
     "2026-07-28", "2026-09-15"),
)  # fmt: skip
TARGETS = (
    ("MNG", "hweu", "The committee reads the last articles; nobody is against it.", "Leaflet for each member of the "
     "committee\nA visit in November\nThanks on the day of deposit"),
    ("MHL", "iwa", "It has signed; only a key is missing.", "A call each fortnight\nA letter to the second committee"),
    ("TON", "ilg", "It has named a month.", "A visit in November"),
    ("GEO", "shrc", "Three ministries, three folders.", "One paper for all three"),
)  # fmt: skip


def _of(stage: Stage, code: str) -> dict[str, Any]:
    return {"campaign": stage.campaign, "state": State.objects.get(code=code)}


def directory(stage: Stage) -> None:
    """A mission in Geneva for every State, headed by an office and no person; two more in New York."""
    stage.go("2026-07-01", "08:00")
    seats = [(row.code, row.name, "geneva") for row in every_state(stage.campaign.treaty, as_of=stage.today)]
    seats += [("MHL", "Marshall Islands", "new_york"), ("MNG", "Mongolia", "new_york")]
    for number, (code, name, seat) in enumerate(seats, start=1):
        values = {
            "seat": seat, "name": f"Permanent Mission of {name} (invented entry)", "languages": ["en"],
            "precedence": number if seat == "geneva" else None, "channel": "mail", "then_channel": "post",
            "email": f"{code.lower()}.{seat.replace('_', '-')}@missions.training.invalid",
            "address": f"{number} Example Road, 1299 Exampleton", "source": SOURCE,
        }  # fmt: skip
        row = stage.do(missions.add_mission, **_of(stage, code), values=values)
        head = {
            "name": f"Permanent Representative of {name}", "title": "Ambassador", "salutation": "Excellency",
            "language": "en", "from_date": Moment.parse("2025"), "source": SOURCE,
        }  # fmt: skip
        stage.do(missions.add_head, mission=row, values=head)
        stage.made[f"mission-{code}-{seat}"] = row


def changes_at_missions(stage: Stage) -> None:
    """A new head within the last weeks, an address that came back, a check."""
    stage.go("2026-10-05")
    mission = stage.made["mission-GEO-geneva"]
    values = {
        "name": "Chargé d'affaires of Georgia", "rank": "charge", "salutation": "Sir or Madam", "language": "en",
        "from_date": Moment.parse("2026-10-01"), "source": SOURCE,
    }  # fmt: skip
    stage.do(missions.add_head, mission=mission, values=values, ends=mission.heads.get())
    stage.do(missions.mark_bounced, mission=stage.made["mission-KAZ-geneva"])
    for code in ("MNG", "TON", "LBN"):
        stage.do(missions.check_mission, mission=stage.made[f"mission-{code}-geneva"])


def log(stage: Stage) -> None:
    """What members logged; one entry under an embargo with a source at risk, which stays behind; visits to come."""
    stage.go("2026-07-10")
    values = {"name": "Head of the treaty desk", "title": "Director", "office_kind": "foreign", "source": SOURCE}
    desk = stage.do(officials.add_official, **_of(stage, "MNG"), values=values)
    for day, code, owner, shared, kind, office, name, met, said, then in CONTACTS:
        stage.go(day, "16:00")
        values = _entry(stage, owner, shared, office) | {
            "kind": kind, "office": name, "said": said, "next_step": then, "tags": ["training"],
            "warns": "lately" if owner == "shrc" else "nobody",
        }  # fmt: skip
        people = [Met(name=met, official=desk if name else None)]
        stage.do(contacts.log_contact, by=PEOPLE[owner], **_of(stage, code), values=values, people=people, anyway=True)
    _not_yet(stage)
    for day, code, owner, shared, office, then in PLANNED:
        stage.go("2026-10-12")
        values = _entry(stage, owner, shared, office) | {
            "stage": "planned", "day": date.fromisoformat(day), "kind": "visit", "next_step": then,
        }  # fmt: skip
        stage.do(contacts.log_contact, by=PEOPLE[owner], **_of(stage, code), values=values, anyway=True)


def _entry(stage: Stage, owner: str, shared: str, office: str) -> dict[str, Any]:
    return {
        "day": stage.today, "office_kind": office, "place": "Exampleton", "owner": stage.organisations[owner],
        "shared_with": shared,
    }  # fmt: skip


def _not_yet(stage: Stage) -> None:
    stage.go("2026-10-14", "17:00")
    values = _entry(stage, "mucc", "members", "parliament") | {
        "said": "The second committee would vote if nobody spoke of it before December (invented).",
        "embargo_until": moment("2030-01-15", "12:00"), "embargo_zone": "Europe/Zurich", "embargo_open": True,
    }  # fmt: skip
    row = stage.do(
        contacts.log_contact, by="chidi-placeholder", **_of(stage, "MHL"), values=values,
        people=[Met(name="A member of a committee")], anyway=True,
    )  # fmt: skip
    stage.do(
        sources.set_source, by="chidi-placeholder", contact=row, name="A source that does not exist (invented)",
        note="To be met in the garden alone.",
    )  # fmt: skip


def words(stage: Stage) -> None:
    """Asks, the promises in answer to them, and what became of these: one kept, one late and reminded, one moved."""
    for code, asked, on, due, promised, who, made, until in ASKS:
        stage.go(on, "17:00")
        values = {"text": f"{asked} (invented)", "asked": Moment.parse(on), "source": SOURCE}
        values |= {"due": date.fromisoformat(due)} if due else {}
        ask = stage.do(promises.add_ask, **_of(stage, code), values=values)
        if not promised:
            continue
        stage.go(made, "18:00")
        values = {
            "ask": ask, "text": f"{promised} (invented)", "made_by": who, "made": Moment.parse(made),
            "due": date.fromisoformat(until), "source": SOURCE,
            "shared_with": "public" if code == "TON" else "alliance",
        }  # fmt: skip
        stage.made[f"promise-{code}"] = stage.do(promises.add_promise, **_of(stage, code), values=values)
    stage.go("2026-09-07")
    stage.do(promises.note_promise, promise=stage.made["promise-LBN"], kind="kept", day=stage.today, text="It came.")
    stage.go("2026-09-28")
    stage.do(promises.note_promise, promise=stage.made["promise-ARM"], kind="reminded", day=stage.today)
    stage.do(
        promises.note_promise, promise=stage.made["promise-MHL"], kind="new_due", day=stage.today,
        due=date(2026, 10, 15), text="The locksmith is on holiday (invented).",
    )  # fmt: skip


def aims(stage: Stage) -> None:
    """Two lists of targets with plans and tasks, weights, champions, countries of the month, tags."""
    stage.go("2026-09-01")
    values = {"title": "Autumn 2026", "from_date": date(2026, 9, 1), "until_date": date(2026, 12, 31), "source": SOURCE}
    autumn = stage.do(targets.make_list, campaign=stage.campaign, values=values)
    for code, owner, reasons, plan in TARGETS:
        state = State.objects.get(code=code)
        values = {
            "state": state, "organisation": stage.organisations[owner], "reasons": f"{reasons} (invented)",
            "plan": plan, "review_date": date(2026, 11, 30),
        }  # fmt: skip
        row = stage.do(targets.add_target, targets=autumn, values=values)
        stage.do(
            tasks.open_task, campaign=stage.campaign, title=plan.splitlines()[0], due=date(2026, 11, 16),
            about=Reference(row._meta.label_lower, row.key), organisation=stage.organisations[owner],
            remind_before=[7], remind_late=True,
        )  # fmt: skip
    for code, role, text in (
        ("AUT", "champion", "Speaks of it at every dinner"),
        ("MEX", "sponsor", "Writes the text"),
    ):
        values = {"role": role, "text": f"{text} (invented)", "from_date": Moment.parse("2026"), "source": SOURCE}
        stage.do(targets.add_champion, **_of(stage, code), values=values)
    for month, code in ((9, "MHL"), (10, "MNG")):
        stage.go(f"2026-{month:02}-01")
        reason = "Because of its committee (invented)."
        stage.do(targets.choose_country, **_of(stage, code), month=stage.today, reason=reason)
    for code in ("MNG", "MHL"):
        stage.do(tags.tag_state, **_of(stage, code), tag="one-step-left")
