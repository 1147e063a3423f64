"""A vignette: an invented scene that unfolds in beats, with no right answer and no hidden wrong one."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, model_validator

from .exercise import Also, Answers, ChooseOne, Client, ContrastingAnswer, Exercise, OtherClient, SeesawField, Step, WordsField
from .part import Id, Option, Part, Words, unique

MOVES = (
    Option(id="validate", label="Validate"),
    Option(id="explore", label="Explore"),
    Option(id="own-ones-part", label="Own one’s part"),
    Option(id="name-the-difference", label="Name the difference"),
    Option(id="slow-down", label="Slow down"),
    Option(id="stay-quiet", label="Stay quiet"),
    Option(id="seek-support", label="Seek support"),
    Option(id="repair-without-naming", label="Repair without naming"),
)

SEESAW = (
    Option(id="rescuing", label="Rescuing", note="Doing more, coming closer, making it better."),
    Option(id="guarding", label="Guarding", note="Holding back, staying correct, keeping safe."),
    Option(id="both", label="Both at once"),
    Option(id="neither", label="Neither"),
    Option(id="frozen", label="Frozen"),
)

QUIET = (
    Option(id="stay-quiet", label="I would stay quiet"),
    Option(id="rather-not-say", label="I’d rather not say"),
)


class Notice(Part):
    """Two questions about oneself, asked before any words are looked for."""

    feeling: Words
    body: Words
    attention_outside: Words = Field(description="The body question's other way: eyes open, attention on the room.")


class ResponsePoint(Part):
    """A moment at which the learner responds."""

    ask: Words
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)


class Beat(Part):
    """A stretch of the scene."""

    id: Id
    title: Words
    scene: Words
    notice: Notice | None = None
    respond: ResponsePoint | None = None


class Closeness(Part):
    """How near to the difficult part the learner wants to stand; each is a sentence added to the scene."""

    further: Words
    nearer: Words


class Triad(Part):
    """The same scene for three people in twenty minutes, with a way to sit out."""

    therapist: Words
    client: Words
    observer: Words
    sitting_out: Words


class Vignette(Part):
    """A scene as a teacher writes it; `as_exercise` turns it into the practice a learner meets."""

    id: Id
    title: Words
    threads: tuple[Id, ...] = Field(min_length=1)
    minutes: int = Field(ge=5, le=60)
    content_note: Words = Field(description="What the scene may stir, said before it begins.")
    opening: Words = Field(description="Who is in the room and how they come to be there.")
    clients: tuple[Client, Client]
    closeness: Closeness
    beats: tuple[Beat, ...] = Field(min_length=3)
    second_take: Words = Field(description="How the learner is asked to say it again.")
    anchor: Words = Field(description="What there is to take from the scene.")
    supervision: Words = Field(description="A question to take to supervision.")
    reflection: Words = Field(description="A question about the fictional therapist's conduct, which anyone can answer in full.")
    triad: Triad | None = None
    sources: tuple[Words, ...] = Field(min_length=1, description="Keys of course/references.bib.")

    @model_validator(mode="before")
    @classmethod
    def _has_no_right_answer(cls, given: Any) -> Any:
        for answer in _answers_as_given(given):
            marked = sorted({"right", "correct", "best", "score", "points", "wrong"} & set(answer))
            if marked:
                raise ValueError(
                    f"the answer {answer.get('id', '?')!r} is marked {marked[0]!r}, but a vignette has no right answer: "
                    "say what it opens and what it risks instead"
                )
        return given

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        unique([b.id for b in self.beats], "beat")
        clients = {c.id for c in self.clients}
        if len(clients) < 2:
            raise ValueError("the two clients have the same id; give each their own")
        points = [b for b in self.beats if b.respond]
        if not points:
            raise ValueError("no beat has a 'respond' part, so there is nothing to practise; give at least one")
        for beat in points:
            assert beat.respond is not None
            unique([a.id for a in beat.respond.answers], "answer")
            for answer in beat.respond.answers:
                _lands_with_one_and_misses_one(answer, clients)
            met = {land.client for a in beat.respond.answers for land in a.lands if land.how == "meets"}
            if met != clients:
                alone = ", ".join(sorted(clients - met))
                raise ValueError(f"in the beat {beat.id!r} no answer meets {alone}; each client needs at least one that does")
        return self

    def as_exercise(self) -> Exercise:
        """The whole practice: notice, seesaw, own words, contrasting answers, the other client, then again."""
        steps: list[Step] = [_beginning(self.opening)]
        gate: str | None = None
        first_take: str | None = None
        for beat in self.beats:
            nearness = _nearness(self.closeness) if beat is self.beats[0] else ()
            steps.append(Step(id=beat.id, title=beat.title, say=beat.scene, scene=True, also=nearness, after=gate))
            if beat.notice:
                steps.append(_noticing(beat.id, beat.notice))
            if beat.respond:
                steps += _responding(beat.id, beat.respond, self.clients)
                gate = f"{beat.id}-own-words"
                first_take = first_take or gate
        assert first_take is not None
        steps += _again(self, first_take)
        return Exercise(
            id=self.id, title=self.title, threads=self.threads, minutes=self.minutes, content_note=self.content_note,
            invented=True, steps=tuple(steps), sources=self.sources,
            second_look="You have been here before. What do you notice this time that you did not notice then?",
        )  # fmt: skip


def _beginning(opening: str) -> Step:
    return Step(
        id="opening", title="Who is here", say=opening, scene=True,
        fields=(
            ChooseOne(
                kind="choose-one", id="closeness", label="How near would you like to stand today?", personal=True,
                hint="You can change this whenever you like.",
                options=(
                    Option(id="further", label="A little further off"),
                    Option(id="as-it-is", label="As it is written"),
                    Option(id="nearer", label="A little nearer"),
                ),
            ),
        ),
    )  # fmt: skip


def _nearness(closeness: Closeness) -> tuple[Also, ...]:
    return (
        Also(field="closeness", option="further", words=closeness.further),
        Also(field="closeness", option="nearer", words=closeness.nearer),
    )


def _noticing(beat: str, notice: Notice) -> Step:
    return Step(
        id=f"{beat}-notice", title="What you notice in yourself",
        fields=(
            WordsField(kind="words", id=f"{beat}-feeling", label=notice.feeling, personal=True),
            WordsField(kind="words", id=f"{beat}-body", label=notice.body, personal=True, swap=notice.attention_outside),
            SeesawField(
                kind="seesaw", id=f"{beat}-seesaw", label="Where on the seesaw are you, just now?", personal=True,
                hint="It moves; it is allowed to. There is no place on it where one ought to be.", options=SEESAW,
            ),
        ),
    )  # fmt: skip


def _responding(beat: str, point: ResponsePoint, clients: tuple[Client, Client]) -> list[Step]:
    own = f"{beat}-own-words"
    return [
        Step(
            id=f"{beat}-respond", title="In your own words",
            fields=(WordsField(kind="words", id=own, label=point.ask, instead=QUIET,
                               hint="Write it as you would say it. Unfinished is fine."),),
        ),
        Step(
            id=f"{beat}-others", title="What others might say", after=own,
            say="None of these is the one to have found. Open them in any order, and look at what each makes room for.",
            fields=(
                Answers(kind="answers", id=f"{beat}-answers", label="Which of these would be hardest for you to say?",
                        answers=point.answers, moves=MOVES, after=own),
            ),
        ),
        Step(
            id=f"{beat}-clients", title="The same words, another client", after=own,
            say="Words do not carry their meaning alone. Choose some, and hear them as each of these two people might.",
            fields=(
                OtherClient(kind="other-client", id=f"{beat}-other-client", clients=clients, answers=point.answers,
                            label="What changes in what you would say, now that you have heard them both?", after=own),
            ),
        ),
    ]  # fmt: skip


def _again(vignette: Vignette, first_take: str) -> list[Step]:
    return [
        Step(
            id="second-take", title="Say it again", after=first_take,
            fields=(
                WordsField(kind="words", id="second-take", label=vignette.second_take, beside=first_take, instead=QUIET),
                WordsField(kind="words", id="reason", label="What changed, or what did you keep? And why?"),
            ),
        ),
        Step(
            id="anchor", title="To take along", say=vignette.anchor, after=first_take,
            fields=(WordsField(kind="words", id="reflection", label=vignette.reflection),),
        ),
        Step(
            id="supervision", title="To supervision", after=first_take,
            fields=(WordsField(kind="words", id="to-supervision", label=vignette.supervision, personal=True),),
        ),
    ]  # fmt: skip


def _lands_with_one_and_misses_one(answer: ContrastingAnswer, clients: set[str]) -> None:
    named = [land.client for land in answer.lands]
    unknown = [c for c in named if c not in clients]
    if unknown:
        raise ValueError(f"the answer {answer.id!r} lands with {unknown[0]!r}, who is not one of the two clients ({', '.join(sorted(clients))})")
    if set(named) != clients:
        raise ValueError(f"the answer {answer.id!r} needs one landing for each of the two clients")
    ways = {land.how for land in answer.lands}
    if ways == {"meets"}:
        raise ValueError(f"the answer {answer.id!r} meets both clients, which makes it the right answer: let it miss one of them")
    if ways == {"misses"}:
        raise ValueError(f"the answer {answer.id!r} misses both clients, which makes it the wrong answer: let it meet one of them")


def _answers_as_given(given: Any) -> list[dict[str, Any]]:
    beats = given.get("beats") if isinstance(given, dict) else None
    points = [b.get("respond") for b in beats if isinstance(b, dict)] if isinstance(beats, list) else []
    lists = [p.get("answers") for p in points if isinstance(p, dict)]
    return [a for each in lists if isinstance(each, list) for a in each if isinstance(a, dict)]
