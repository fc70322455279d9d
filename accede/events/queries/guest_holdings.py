"""What is held about a guest: her row, her registration, and texts that name her."""

from __future__ import annotations

from accede.coalition.models import Person
from accede.events.models import Guest, ProgrammeEntry, Registration, Reply
from accede.governments.models import MissionHead, Official
from accede.kit import persons

SHORTEST = 5  # letters of a word by which texts are searched, where it is no name of two words


def subject_of_guest(guest: Guest) -> persons.Subject:
    """The guest with her registration. A name that somebody else on record bears is not searched for in texts."""
    registration = Registration.objects.filter(guest=guest).first()
    words = {registration.email} if registration and registration.email else set()
    name = guest.name.strip()
    if (" " in name or len(name) >= SHORTEST) and not shared_name(guest):
        words.add(name)
    roots = (guest, registration) if registration else (guest,)
    return persons.Subject(roots=roots, words=tuple(sorted(words, key=lambda word: (-len(word), word))))


def shared_name(guest: Guest) -> bool:
    """Whether somebody else on record bears her name: a person, an official, a head of a mission, a speaker, another
    guest of another house. The same guest at another event is the same person.
    """
    name = guest.name.strip()
    rows = (Person, Official, MissionHead, ProgrammeEntry)
    if any(model._default_manager.filter(name__iexact=name).exists() for model in rows):
        return True
    others = Guest.objects.filter(name__iexact=name).exclude(pk=guest.pk)
    return others.exclude(affiliation__iexact=guest.affiliation).exists() or _is_anothers_reply(guest, name)


def _is_anothers_reply(guest: Guest, name: str) -> bool:
    return Reply.objects.filter(name__iexact=name).exclude(invitation=guest.invitation).exists()
