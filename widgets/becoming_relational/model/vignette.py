"""A vignette: an invented scene that unfolds in beats, with no right answer and no hidden wrong one."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from .contrast import Client, ContrastingAnswer, suits_its_clients
from .exercise import Also, Answers, ChooseOne, Exercise, OtherClient, SeesawField, Step, WordsField
from .part import Id, Option, Part, Slip, Words, unique

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

_RESPOND = """respond:
  ask: What would you say, word for word? Or would you leave it?
  answers:
    - id: let-it-ring
      words: You say nothing, and wait.
      move: stay-quiet"""


class Notice(Part):
    """Two questions about oneself, asked before any words are looked for."""

    feeling: Words = Field(examples=["What comes up in you?"])
    body: Words = Field(examples=["Where in your body does it show, if it shows?"])
    attention_outside: Words = Field(description="The body question's other way: eyes open, attention on the room.")


class ResponsePoint(Part):
    """A moment at which the learner responds."""

    ask: Words = Field(examples=["What would you say, word for word? Or would you leave it?"])
    answers: tuple[ContrastingAnswer, ...] = Field(min_length=4, max_length=5)


class Beat(Part):
    """A stretch of the scene."""

    id: Id = Field(examples=["on-the-stairs"])
    title: Words = Field(examples=["On the stairs"])
    scene: Words = Field(description="What happens; a blank line starts a new paragraph.")
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

    id: Id = Field(examples=["v-name"])
    title: Words = Field(examples=["A name, said wrong"])
    threads: tuple[Id, ...] = Field(min_length=1, description="Ids from threads.yml.", examples=[["v-name"]])
    minutes: int = Field(ge=5, le=60, examples=[25])
    content_note: Words = Field(
        description="What the scene may stir, said before it begins.", examples=["Shame about a mistake; being misnamed."]
    )
    opening: Words = Field(description="Who is in the room and how they come to be there.")
    clients: tuple[Client, Client]
    closeness: Closeness
    beats: tuple[Beat, ...] = Field(min_length=3)
    second_take: Words = Field(description="How the learner is asked to say it again.")
    anchor: Words = Field(description="What there is to take from the scene.")
    supervision: Words = Field(description="A question to take to supervision.")
    reflection: Words = Field(description="A question about the fictional therapist's conduct, which anyone can answer in full.")
    triad: Triad | None = None
    sources: tuple[Words, ...] = Field(min_length=1, description="Keys of course/references.bib.", examples=[["safran-muran-2000"]])

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        unique([b.id for b in self.beats], "beat", at=("beats",))
        unique([c.id for c in self.clients], "client", at=("clients",))
        points = [(number, b.respond) for number, b in enumerate(self.beats) if b.respond]
        if not points:
            raise Slip("no beat has a 'respond' part, so there is nothing to practise; give at least one", ("beats",), _RESPOND)
        for number, point in points:
            try:
                suits_its_clients(point.answers, self.clients)
            except Slip as slip:
                raise Slip(str(slip), ("beats", number, "respond", *slip.at), slip.example) from slip
        if not any(answer.move == "repair-without-naming" for _, point in points for answer in point.answers):
            raise Slip(
                "no answer repairs without naming; for some people that is the better repair, so let at least one do it",
                ("beats", points[0][0], "respond", "answers"),
                "move: repair-without-naming",
            )
        try:
            self.as_exercise()
        except ValueError as error:
            names = ", ".join(b.id for b in self.beats)
            raise Slip(f"the ids of the beats ({names}) get in the way of steps the practice adds; choose others", ("beats",)) from error
        return self

    def as_exercise(self) -> Exercise:
        """The whole practice: notice, seesaw, own words, contrasting answers, the other client, then again."""
        steps: list[Step] = [_beginning(self.opening)]
        gate: str | None = None
        for beat in self.beats:
            nearness = _nearness(self.closeness) if beat is self.beats[0] else ()
            steps.append(Step(id=beat.id, title=beat.title, say=beat.scene, scene=True, also=nearness, after=gate))
            if beat.notice:
                steps.append(_noticing(beat.id, beat.notice))
            if beat.respond:
                steps += _responding(beat, beat.respond, self.clients)
                gate = _own_words(beat)
        steps += _again(self, next(_own_words(b) for b in self.beats if b.respond))
        return Exercise(
            id=self.id, title=self.title, threads=self.threads, minutes=self.minutes, content_note=self.content_note,
            invented=True, steps=tuple(steps), sources=self.sources,
            second_look="You have been here before. What do you notice this time that you did not notice then?",
        )  # fmt: skip


def _own_words(beat: Beat) -> str:
    return f"{beat.id}-own-words"


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


def _responding(beat: Beat, point: ResponsePoint, clients: tuple[Client, Client]) -> list[Step]:
    own = _own_words(beat)
    return [
        Step(
            id=f"{beat.id}-respond", title="In your own words",
            fields=(WordsField(kind="words", id=own, label=point.ask, instead=QUIET,
                               hint="Write it as you would say it. Unfinished is fine."),),
        ),
        Step(
            id=f"{beat.id}-others", title="What others might say", after=own,
            say="None of these is the one to have found. Open them in any order, and look at what each makes room for.",
            fields=(
                Answers(kind="answers", id=f"{beat.id}-answers", label="Which of these would be hardest for you to say?",
                        answers=point.answers, moves=MOVES, after=own),
            ),
        ),
        Step(
            id=f"{beat.id}-clients", title="The same words, another client", after=own,
            say="Words do not carry their meaning alone. Choose some, and hear them as each of these two people might.",
            fields=(
                OtherClient(kind="other-client", id=f"{beat.id}-other-client", clients=clients, answers=point.answers,
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
