"""The map from a font's codes to text, without which nothing can be searched, copied or read aloud."""

from typing import Any


def mend_unicode_maps() -> None:
    """Has ReportLab write maps that hold; its own break beyond U+FFFF and give glyph 0 a text."""
    from reportlab.pdfbase import ttfonts

    module: Any = ttfonts
    module.makeToUnicodeCMap = unicode_map


def unicode_map(fontname: str, subset: list[int]) -> str:
    """The map of a font whose codes stand for these characters."""
    pairs = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
        if code and not 0xD800 <= code < 0xE000
    ]
    chunks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
