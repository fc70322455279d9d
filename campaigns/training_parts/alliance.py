"""The invented alliance: its campaign, organisations, people, memberships, purposes and rules."""

from __future__ import annotations

from typing import Any

from accede.accounts.actions import open_account
from accede.coalition import actions
from accede.coalition.actions import membership_acts, roles
from accede.core.dates import Moment
from accede.record.models import Treaty
from campaigns.training_parts.stage import DOMAIN, SOURCE, Stage

SLUG, TREATY = "training", "mine-ban"
SHOWN = "2026-10-20"
FOUNDED = Moment.parse("2024-09-02")

NOTE = """\
# Everything here is invented

This campaign is for learning. **No organisation, person, meeting, vote, letter, event or sum in this folder exists or
ever did**; whoever finds a likeness to somebody real has found a coincidence. Addresses end in `.invalid`, which no
mail reaches and no server answers. One thing is real: the treaty and the acts of States in the record, which do not
belong to this folder and know nothing of it. The State files bear the names of real States, for a form without a name
teaches nothing: **what they say of a government was never said, done or promised by anybody.** Heads of missions are
named by their office alone.

The folder is written by `campaigns/make_training.py`, which plays two years of an alliance through the same acts that
people use. Do not change it by hand: change the script and let it write the folder again.

## What you find

The **Example Alliance** has seven members (one is suspended), two observers, a partner and an endorser; one member
left, and one application was refused. Its Convener changes every six months: three rotations are on record with
nominations and ballots, and so is a handover pack. Of its meetings, the one of August 2026 has sealed minutes, the one
of October waits for corrections, the one of December has been called. The plan of 2026 has ideas, priorities and
outcomes; tasks are open, late and closed. Twelve State files hold positions with earlier ones, ways to deposit,
obstacles with their answers, allies and gaps, a contact log of six organisations (one entry is under an embargo until
2030; its source at risk stayed behind), asks, promises (two are late), a list of targets with plans, champions and the
countries of two months; every State has a mission in Geneva.

## What you can try

Propose an idea as an observer. Ask for a correction of the minutes of October. Open the rotation for the term that
begins on 1 January 2027, nominate, vote and count. Log a visit at an office where another member was last week. Print
briefs on the targets of the autumn. Close a task. Suspend a member and look at the quorum. What you do
is dated with the day on which you do it, not with the day that is shown.
"""

PURPOSES = (
    ("more-states", "to bring more States to join the treaty"),
    ("known", "to make the treaty known where people work, learn and pray"),
    ("law", "to see its rules made part of national law"),
    ("together", "to keep the members of the alliance working as one"),
)
# key → name, acronym, sectors, place in the alliance, its people (key, name, form, title)
ORGANISATIONS: dict[str, tuple[str, str, list[str], str, tuple[tuple[str, str, str, str], ...]]] = {
    "hweu": ("Harbour Workers' Example Union", "HWEU", ["labour"], "member",
             (("ada-example", "Ada Example", "Ms.", "General Secretary"),
              ("otto-example", "Otto Example", "Mr.", "Campaign assistant"))),
    "iwa": ("Invented Women's Assembly", "IWA", ["women"], "member",
            (("bruna-sample", "Bruna Sample", "Ms.", "President"),)),
    "mucc": ("Made-Up Council of Chapels", "MUCC", ["church"], "member",
             (("chidi-placeholder", "Chidi Placeholder", "Mr.", "Programme secretary"),)),
    "shrc": ("Sample Human Rights Circle", "SHRC", ["human_rights"], "member",
             (("dana-invented", "Dana Invented", "Ms.", "Director"),
              ("juno-specimen", "Juno Specimen", "Ms.", "Lent to the alliance"))),
    "pta": ("Pretend Teachers' Association", "PrTA", ["labour"], "member",
            (("eeva-pretend", "Eeva Pretend", "Ms.", "Treasurer"),)),
    "ilg": ("Imaginary League of Gardeners", "ILG", [], "member",
            (("farid-imaginary", "Farid Imaginary", "Mr.", "Head gardener"),)),
    "umf": ("Untrue Migrants' Forum", "UMF", ["migrant"], "member",
            (("gita-untrue", "Gita Untrue", "Ms.", "Coordinator"),)),
    "eio": ("Example Intergovernmental Office", "EIO", ["intergovernmental"], "observer",
            (("hana-instance", "Hana Instance", "Ms.", "Liaison officer"),)),
    "upl": ("University of Placeholders", "UPl", [], "observer",
            (("ivo-placeholder", "Ivo Placeholder", "Prof.", "Chair of Unwritten Law"),)),
    "spc": ("Sample Printing Cooperative", "SPC", ["labour"], "partner",
            (("kai-sample", "Kai Sample", "Mr.", "Printer"),)),
    "choir": ("Example Town Choir", "", [], "endorser", ()),
    "former": ("Society of Former Examples", "SFE", [], "member", ()),
    "nothing": ("Club for Nothing in Particular", "CNP", [], "", ()),
    "fund": ("Pretend Foundation", "", [], "", ()),
}  # fmt: skip
LATER = {"ilg"}  # joined after the founding, with an application


