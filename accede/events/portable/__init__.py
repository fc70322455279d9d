"""Events as a folder: one TOML file an event, `events/<key>.toml`, and the sessions in `events/sessions.toml`."""

from accede.events.portable.part import EventsPart

__all__ = ["EventsPart"]
