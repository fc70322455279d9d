"""Events as a folder: one TOML file an event (`events/<key>.toml`), sessions in `events/sessions.toml`."""

from accede.events.portable.part import EventsPart

__all__ = ["EventsPart"]
