"""The rooms words are kept in, and who can enter each."""

from __future__ import annotations

from enum import StrEnum

from .part import Part, Words


class Room(StrEnum):
    """Where a record lives. A record changes room only by an explicit act of its writer."""

    ONLY_ME = "only-me"
    FOR_SUPERVISION = "for-supervision"
    TO_SUBMIT = "to-submit"
    SUBMITTED = "submitted"


PRIVATE = frozenset({Room.ONLY_ME, Room.FOR_SUPERVISION, Room.TO_SUBMIT})


class RoomCard(Part):
    """What a learner is told about a room, at every box that stands in it."""

    id: Room
    name: Words
    readers: Words
    """Who can read it where the words are kept in a journal folder."""
    readers_in_browser: Words
    """Who can read it where the words are kept in this browser alone."""
    on_entering: Words
    """What is said before words move into this room."""
    no_one_watches: Words
    """That nobody is watching this box, and what to do where someone may be at risk."""


class Rooms(Part):
    """All rooms, in the order in which they are offered."""

    rooms: tuple[RoomCard, ...]
