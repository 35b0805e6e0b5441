"""Text that would steer a terminal, and the characters that do it."""

EVIL = [
    "\x1b[31m红\x1b]0;title\x07",
    "\x1b]52;c;cm0gLXJm\x07",
    "[/数据] [@click=app.quit]点[/]",
    "\u202e倒\u2066写\u2069",
    "\x9b31m\x90q\x9c",
    "行\r覆盖",
    "\u2028\u2029\x85",
    "a\x00b\x08\x7f",
    "%s%n{0}{x}",
    "😀‍👩‍👩‍👧️é゙",
]
STEERING = set("\x00\x07\x08\x1b\x7f\x85\x90\x9b\x9c\u2028\u2029\u202e\u2066\u2069")
