"""The reading screen, put together from parts.

`ReaderState` (state.py) is all that the screen knows of the open article, as one frozen value. `ReaderView` (view.py)
holds it; `view.update(field=value, …)` is the only way to change it, and `Drawing` (drawing.py) hears which fields
differ and draws what depends on them. A part is an object of one subject (search.py, selection.py, annotating.py …)
made when an article is opened (parts.py) and gone with it; it gets the view, the session and the services, and never
another part. What it needs of one is handed to it as a function in parts.py (`keep`, `look_further`), stands in the
state, or goes up as a message that the screen (screen.py) passes on.

To add a command to the reader:

1. Add a row to the table, tui/app/commands/reader.py: id `reader.name`, keys, title; `asks=True` if it opens a dialog.
2. Write a method `(self, count: int | None, argument: str)` marked `@handles("reader.name")`, in the part whose subject
   it is, or in a new part that parts.py makes. Read `self._view.state`; change it by `self._view.update`, the cursor by
   `self._view.put_cursor`; store by `self._keep(Change(label, put=…, drop=…))`; speak by `self._services.status`.
   An `async def` runs beside the screen and may `await self._services.ask(dialog)`; afterwards look at
   `self._view.open`, because another article may be open by then.
3. Slow work goes to `self._view.in_thread(function, group)`; it hands its result back by `self._view.post(message)`,
   a message that carries the view, so that the screen drops what comes for an article that is closed.
4. What has to be remembered is a new field of `ReaderState` with a docstring; what has to be drawn for it is a line in
   `Drawing.changed`. Say in `ReaderState.reopened` whether the next article keeps it.
5. Test it in tests/app/test_reader_*.py through its keys; test_reader_redraw.py holds what a key may draw anew.
"""

from tui.app.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
