"""coalition/tasks.csv and what hangs on it. Accounts stay behind, as everywhere in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accede.coalition import actions
from accede.coalition.models import Campaign, DueChange, Organisation, Person, SharedWith, Task, TaskClosing

TASKS = "coalition/tasks.csv"
CLOSINGS = "coalition/task-closings.csv"
DUE_CHANGES = "coalition/task-due-changes.csv"
SHARING = ("owner", "shared_with", "shared_keys")
ABOUT = ("about_kind", "about_key", "about_title")
COLUMNS = (
    "key", "title", "note", "organisation", "person", "due", "due_since", *ABOUT, "remind_before", "remind_late",
    "opened", *SHARING,
)  # fmt: skip
CLOSING_COLUMNS = ("task", "number", "closed", "result", "text", "reopened", "why")
CHANGE_COLUMNS = ("task", "number", "day", "before", "after", "why")


def write(folder: Any, campaign: Campaign) -> None:
    """The tasks of a campaign; no file when there is none."""
    tasks = Task.objects.filter(campaign=campaign).select_related("organisation", "person", "owner")
    folder.write_rows(TASKS, COLUMNS, [cells(row, COLUMNS) for row in tasks])
    closings = TaskClosing.objects.filter(task__campaign=campaign).select_related("task")
    folder.write_rows(CLOSINGS, CLOSING_COLUMNS, [cells(row, CLOSING_COLUMNS) for row in closings])
    changes = DueChange.objects.filter(task__campaign=campaign).select_related("task")
    folder.write_rows(DUE_CHANGES, CHANGE_COLUMNS, [cells(row, CHANGE_COLUMNS) for row in changes])


def read(folder: Any, campaign: Campaign, by: Any, on: date) -> None:
    """Every row becomes one act; what cannot be is reported and left out."""
    brought = Brought(folder, campaign, by, on)
    for row in folder.rows(TASKS, COLUMNS):
        brought.keep(row, Task, _task(brought, row))
    for row in folder.rows(CLOSINGS, CLOSING_COLUMNS, key=("task", "number")):
        brought.keep(row, TaskClosing, _closing(brought, row))
    for row in folder.rows(DUE_CHANGES, CHANGE_COLUMNS, key=("task", "number")):
        brought.keep(row, DueChange, _change(brought, row))


@dataclass
class Brought:
    """What of a folder is read already, and how its rows point at each other."""

    folder: Any
    campaign: Campaign
    by: Any
    on: date

    def there(self, row: Any, column: str, model: Any) -> Any:
        """The row of the campaign that a cell names by its key."""
        key = row.text(column).strip()
        if not key:
            return None
        found = model.objects.filter(campaign=self.campaign, key=key).first()
        if found is None:
            row.problem(column, _("“%s” is not in this campaign. Check the key.") % key)
        return found

    def sharing(self, row: Any) -> dict[str, Any]:
        """Whose the row is and who sees it."""
        shared = row.one_of("shared_with", SharedWith.values, SharedWith.ALLIANCE)
        owner = self.there(row, "owner", Organisation)
        return {"owner": owner, "shared_with": shared, "shared_keys": row.items("shared_keys")}

    def keep(self, row: Any, model: Any, facts: dict[str, Any] | None) -> Any:
        """The row made, or None when it cannot be; then it is reported."""
        if facts is None or not self.folder.report.ok:
            return None
        try:
            return actions.bring(row=model(**facts), by=self.by, on=self.on)
        except ValidationError as refusal:
            for column, messages in refusal.message_dict.items():
                for message in messages:
                    row.problem(column if column in row else next(iter(row)), message)
        return None


def cells(row: Any, columns: tuple[str, ...]) -> dict[str, object]:
    """The cells of a row; what it points at stands there by its key."""
    values = {column: getattr(row, column) for column in columns}
    return {column: getattr(value, "key", value) for column, value in values.items()}


def _task(brought: Brought, row: Any) -> dict[str, Any]:
    texts = {name: row.text(name) for name in ("key", "title", "note", *ABOUT)}
    opened = row.day("opened")
    return {
        "campaign": brought.campaign,
        **texts,
        "organisation": brought.there(row, "organisation", Organisation),
        "person": brought.there(row, "person", Person),
        "due": row.day("due"),
        "due_since": row.day("due_since") or opened,
        "opened": opened,
        "remind_before": [int(each) for each in row.items("remind_before") if each.isdigit()],
        "remind_late": bool(row.yes("remind_late")),
        **brought.sharing(row),
    }


def _closing(brought: Brought, row: Any) -> dict[str, Any] | None:
    task = brought.there(row, "task", Task)
    return task and {
        "task": task,
        "number": row.whole("number"),
        "closed": row.day("closed"),
        "result": row.one_of("result", TaskClosing.Result.values),
        "text": row.text("text"),
        "reopened": row.day("reopened"),
        "why": row.text("why"),
    }


def _change(brought: Brought, row: Any) -> dict[str, Any] | None:
    task = brought.there(row, "task", Task)
    return task and {
        "task": task,
        "number": row.whole("number"),
        "day": row.day("day"),
        "before": row.day("before"),
        "after": row.day("after"),
        "why": row.text("why"),
    }
