"""Gathering what waits, in a thread, so that the first of it is decided while the rest is looked for."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual.worker import get_current_worker

from tui.app.services import Services
from tui.workspace.agreement.annotators import AnnotatorError
from tui.workspace.filter import FilterError

T = TypeVar("T")


def gathered(
    services: Services,
    batches: Callable[[Callable[[], bool]], Iterator[list[T]]],
    take: Callable[[list[T]], None],
    told: Callable[[str], None],
) -> bool:
    """Hand batches to the screen's thread, from a worker; tell whether all came and nobody ended the worker.

    `batches` is given what says that the work is no longer wanted; `told` hears of a filter that is wrong, and of
    annotators who said nothing.
    """
    worker = get_current_worker()
    try:
        for batch in batches(lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return False
            if batch:
                services.call_from_thread(take, batch)
    except (FilterError, AnnotatorError) as error:
        services.call_from_thread(told, str(error))
    return True
