"""What the acts of every room raise when they do not take something: the message says why and what to do."""

from __future__ import annotations


class Refused(Exception):
    """An act that is not done. A form shows the message, beside the field that `field` names if it has one."""

    field: str = ""

    def __init__(self, *args: object, field: str = "") -> None:
        super().__init__(*args)
        self.field = field or self.field
