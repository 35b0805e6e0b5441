"""Parts that are made when they are first asked for, by whatever thread."""

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

_MAKING = RLock()


class once(Generic[T]):
    """As functools.cached_property, but made only once also where two threads ask at the same time.

    Since Python 3.12 cached_property makes no such promise.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> "once[T]": ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> "once[T] | T":
        """Return the part, which stays with its owner."""
        if owner is None:
            return self
        known = vars(owner)
        with _MAKING:
            if self._name not in known:
                known[self._name] = self._make(owner)
            made: T = known[self._name]
            return made
