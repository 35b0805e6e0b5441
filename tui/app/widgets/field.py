"""Fields that obey keys in the order in which they are typed.

Textual lets a key with a binding, such as ctrl+u, travel from the field up to the program before it acts. What is typed
behind it on a busy machine was put in before that, and then deleted by it.
"""

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea


class LineField(Input):
    """A line to type in."""

    async def on_key(self, event: events.Key) -> None:
        """Do what a key is bound to before the next one is looked at; Backspace in an empty line is for the dialog."""
        if event.key != "backspace" or self.value:
            await _obey(self, event)


class TextField(TextArea):
    """Several lines to type in."""

    async def on_key(self, event: events.Key) -> None:
        """Do what a key is bound to before the next one is looked at; Enter begins a line."""
        if event.key != "enter":
            await _obey(self, event)


async def _obey(field: Widget, event: events.Key) -> None:
    screen, app = field.screen, field.app
    if screen is not app.screen or screen.focused is not field:  # the key before has closed the dialog or gone on
        _take(event)
        app.post_message(events.Key(event.key, event.character))
    elif not event.is_printable and (found := screen.active_bindings.get(event.key)) and found.enabled:
        _take(event)
        await app.run_action(found.binding.action, found.node)


def _take(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