def found(stage: Stage) -> None:
    """The campaign, its purposes, and everybody in it with what each may do."""
    stage.campaign = stage.do(actions.start_campaign, **_facts())
    for number, (key, text) in enumerate(PURPOSES, start=1):
        purpose = stage.do(
            actions.add_purpose, campaign=stage.campaign, key=key, text=text, order=number, source=SOURCE
        )
        stage.made[key] = purpose
    for key in ORGANISATIONS:
        _enter(stage, key)
    _give_the_officer_her_role(stage)
    for key, (*_words, place, people) in ORGANISATIONS.items():
        if key not in LATER:
            _seat(stage, key, place, people)
    stage.do(
        actions.add_name, organisation=stage.organisations["hweu"], language="fr",
        name="Syndicat exemple des travailleurs portuaires", acronym="SETP", source=SOURCE,
    )  # fmt: skip
    stage.do(
        actions.relate, organisation=stage.organisations["mucc"], kind="has_members",
        unnamed="chapels that do not exist", source=SOURCE,
    )  # fmt: skip


def comings(stage: Stage) -> None:
    """Two applications: one with an admission, one that was refused."""
    _apply(stage, "ilg", "2025-02-03", "2025-03-11", "admit", "Gardeners reach people whom nobody else reaches.")
    stage.go("2025-04-01")
    _admit(stage, "ilg", "member", Moment.parse("2025-04-01"), decided_by="Meeting of members")
    _accounts(stage, "ilg", "member", ORGANISATIONS["ilg"][4])
    _apply(stage, "nothing", "2025-04-07", "2025-04-28", "refuse", "It does not say what it stands for.")


def leaving(stage: Stage) -> None:
    """A member that dissolved itself."""
    stage.go("2025-12-15")
    stage.do(
        actions.end_membership, membership=stage.made["former"], last_day=Moment.parse("2025-12-31"),
        note="It dissolved itself.", decided_by="Its own assembly",
    )  # fmt: skip


def suspension(stage: Stage) -> None:
    """A member that is not in good standing."""
    stage.go("2026-04-14")
    stage.do(
        membership_acts.suspend, membership=stage.made["umf"], day=Moment.parse("2026-04-15"),
        decided_by="Meeting of members", note="It has paid no contribution since it joined.", source=SOURCE,
    )  # fmt: skip


