"""The pizhu command: everything that needs no screen, and the door to the one that does.

Exit codes: 0 done; 1 something could not be done, with the reason on standard error; 2 the command line is wrong;
130 interrupted; 141 nobody reads the output any more.
"""

import os
import sys

from tui.i18n import N_

COMMANDS = {
    "list": ("listing", N_("List all articles.")),
    "open": ("open", N_("Open the reader, also at an article or a place: ID, ID@OFFSET.")),
    "read": ("read", N_("Read line by line, without a screen: for screen readers.")),
    "serve": ("serve", N_("Show the reader in a browser on this machine.")),
    "review": ("review", N_("Decide about what waits, or list it.")),
    "show": ("show", N_("Print an article, set as on the screen.")),
    "find": ("find", N_("Search titles, texts, notes; show hits in context.")),
    "notes": ("notes", N_("List the annotations.")),
    "note": ("note", N_("Add, change or remove annotations.")),
    "tags": ("tags", N_("List the tags and how often each is used.")),
    "export": ("export", N_("Write annotations in the format of another tool.")),
    "import": ("import_", N_("Bring notes home from exports that were edited, and from other tools.")),
    "keys": ("keys", N_("List the commands of the screens and their keys.")),
    "config": ("config", N_("Show, explain, change or edit the settings.")),
    "check": ("check", N_("Verify the notes, and repair them.")),
    "moved": ("moved", N_("Let notes follow a source that was renamed, moved or split.")),
    "reconcile": ("reconcile", N_("Merge conflict copies of syncing programs.")),
    "restore": ("restore", N_("Bring notes back from a backup.")),
    "agree": ("agree", N_("Say how far two annotators agree.")),
    "stats": ("stats", N_("Count articles, notes, tags and decisions.")),
    "diff": ("diff", N_("Print notes in words, or what differs between two files of notes.")),
    "merge": ("merge", N_("Merge two branches' versions of a file of notes.")),
    "git-setup": ("git_setup", N_("Let git merge and show notes by what they say.")),
    "articles": ("articles", N_("Print the articles of files as JSON.")),
    "kind": ("kind", N_("Say what kind of document a file is, or decide it.")),
    "explain": ("explain", N_("Say why a line of a file has its role.")),
    "analyse": ("analyse", N_("Find names and figures of the whole library ahead.")),
    "names": ("names", N_("List who and what is named, with all forms of each name.")),
    "quotes": ("quotes", N_("List who said what.")),
    "timeline": ("timeline", N_("List what is said of days and periods, in order of time.")),
    "compare": ("compare", N_("Say what differs between two editions of a text.")),
    "ledger": ("ledger", N_("List figures as facts, and where they contradict one another.")),
    "fact": ("fact", N_("Print, confirm or mend what is understood of a figure.")),
    "suggest": ("suggest", N_("Let a language model of your own point at passages.")),
    "marks": ("marks", N_("Print names and figures found in files as JSON.")),
}
"""Command -> module below this one, and what help says of it: a module is imported only when its command runs."""


def main() -> None:
    """Run the command line. Opening a path, the everyday call, does not wait for click (25 ms)."""
    from tui.cli.streams import ready_streams

    ready_streams()
    args = sys.argv[1:]
    if "_PIZHU_COMPLETE" in os.environ or len(args) > 1 or any(arg.startswith("-") or arg in COMMANDS for arg in args):
        from tui.cli.group import pizhu

        pizhu(prog_name="pizhu")
    from tui.cli.output import Failed, complain
    from tui.cli.reader import open_reader

    try:
        sys.exit(open_reader(*args))
    except Failed as error:
        complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
