"""The two threads of a session: one that writes, in order; one that reads, beside it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Threads:
    """Runs work for the event loop; nothing that is read waits for what is being written."""

    def __init__(self) -> None:
        self._closed = False
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="pizhu-writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="pizhu-reader")

    async def write(self, work: Callable[[], T]) -> T:
        """Run work in the one writing thread, in order, also when nobody waits for it any more.

        A screen that is closed, or a program that ends, gives up waiting; what a reader said is stored all the same.
        """
        return await asyncio.shield(self._run(self._writer, work))

    async def read(self, work: Callable[[], T]) -> T:
        """Run work in the reading thread; while it waits for its turn it can be given up."""
        return await self._run(self._reader, work)

    def close(self) -> None:
        """Finish what is being written; what is only being read is not waited for."""
        self._closed = True
        self._reader.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _run(self, executor: ThreadPoolExecutor, work: Callable[[], T]) -> asyncio.Future[T]:
        try:
            return asyncio.get_running_loop().run_in_executor(executor, work)
        except RuntimeError as error:
            if self._closed:
                raise asyncio.CancelledError from error
            raise
