"""The content of photos and shared papers in the full needs file: Base64, checked by their SHA-256."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from charrette.domain.photos import Photo
from charrette.domain.plan.papers import Paper


def encoded_picture(digest: str, content: bytes) -> dict[str, str]:
    """``{"sha256": hex, "content": Base64}``."""
    return {"sha256": digest, "content": b64encode(content).decode("ascii")}


def decoded_pictures(items: Sequence[Mapping[str, Any]], owners: Sequence[Photo | Paper]) -> dict[str, bytes]:
    """The contents by SHA-256. Raises ``ValueError`` with the place for a damaged one, or one of nothing there."""
    known = {each.sha256 for each in owners}
    found: dict[str, bytes] = {}
    for index, item in enumerate(items):
        digest = item["sha256"]
        try:
            content = b64decode(item["content"], validate=True)
        except (binascii.Error, ValueError) as fault:
            raise ValueError(f"pictures[{index}].content: is no Base64.") from fault
        if sha256(content).hexdigest() != digest:
            raise ValueError(f"pictures[{index}].content: is damaged (its SHA-256 is another).")
        if digest not in known:
            raise ValueError(f"pictures[{index}].sha256: belongs to no photo or paper of the file.")
        found[digest] = content
    return found
