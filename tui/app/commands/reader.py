"""Commands of the reading screen."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _JUMP, _SELECT = N_("Moving"), N_("Jumping and finding"), N_("Selecting")
_SAY, _MARKS, _LOOK, _PAGE = N_("Saying"), N_("Marks of the program"), N_("Looking"), N_("Structure of the page")


def _move(name: str, keys: tuple[str, ...], title: str) -> Command:
    return Command(f"reader.{name}", "reader", keys, title, _MOVE, name, counted=True)


def _jump(name: str, keys: tuple[str, ...], title: str) -> Command:
    return Command(f"reader.{name}", "reader", keys, title, _JUMP, name, counted=True)


def _object(name: str, keys: tuple[str, ...], title: str) -> Command:
    return Command(f"reader.inside_{name}", "reader", keys, title, _SELECT, name)


MOTIONS: tuple[Command, ...] = (
    _move("row_down", ("j", "down"), N_("Row down")),
    _move("row_up", ("k", "up"), N_("Row up")),
    _move("word_next", ("w", "right"), N_("Next word")),
    _move("word_back", ("b", "left"), N_("Previous word")),
    _move("word_end", ("e",), N_("End of the word")),
    _move("character_back", ("h",), N_("Previous character")),
    _move("character_next", ("l",), N_("Next character")),
    _move("sentence_next", (")",), N_("Next sentence")),
    _move("sentence_back", ("(",), N_("Previous sentence")),
    _move("paragraph_next", ("}",), N_("Next paragraph")),
    _move("paragraph_back", ("{",), N_("Previous paragraph")),
    _move("row_start", ("0", "home"), N_("Start of the row")),
    _move("row_end", ("$", "end"), N_("End of the row")),
    _move("page_down", ("space", "ctrl+f", "pagedown"), N_("Page down")),
    _move("page_up", ("ctrl+b", "pageup"), N_("Page up")),
    _move("half_down", ("ctrl+d",), N_("Half a page down")),
    _move("half_up", ("ctrl+u",), N_("Half a page up")),
    _move("top", ("g g",), N_("Start of the article, or row 5 with 5gg")),
    _move("bottom", ("G",), N_("End of the article")),
    _move("bracket", ("%",), N_("Matching bracket or quote; after a number, so many percent into the article")),
)
CENTRING: tuple[Command, ...] = (
    Command("reader.middle", "reader", ("z z",), N_("Put this row in the middle"), _MOVE, "middle"),
    Command("reader.to_top", "reader", ("z enter",), N_("Put this row at the top"), _MOVE, "top"),
    Command("reader.to_bottom", "reader", ("z b",), N_("Put this row at the bottom"), _MOVE, "bottom"),
)

JUMPS: tuple[Command, ...] = (
    _jump("entity_next", ("] e",), N_("Next entity")),
    _jump("entity_back", ("[ e",), N_("Previous entity")),
    _jump("same_next", ("] E",), N_("Same entity again")),
    _jump("same_back", ("[ E",), N_("Same entity before")),
    _jump("figure_next", ("] f",), N_("Next figure")),
    _jump("figure_back", ("[ f",), N_("Previous figure")),
    _jump("note_next", ("] n",), N_("Next annotation")),
    _jump("note_back", ("[ n",), N_("Previous annotation")),
    _jump("suggestion_next", ("] s",), N_("Next mark not yet decided")),
    _jump("suggestion_back", ("[ s",), N_("Previous mark not yet decided")),
    _jump("cell_next", ("] c",), N_("Next cell of a table")),
    _jump("cell_back", ("[ c",), N_("Previous cell of a table")),
    _jump("below_next", ("] C",), N_("Next cell of this column")),
    _jump("below_back", ("[ C",), N_("Previous cell of this column")),
    _jump("problem_next", ("] !",), N_("Next annotation to check")),
    _jump("problem_back", ("[ !",), N_("Previous annotation to check")),
)
JUMPING: tuple[Command, ...] = (
    *JUMPS,
    Command("reader.jump_again", "reader", (";",), N_("Repeat the last jump"), _JUMP, "1", counted=True),
    Command("reader.jump_reverse", "reader", (",",), N_("Repeat it the other way"), _JUMP, "-1", counted=True),
    Command("reader.article_next", "reader", ("] a", "J"), N_("Next article"), _JUMP, "1"),
    Command("reader.article_back", "reader", ("[ a",), N_("Previous article"), _JUMP, "-1"),
    Command(
        "reader.unread_next",
        "reader",
        ("] u",),
        N_("Next unread article, or new word (zk)"),
        _JUMP,
        "1",
    ),
    Command("reader.unread_back", "reader", ("[ u",), N_("Previous unread article, or new word (zk)"), _JUMP, "-1"),
    Command("reader.labels", "reader", ("f",), N_("Jump to any object on the screen"), _JUMP),
    Command("reader.find", "reader", ("/",), N_("Find in this article"), _JUMP, asks=True),
    Command("reader.find_next", "reader", ("n",), N_("Next hit"), _JUMP, "1", counted=True),
    Command("reader.find_back", "reader", ("N",), N_("Previous hit"), _JUMP, "-1", counted=True),
    Command("reader.all_notes", "reader", ("g N",), N_("All notes of the library"), _JUMP),
    Command("reader.overview", "reader", ("g O",), N_("The library in numbers"), _JUMP),
    Command("reader.decisions", "reader", (), N_("All decisions of the library: seen, and reversed"), _JUMP),
    Command(
        "reader.names", "reader", ("g e",), N_("Who and what is named, every name with its forms"), _JUMP, asks=True
    ),
    Command("reader.quotes", "reader", ("g Q",), N_("Who said what"), _JUMP, asks=True),
    Command("reader.timeline", "reader", ("g D",), N_("Timeline: what is said of days and periods"), _JUMP, asks=True),
    Command(
        "reader.ledger",
        "reader",
        ("L",),
        N_("Figure ledger: every figure as a fact, and what contradicts"),
        _JUMP,
        asks=True,
    ),
    Command("reader.concordance", "reader", ("K",), N_("Concordance of these words over the library"), _JUMP),
    Command("reader.same_words", "reader", ("*",), N_("Same words again"), _JUMP, "1", counted=True),
    Command("reader.same_words_back", "reader", ("#",), N_("Same words before"), _JUMP, "-1", counted=True),
    Command("reader.mark", "reader", ("m <char>",), N_("Remember this place by a letter"), _JUMP, palette=False),
    Command("reader.to_mark", "reader", ("' <char>",), N_("Go to a remembered place"), _JUMP, palette=False),
)

OBJECTS: tuple[Command, ...] = (
    _object("word", ("i w",), N_("Select this word")),
    _object("sentence", ("i s",), N_("Select this sentence without white space")),
    _object("paragraph", ("i p",), N_("Select this paragraph")),
    _object("entity", ("i e",), N_("Select this entity")),
    _object("figure", ("i f",), N_("Select this figure")),
    _object("quotation", ('i "', "i '"), N_("Select inside the quotation marks")),
    _object("title", ("i <", "i >"), N_("Select inside 《》")),
    _object("cell", ("i c",), N_("Select this cell of a table")),
    _object("bracket", ("i (", "i )", "i [", "i ]", "i {", "i }"), N_("Select inside the brackets")),
)

SELECTING: tuple[Command, ...] = (
    Command("reader.select", "reader", ("v",), N_("Select from this word; motions extend it"), _SELECT, "word"),
    Command("reader.select_sentence", "reader", ("V",), N_("Select this sentence"), _SELECT, "sentence"),
    Command("reader.other_end", "reader", ("o",), N_("Go to the other end of the selection"), _SELECT),
    *OBJECTS,
)

_STEPS = {"h": "character_back", "l": "character_next", "b": "word_back", "w": "word_next"}
_EDGE_TITLES = {
    "< h": N_("Begin a character earlier"),
    "< l": N_("Begin a character later"),
    "< b": N_("Begin a word earlier"),
    "< w": N_("Begin a word later"),
    "> h": N_("End a character earlier"),
    "> l": N_("End a character later"),
    "> b": N_("End a word earlier"),
    "> w": N_("End a word later"),
}

EDGES: tuple[Command, ...] = tuple(
    Command(
        f"reader.{edge}_{_STEPS[keys[-1]]}", "reader", (keys,), title, _SAY, f"{edge} {_STEPS[keys[-1]]}", palette=False
    )
    for keys, title in _EDGE_TITLES.items()
    for edge in ["start" if keys[0] == "<" else "end"]
)

SAYING: tuple[Command, ...] = (
    Command("reader.tag", "reader", ("t",), N_("Tag this"), _SAY, asks=True),
    Command("reader.quick_tag", "reader", ("<digit>",), N_("Tag this with a pinned tag"), _SAY, palette=False),
    Command("reader.note", "reader", ("c", "a"), N_("Write a note on this"), _SAY, asks=True),
    Command("reader.article_note", "reader", ("C",), N_("Write a note on the article"), _SAY, asks=True),
    Command(
        "reader.remove",
        "reader",
        ("x", "backspace"),
        N_("Remove this annotation, or dismiss this mark"),
        _SAY,
    ),
    Command("reader.propagate", "reader", ("P",), N_("Say the same of all equal texts"), _SAY, asks=True),
    Command(
        "reader.relate", "reader", ("g r",), N_("Relate this to another passage: here, then there"), _SAY, asks=True
    ),
    Command("reader.follow", "reader", ("g R",), N_("Go to the other end of a relation"), _SAY, asks=True),
    Command("reader.copy", "reader", ("y",), N_("Copy this"), _SAY, "text"),
    Command("reader.copy_reference", "reader", ("Y",), N_("Copy this with its reference"), _SAY, "reference"),
    Command("reader.star", "reader", ("s",), N_("Star the article, or take the star away"), _SAY, "star"),
    Command("reader.done", "reader", ("D",), N_("Mark the article as done, or take it back"), _SAY, "done"),
    Command("reader.review", "reader", ("R",), N_("Review: everything that waits for a decision"), _SAY),
    Command("reader.export", "reader", ("E",), N_("Export the annotations"), _SAY, asks=True),
    *EDGES,
)

MARKS: tuple[Command, ...] = (
    Command("reader.retype", "reader", ("g t",), N_("Correct the type of this mark"), _MARKS, asks=True),
    Command(
        "reader.mend", "reader", ("g m",), N_("Confirm or mend what is understood of the figure"), _MARKS, asks=True
    ),
    Command("reader.dismiss_all", "reader", ("g X",), N_("Dismiss this mark everywhere"), _MARKS, asks=True),
    Command(
        "reader.join_word",
        "reader",
        ("g s",),
        N_("Join the selected characters into one word"),
        _MARKS,
        asks=True,
    ),
    Command("reader.split_word", "reader", ("g S",), N_("Split this word"), _MARKS, asks=True),
    Command(
        "reader.suggest",
        "reader",
        (),
        N_("Let the language model point at passages"),
        _MARKS,
        aliases=("suggest",),
        asks=True,
    ),
)

LOOKING: tuple[Command, ...] = (
    Command("reader.words", "reader", ("z w",), N_("Show words: off, shaded, separated"), _LOOK),
    Command("reader.entities", "reader", ("z e",), N_("Show names and figures: off, quiet, in colour"), _LOOK),
    Command("reader.figures", "reader", ("z f",), N_("Show or hide figures"), _LOOK, "figures"),
    Command("reader.notes", "reader", ("z n",), N_("Show or hide annotations"), _LOOK, "notes"),
    Command("reader.outline", "reader", ("g o",), N_("Outline of the article"), _LOOK, "outline"),
    Command("reader.facts", "reader", ("A",), N_("Facts of the article"), _LOOK, "facts"),
    Command("reader.annotations", "reader", ("g n",), N_("Annotations of the article"), _LOOK, "notes"),
    Command("reader.look_up", "reader", ("d",), N_("Say what is known about this"), _LOOK, asks=True),
    Command("reader.keep_word", "reader", ("+",), N_("Keep this word to learn, with its sentence"), _LOOK),
    Command("reader.know_word", "reader", ("-",), N_("I know this word; again: I do not"), _LOOK),
    Command("reader.new_words", "reader", ("z k",), N_("Set off words that are new to you, or not"), _LOOK),
    Command(
        "reader.pinyin",
        "reader",
        ("z p",),
        N_("Show the sentence, paragraph or article with pinyin over it"),
        _LOOK,
        asks=True,
    ),
    Command(
        "reader.script", "reader", ("z t",), N_("Show in traditional, in simplified characters, as it stands"), _LOOK
    ),
    Command("reader.fold", "reader", ("z o",), N_("Open or close a folded repeat"), _LOOK),
    Command(
        "reader.open_link",
        "reader",
        ("g x",),
        N_("Open or copy this link, or go to the note and back"),
        _LOOK,
        asks=True,
    ),
    Command(
        "reader.enter",
        "reader",
        ("enter",),
        N_("Open what is folded, follow a link or a reference, or say what is known"),
        _LOOK,
    ),
)

STRUCTURE: tuple[Command, ...] = (
    Command("reader.split_here", "reader", ("g a",), N_("Begin a new article here"), _PAGE, "split"),
    Command("reader.merge_next", "reader", ("g A",), N_("Merge with the next article"), _PAGE, "merge"),
    Command("reader.as_title", "reader", ("g T",), N_("Make this line the title"), _PAGE, "title"),
    Command("reader.as_caption", "reader", ("g c",), N_("This is a caption"), _PAGE, "caption"),
    Command("reader.join_next", "reader", ("g j",), N_("Join this paragraph with the next"), _PAGE, "join"),
    Command("reader.unjoin", "reader", ("g J",), N_("Take a joined paragraph apart"), _PAGE, "unjoin"),
    Command("reader.no_repeat", "reader", ("g d",), N_("This is not a repeat"), _PAGE, "keep"),
)
WHOLE_FILE: tuple[Command, ...] = (
    Command("reader.kind", "reader", ("g k",), N_("Say what kind of document the file is"), _PAGE, asks=True),
    Command("reader.explain", "reader", ("g w",), N_("Say why this line is read as it is"), _PAGE, asks=True),
)

READER: tuple[Command, ...] = (
    *MOTIONS,
    *CENTRING,
    *JUMPING,
    *SELECTING,
    *SAYING,
    *MARKS,
    *LOOKING,
    *STRUCTURE,
    *WHOLE_FILE,
)
