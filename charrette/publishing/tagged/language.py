"""Languages as PDF names them."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{2,8})*")


def language_tag(named: str) -> str:
    """The BCP 47 tag that somebody wrote, or nothing when it is none: a reader then takes the document's."""
    tag = named.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""
