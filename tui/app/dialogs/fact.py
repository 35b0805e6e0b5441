"""The fields of a figure: what is counted, where, when, how, how much."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.dialogs.base import Dialog
from tui.app.widgets.field import LineField
from tui.i18n import N_, _
from tui.language.ledger import Located
from tui.text.visible import visible_line
from tui.workspace.ledger.fields import TITLES, FieldProblem, changed, shown

_FOUND = {"said": "", "inherited": N_("from before"), "guessed": N_("guessed")}


class FactDialog(Dialog[dict[str, Any]]):
    """One line for each field; the answer holds what was typed otherwise, nothing where all is right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
    ]

    def __init__(self, fact: Located) -> None:
        hint = _("Enter keep: confirmed as it is, or mended   Up/Down field   Esc cancel")
        super().__init__(_("What is understood of “{text}”").format(text=fact.fact.text), hint, fact.sentence[:200])
        self._fact = fact.fact

    def body(self) -> Iterable[Widget]:
        """Yield a line for each field."""
        for name, value in shown(self._fact).items():
            found = self._fact.found.get(name)
            about = _FOUND[found.value] if found else ""
            title = _(TITLES[name]) + (_(" ({about})").format(about=_(about)) if about else "")
            yield Horizontal(
                Static(Content(visible_line(title))), LineField(value, id=f"field-{name}"), classes="field"
            )
        yield Static(classes="problem")

    def action_step(self, by: int) -> None:
        """Go to another field."""
        inputs = list(self.query(Input))
        here = next((at for at, one in enumerate(inputs) if one.has_focus), 0)
        inputs[(here + by) % len(inputs)].focus()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        typed = {name: self.query_one(f"#field-{name}", Input).value for name in TITLES}
        try:
            self.dismiss(changed(self._fact, typed))
        except FieldProblem as error:
            problem = self.query_one(".problem", Static)
            problem.update(Content(visible_line(str(error))))
            problem.display = True
