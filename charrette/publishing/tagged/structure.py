"""Writes the structure into the document's objects: the tree of elements, and the way back from page to element."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from charrette.publishing.tagged.elements import Annotated, Element, Marked, join_heads, nest_headings, pruned
from charrette.publishing.tagged.roles import Role
from charrette.publishing.tagged.strings import text_string


class ParentTree:
    """For each page the elements of its marked content, for each annotation its element, by running numbers."""

    def __init__(self) -> None:
        self.entries: list[Element | list[Element]] = []

    def add(self, entry: "Element | list[Element]") -> int:
        """Takes up a page or an annotation; gives its number."""
        self.entries.append(entry)
        return len(self.entries) - 1


class Written(PDFObject):
    """An object of the file whose text is known when all others have their numbers."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, document: Any) -> bytes:
        """What ReportLab asks for when it writes."""
        return self.text.encode("ascii")


def set_structure(document: Any, root: Element, parents: ParentTree) -> None:
    """Adds the structure to the catalog of a ReportLab document all of whose pages are there."""
    pruned(root)
    join_heads(root)
    nest_headings(root)
    writing = _Writing(document)
    top, tree = Written(), Written()
    top_reference, tree_reference = (writing.reference(each) for each in (top, tree))
    main = writing.element(root, top_reference)
    entries = " ".join(f"{number} {writing.entry(entry)}" for number, entry in enumerate(parents.entries))
    tree.text = f"<</Nums [{entries}]>>"
    top.text = (
        f"<</Type /StructTreeRoot /K {main} /ParentTree {tree_reference} "
        f"/ParentTreeNextKey {len(parents.entries)}>>"
    )
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Writing:
    """Gives every element an object number and writes it."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers: dict[Element, str] = {}
        self._language = str(getattr(document.Catalog.Lang, "s", ""))

    def reference(self, thing: Any) -> str:
        """The reference to an object of the file, which is taken up when it is new."""
        written: bytes = self._document.Reference(thing).format(self._document)
        return written.decode("ascii")

    def entry(self, entry: "Element | list[Element]") -> str:
        """What the parent tree says of an annotation or a page."""
        if isinstance(entry, Element):
            return self._numbers[entry]
        return f"[{' '.join(self._numbers[each] for each in entry)}]"

    def element(self, element: Element, parent: str) -> str:
        """Writes an element and all below it; gives its reference."""
        written = Written()
        own = self._numbers[element] = self.reference(written)
        page, kids = self._kids(element, own)
        pieces = [f"/Type /StructElem /S /{element.role} /P {parent}"]
        if page:
            pieces.append(f"/Pg {page}")
        if kids:
            pieces.append(f"/K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}")
        pieces += self._words(element)
        attributes = _attributes(element)
        if attributes:
            pieces.append(f"/A {attributes}")
        written.text = f"<<{' '.join(pieces)}>>"
        return own

    def _kids(self, element: Element, own: str) -> tuple[str, list[str]]:
        """The page that numbers without one refer to, and what hangs below the element."""
        first, kids = "", list[str]()
        for each in element.kids:
            if isinstance(each, Element):
                kids.append(self.element(each, own))
                continue
            page = self.reference(each.page)
            first = first or page
            kids.append(self._content(each, page, first))
        return first, kids

    def _content(self, kid: Marked | Annotated, page: str, first: str) -> str:
        if isinstance(kid, Annotated):
            return f"<</Type /OBJR /Pg {page} /Obj {self.reference(kid.reference)}>>"
        if page == first:
            return str(kid.number)
        return f"<</Type /MCR /Pg {page} /MCID {kid.number}>>"

    def _words(self, element: Element) -> list[str]:
        said = (
            ("Alt", element.alternative),
            ("ActualText", element.actual),
            ("Lang", element.language if element.language != self._language else ""),
        )
        return [f"/{key} {text_string(words)}" for key, words in said if words]


def _attributes(element: Element) -> str:
    """What an element is besides its role: a cell's scope and spans, a list's numbering, a figure's box."""
    if element.role is Role.LIST and element.numbering:
        return f"<</O /List /ListNumbering /{element.numbering}>>"
    if element.role is Role.FIGURE and element.box:
        box = " ".join(f"{each:.2f}" for each in element.box)
        return f"<</O /Layout /Placement /Block /BBox [{box}]>>"
    said = [
        f"/Scope /{element.scope}" if element.scope else "",
        f"/ColSpan {element.columns}" if element.columns > 1 else "",
        f"/RowSpan {element.rows}" if element.rows > 1 else "",
        f"/Summary {text_string(element.summary)}" if element.summary else "",
    ]
    pieces = [each for each in said if each]
    return f"<</O /Table {' '.join(pieces)}>>" if pieces else ""
