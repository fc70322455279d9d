"""Short names in addresses: how they are made, and which words belong to the rooms' own pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset(
    {"add", "answer", "change", "decisions", "duplicates", "grid", "handovers", "import", "invitations", "join",
     "map", "memberships", "of", "offices", "organisations", "people", "plan", "post", "posted", "prepared",
     "priorities", "purposes", "reply", "roles", "rotations", "rules", "secondments", "series", "sessions",
     "sign-in", "sign-ins", "start", "tasks", "terms", "venues", "year"}
)  # fmt: skip
LONGEST = 70  # of the words in a key; the number and the column (80) leave room


def free_key(model: type[Model], words: str, **within: Any) -> str:
    """A key that no row within the same campaign has and no page of a room uses: "ada-example", then "ada-example-2".

    Words without a Latin letter or digit give the model's name with a number ("person-2"): what a machine makes of an
    Arabic or Chinese name is not how its bearer writes it, and a wrong name in an address is worse than none.
    """
    stem = slugify(words)[:LONGEST].strip("-") or str(model._meta.model_name)
    rows: Any = model._default_manager.filter(key__startswith=stem, **within)
    taken = set(rows.values_list("key", flat=True)) | RESERVED
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if key not in taken)


def refuse_reserved(key: str) -> None:
    """A validator: a record of this name could not be reached, for the address opens a page of the room."""
    if key in RESERVED:
        raise ValidationError(
            _("“%(key)s” is the address of a page of this room. Give the record another key."),
            code="reserved",
            params={"key": key},
        )


def named_by_key(model: type[Model]) -> dict[str, str]:
    """{field: noun} of the fields in which a model holds keys (one as text, or a list of them) in place of a foreign
    key, as the model and what it inherits from declare them in BY_KEY = {"shared_keys": "organisation"}. "@about_kind"
    in place of the noun: that field of the row holds the label of the model that is meant.
    """
    found: dict[str, str] = {}
    for each in model.__mro__:
        found |= {name: noun for name, noun in vars(each).get("BY_KEY", {}).items() if name not in found}
    return found
