"""A text as SQLite's full-text index sees it: one token a character, so that any stretch is a phrase.

The index's own tokenizers do not fit Chinese: unicode61 takes a whole clause for one word, trigram finds nothing
shorter than three characters, and jieba's words hide what lies across their borders.
"""

from typing import Final

from tui.text.search import fold

TOKENIZER: Final = "unicode61 remove_diacritics 0"


class _Tokens(dict[int, str]):
    """Code point -> the tokens of what it folds to, each with a blank; filled as characters come.

    A character that the tokenizer would drop or change is written as its number.
    """

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(map(_token, fold(chr(code))))
        return found


def _token(char: str) -> str:
    code = ord(char)
    known = (char.isascii() and char.isalnum()) or 0x4E00 <= code <= 0x9FA5 or 0x3400 <= code <= 0x4DB5
    return f"{char} " if known else f"x{code:x} "


_TOKENS = _Tokens()


def tokens(text: str) -> str:
    """Return a text as tokens with blanks between; punctuation and white space are tokens too."""
    return text.translate(_TOKENS)


def phrase(text: str) -> str:
    """Return an FTS5 query for a text as a phrase. Nothing of it is syntax: tokens are letters and digits only."""
    return f'"{tokens(text).strip()}"'
