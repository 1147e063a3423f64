"""The rooms words are kept in, and who can enter each."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from .part import Part, Slip, Words, unique


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
    readers: Words = Field(description="Who can read it where the words are kept in a journal folder.")
    readers_in_browser: Words = Field(description="Who can read it where the words are kept in this browser alone.")
    on_entering: Words = Field(description="What is said before words move into this room.")
    no_one_watches: Words = Field(description="That nobody is watching this box, and what to do where someone may be at risk.")


class Rooms(Part):
    """All rooms, in the order in which they are offered."""

    rooms: tuple[RoomCard, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_room_is_told(self) -> Self:
        unique([card.id for card in self.rooms], "room", at=("rooms",))
        told = {card.id for card in self.rooms}
        missing = [room.value for room in Room if room not in told]
        if missing:
            raise Slip(f"the room {missing[0]!r} is missing; each room has to say who can read what is in it", ("rooms",))
        return self
