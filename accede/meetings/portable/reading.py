"""A meeting's file read back; every problem is reported with the file it stands in."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Task
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.meetings.models import AgendaItem, Decision, DecisionTask, Meeting, Motion, Paper, Series
from accede.meetings.portable.shapes import CHILDREN, Child, columns, from_text
from accede.meetings.portable.writing import file_of


class Reader:
    """Reads the files of one campaign in three rounds: the meetings, what hangs on them, what decisions replace."""

    def __init__(self, folder: Folder, report: Report, campaign: Campaign) -> None:
        self.folder, self.report, self.campaign = folder, report, campaign
        self.name = ""
        self.replacing: list[tuple[str, Decision, str]] = []

    def series(self, name: str) -> None:
        """One series."""
        self.name = name
        data = self.folder.toml(name)
        self._save(Series, data, {"campaign": self.campaign, "key": _key(name)}, known=frozenset({"campaign", "key"}))

    def meetings(self, names: list[str]) -> None:
        """All meetings with everything that hangs on them."""
        found = []
        for name in names:
            self.name = name
            data = self.folder.toml(name)
            inner = {child.name: data.pop(child.name) for child in CHILDREN if child.name in data}
            own = {"campaign": self.campaign, "key": _key(name)}
            row = self._save(Meeting, data, own, known=frozenset({"campaign", "key"}))
            if row is not None:
                found.append((name, row, inner))
        for name, row, inner in found:
            self.name = name
            for child in CHILDREN:
                self._children(child, row, inner.get(child.name, []), row)
        for name, decision, code in self.replacing:
            self._replaces(name, decision, code)

    def _children(self, child: Child, parent: Any, rows: list[dict[str, Any]], meeting: Meeting) -> None:
        for data in rows:
            inner = {each.name: data.pop(each.name) for each in child.children if each.name in data}
            own: dict[str, Any] = {child.parent: parent}
            tasks, replaces = [], ""
            if child.model is Decision:
                own["campaign"] = self.campaign
                tasks, replaces = data.pop("tasks", []), data.pop("replaces", "")
            if child.model is Paper and data.get("sha256"):
                own["content"] = self._content(Paper(meeting=meeting, number=data.get("number", 0)), data["sha256"])
            row = self._save(child.model, data, own, known=child.skip | {child.parent}, meeting=meeting, parent=parent)
            if row is None:
                continue
            for each in child.children:
                self._children(each, row, inner.get(each.name, []), meeting)
            for key in tasks:
                self._task(row, key)
            if replaces:
                self.replacing.append((self.name, row, replaces))

    def _save(
        self, model: type[models.Model], data: dict[str, Any], own: dict[str, Any], *, known: frozenset[str],
        meeting: Meeting | None = None, parent: Any = None,
    ) -> Any:  # fmt: skip
        fields = {each.name: each for each in columns(model, known)}
        values = dict(own)
        for column, value in data.items():
            if column not in fields:
                words = _("“%(name)s” is not known here. Write one of: %(known)s.")
                self._problem(column, words % {"name": column, "known": ", ".join(fields)})
                return None
            try:
                values[column] = self._value(fields[column], value, meeting, parent)
            except (ValueError, TypeError):
                self._problem(column, _("“%s” cannot be read here.") % value)
                return None
        row = model(**values)
        try:
            row.full_clean()
        except ValidationError as problem:
            for message in problem.messages:
                self._problem(str(model._meta.verbose_name), message)
            return None
        row.save()
        return row

    def _value(self, column: Any, value: Any, meeting: Meeting | None, parent: Any) -> Any:
        if not column.is_relation:
            return from_text(column, value)
        target = column.related_model
        found: Any
        if target is AgendaItem:
            found = AgendaItem.objects.filter(meeting=meeting, number=int(value)).first()
        elif target is Motion:
            found = Motion.objects.filter(item=parent, number=int(value)).first()
        else:
            found = target._default_manager.filter(campaign=self.campaign, key=value).first()
        if found is None:
            self._problem(column.name, _("“%s” is not in this campaign. Check the key.") % value)
        return found

    def _content(self, paper: Paper, sha256: str) -> bytes | None:
        content = self.folder.bytes(file_of(paper))
        if hashlib.sha256(content).hexdigest() != sha256:
            self._problem("sha256", _("The file %s is missing or is another one.") % file_of(paper))
            return None
        return content

    def _task(self, decision: Decision, key: str) -> None:
        task = Task.objects.filter(campaign=self.campaign, key=key).first()
        if task is None:
            self._problem("tasks", _("“%s” is not in this campaign. Check the key.") % key)
        else:
            DecisionTask.objects.create(decision=decision, task=task)

    def _replaces(self, name: str, decision: Decision, code: str) -> None:
        self.name = name
        year, _slash, number = code.partition("/")
        rows = Decision.objects.filter(campaign=self.campaign)
        found = rows.filter(year=year, number=number).first() if (year + number).isdecimal() else None
        if found is None:
            self._problem("replaces", _("“%s” is not in this campaign. Check the key.") % code)
        else:
            decision.replaces = found
            decision.save()

    def _problem(self, column: str, message: str) -> None:
        self.report.add(self.name, message, column=column)


def _key(name: str) -> str:
    return name.rsplit("/", 1)[1].removesuffix(".toml")
