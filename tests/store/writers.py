"""Other processes that write. They run by themselves, so that they can be killed; what they report is what was acknowledged."""

from __future__ import annotations

import multiprocessing
import random
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from becoming_relational.store.files import FileJournal
from becoming_relational.store.journal import JournalTrouble

from .making import a_record, text_of, with_text


def processes() -> ForkServerContext:
    """Starts processes quickly: all of them come from one that has imported everything and does nothing else."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.writers"])
    return context


def started(context: ForkServerContext, target: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """A running process, and what it reports."""
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(there, *given), daemon=True)
    process.start()
    there.close()
    return process, here


def reported(connection: Connection) -> list[str]:
    """All it reported until it ended."""
    heard: list[str] = []
    try:
        while True:
            heard.append(connection.recv())
    except EOFError:
        return heard


def write_until_killed(report: Connection, folder: Path, record_id: str, writer: str, seed: int) -> None:
    """Write, as a person does: mostly more, now and then something else altogether."""
    chance = random.Random(seed)
    journal = FileJournal(folder)
    known = {each.id: each for each in journal.list().records}
    record = known.get(record_id) or a_record("", record_id)
    text = text_of(record)
    for number in range(100_000):
        word = f"w{writer}n{number}"
        text = word if chance.random() < 0.2 else f"{text} {word}"
        # Some texts are longer than one page of the disk's cache.
        padding = " ." * chance.choice([0, 10, 30_000])
        record = journal.save(with_text(record, text + padding, writer=writer), record.stamp).record
        report.send(word)


def write_many(report: Connection, folder: Path, record_id: str, writer: str, times: int, come_back: bool) -> None:
    """Save the same record again and again while others do, each save with a word of its own."""
    journal = FileJournal(folder)
    record = a_record("", record_id)
    for number in range(times):
        word = f"w{writer}n{number}"
        saved = journal.save(with_text(record, word, writer=writer), record.stamp)
        report.send(word)
        # Go on in the record one is told to; or else come back, now and then, to the one that all began with.
        record = journal.read(record_id) if come_back and number % 5 == 0 else saved.record


def write_with_little_room(report: Connection, folder: Path, record_id: str, room: int) -> None:
    """Write until the system itself refuses: no file of this process may become larger than `room`."""
    journal = FileJournal(folder)
    record = a_record("", record_id)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    text = "word " * (room // 6)
    for number in range(10_000):
        text += f" w{number}"
        try:
            record = journal.save(with_text(record, text), record.stamp).record
        except JournalTrouble as trouble:
            report.send(f"{type(trouble).__name__}: {trouble.sentence}")
            return
        report.send(text_of(record))