def _facts() -> dict[str, Any]:
    return {
        "slug": SLUG,
        "name": "Training Campaign for the Mine Ban Convention (invented)",
        "short_name": "Training campaign",
        "names": {"fr": "Campagne d'exercice (inventée)", "es": "Campaña de práctica (inventada)"},
        "treaty": Treaty.objects.get(slug=TREATY),
        "language": "en",
        "sample": True,
        "shown_on_date": Moment.parse(SHOWN).day,
        "shown_on_reason": "Everything here is invented, for this day: so it looks the same whenever it is opened.",
        "alliance": "Example Alliance for the Mine Ban Convention (invented)",
        "alliance_short": "Example Alliance",
        "convened": FOUNDED,
        "sectors": ["intergovernmental", "human_rights", "church", "labour", "migrant", "women"],
        "meets_regularly": True,
        "meeting_aims": ["to decide together", "to learn how this house works"],
        "quorum": "half",
        "passes": "two_thirds",
        "remote_counts": True,
        "proxies": 1,
        "proxies_count": False,
        "silence_consents": False,
        "notice_days": 10,
        "corrections_days": 14,
        "time_zone": "Europe/Zurich",
        "rules_source": "Rules of procedure of the Example Alliance, 2 September 2024 (invented)",
        "goal": "the universal acceptance of the treaty",
        "ongoing": True,
        "aim": "that every State joins the treaty and keeps it",
        "levels": ["international", "national"],
        "elements": ["political", "awareness"],
        "audiences": ["public_officials", "trade_unions", "religious_groups"],
        "alliance_gives": "a common plan, materials and a secretariat",
        "carried_by": "seven members that do not exist",
        "source": SOURCE,
        "source_note": NOTE,
    }


def _enter(stage: Stage, key: str) -> None:
    name, acronym, sectors, _place, people = ORGANISATIONS[key]
    row = stage.do(
        actions.add_organisation, campaign=stage.campaign, key=key, name=name, acronym=acronym, sectors=sectors,
        sectors_from="its invented name" if sectors else "", website=f"https://{key}.{DOMAIN}/", source=SOURCE,
    )  # fmt: skip
    stage.organisations[key] = row
    for person, full_name, form, title in people:
        held = stage.do(
            actions.add_person, campaign=stage.campaign, key=person, name=full_name, form=form,
            email=f"{person}@{DOMAIN}", source=SOURCE,
        )  # fmt: skip
        stage.people[person] = held
        stage.do(
            actions.add_affiliation, person=held, organisation=row, title=title, start=FOUNDED, source=SOURCE,
        )  # fmt: skip


def _seat(stage: Stage, key: str, place: str, people: Any) -> None:
    if place:
        _admit(stage, key, place, FOUNDED, decided_by="Founding assembly")
    if place in {"member", "observer"}:
        _accounts(stage, key, place, people)


def _admit(stage: Stage, key: str, place: str, start: Moment, *, decided_by: str) -> Any:
    stage.made[key] = stage.do(
        actions.admit, organisation=stage.organisations[key], kind=place, start=start, decided_by=decided_by,
        source=SOURCE,
    )  # fmt: skip
    return stage.made[key]


def _apply(stage: Stage, key: str, asked: str, decided: str, outcome: str, note: str) -> None:
    facts = {"organisation": stage.organisations[key], "place": "member", "source": SOURCE}
    stage.go(asked)
    stage.do(membership_acts.apply_for, day=Moment.parse(asked), note=note if outcome == "admit" else "", **facts)
    stage.go(decided)
    stage.do(
        membership_acts.decide, day=Moment.parse(decided), outcome=outcome, decided_by="Meeting of members",
        note=note if outcome == "refuse" else "", **facts,
    )  # fmt: skip


def _accounts(stage: Stage, key: str, role: str, people: Any) -> None:
    """Temporary accounts, by which members nominate and vote; they stay behind when the folder is written."""
    for person, *_words in people:
        if person in stage.users:
            continue
        _sign_in(stage, person)
        stage.do(
            roles.give_role, campaign=stage.campaign, user=stage.users[person], role=role,
            organisation=stage.organisations[key], from_date=max(stage.today, stage.made[key].start.day),
        )  # fmt: skip


def _sign_in(stage: Stage, person: str) -> None:
    held = stage.people[person]
    stage.users[person] = stage.do(open_account, name=held.name, email=held.email)
    stage.do(roles.link_account, person=held, user=stage.users[person])


def _give_the_officer_her_role(stage: Stage) -> None:
    _sign_in(stage, "juno-specimen")
    officer = stage.users["juno-specimen"]
    stage.do(roles.give_role, campaign=stage.campaign, user=officer, role="secretariat")
    stage.officer = officer
