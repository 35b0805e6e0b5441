"""Work beside a widget that may close at any moment."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import Worker


def run_beside(
    node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], *, group: str = "default", exclusive: bool = False
) -> Worker[Any]:
    """Run a coroutine as a worker of a node, made when the worker begins.

    One that is made before is never awaited, and Python warns of it, where the node closes first.
    """
    make: Callable[[], Any] = work
    return node.run_worker(make, group=group, exclusive=exclusive)
