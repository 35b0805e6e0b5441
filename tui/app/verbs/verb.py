"""A verb: what `:` takes with an argument, such as `:theme ink`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from textual.app import App

from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.workspace.session import Session

Value = TypeVar("Value")


class VerbError(Exception):
    """An argument cannot be used; the message tells the reader why."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where a verb is said: the screen below the palette, and what it can reach."""

    app: App[None]
    session: Session
    services: Services
    screen: CommandScreen
    tags: list[str] = field(default_factory=list)
    """Names of tags, the most used first; empty until they are known."""


def nothing(_where: Speaker, _typed: str) -> Sequence[str]:
    """Offer nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Verb(Generic[Value]):
    """One row of the table of verbs."""

    name: str
    """What is typed after `:`, an English word."""
    title: str
    """What it does, a message id, imperative; the palette finds the verb by it too."""
    shape: str
    """What is typed after the name, a message id such as `NAME`."""
    parse: Callable[[Speaker, str], Value]
    """Read the argument, white space at its ends gone; a VerbError is told while the reader can mend it."""
    run: Callable[[Speaker, Value], object]
    """Do it; a coroutine goes on beside the screen. A VerbError is told on the bottom line."""
    complete: Callable[[Speaker, str], Sequence[str]] = nothing
    """Return whole arguments that what is typed may become, best first. Called on each key: fast, no disk."""
    scopes: tuple[str, ...] = ()
    """Screens that know it; empty means all."""


def first_word(typed: str) -> tuple[str, str]:
    """Split off the first word, which may stand in quotation marks: ("x y.csv", "tag:数据") of `"x y.csv" tag:数据`."""
    typed = typed.strip()
    if typed[:1] in {'"', "'"}:
        word, closed, rest = typed[1:].partition(typed[0])
        if closed:
            return word, rest.strip()
    word, _blank, rest = typed.partition(" ")
    return word, rest.strip()


def complete_tags(where: Speaker, typed: str) -> Sequence[str]:
    """Offer tags for a condition `tag:` that is being typed at the end."""
    before, begun, name = typed.rpartition("tag:")
    if not begun or " " in name:
        return ()
    return [f"{before}tag:{tag}" for tag in where.tags if tag.startswith(name) and " " not in tag]


def as_it_stands(_where: Speaker, typed: str) -> str:
    """Take the argument as it is typed."""
    return typed


def command(*ids: str) -> Callable[[Speaker, str], object]:
    """Return a `run` that carries out the command of the screen among these, with the argument typed."""

    def run(where: Speaker, argument: str) -> object:
        known = {one.id for one in where.services.table(where.screen.SCOPE)}
        wanted = next(one for one in ids if one in known)
        return where.screen.run(wanted, None, argument)

    return run
