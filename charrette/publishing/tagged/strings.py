"""Text as PDF writes it."""

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def text_string(text: str) -> str:
    """A text string: literal where it is plain, else in UTF-16 as hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
