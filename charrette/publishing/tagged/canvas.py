"""A canvas on which nothing is drawn without saying what it is.

Text needs an open element (``tag``) or an explicit ``artifact``; anything else raises ``UntaggedError``, and so does a
figure without words. There is no way to turn that off: a file that passes a checker with half its words hidden is
worse than one that fails. Lines and shapes belong to the figure they are drawn in, and are artifacts elsewhere. Raw
operators (``addLiteral``) are not looked at.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from charrette.publishing.tagged.elements import Annotated, Element, Marked
from charrette.publishing.tagged.metadata import set_metadata
from charrette.publishing.tagged.packing import packed
from charrette.publishing.tagged.roles import GROUPING, Role
from charrette.publishing.tagged.strings import text_string
from charrette.publishing.tagged.structure import ParentTree, set_structure
from charrette.publishing.tagged.unicode_map import mend_unicode_maps

_reportlab: Any = pdfdoc
_settings: Any = rl_config
_PLAIN_ARTIFACT = "/Artifact BMC"
_SHAPES = (
    "line", "lines", "grid", "bezier", "arc", "rect", "ellipse", "wedge", "circle", "roundRect", "drawPath",
    "linearGradient", "radialGradient", "drawImage", "drawInlineImage", "doForm",
)  # fmt: skip


class UntaggedError(RuntimeError):
    """Something was drawn outside of an element and of an artifact."""


class TaggedCanvas(Canvas):
    """ReportLab's canvas with ``tag``, ``artifact`` and ``link``. Give it ``lang`` and a title, and embedded fonts."""

    _annotationrefs: list[Any]
    _code: list[str]
    _doc: Any
    _filename: Any

    def __init__(self, *args: Any, **options: Any) -> None:
        self._root = Element(Role.DOCUMENT, placed=True)
        self._open: list[Element] = [self._root]
        self._artifacts: list[str] = []
        self._marked: Element | str | None = None
        self._page_marks: list[Element] = []
        self._parents = ParentTree()
        options.setdefault("pdfVersion", (1, 7))
        mend_unicode_maps()
        _settings.useA85 = 0  # streams as bytes: written as letters they are a quarter larger
        plain: Any = super()
        plain.__init__(*args, **options)

    @contextmanager
    def tag(self, element: Element) -> Generator[None]:
        """What is drawn inside belongs to the element; inside an artifact it stays an artifact."""
        if self._artifacts:
            yield
            return
        if element.role is Role.FIGURE and not (element.alternative or element.actual).strip():
            raise UntaggedError(f"A figure on page {self.getPageNumber()} that no words stand for.")
        element.place(self._open[-1])
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def artifact(self, kind: str = "") -> Generator[None]:
        """What is drawn inside is no content: nobody needs to hear it. ``kind`` is Header or Footer, or nothing."""
        pagination = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"
        self._artifacts.append(pagination if kind else _PLAIN_ARTIFACT)
        try:
            yield
        finally:
            self._artifacts.pop()

    def link(
        self, words: str, box: Sequence[float], url: str = "", destination: str = "", relative: int = 1
    ) -> None:
        """The area (left, bottom, right, top) that leads to a URL or a bookmark, within an open Link element.

        ``words`` say where it leads.
        """
        plain: Any = self
        element = self._open[-1]
        if element.role is not Role.LINK:
            raise UntaggedError(f"A link to {url or destination} outside of a Link element.")
        annotation = _reportlab.PDFDictionary(
            {
                "Type": _reportlab.PDFName("Annot"),
                "Subtype": _reportlab.PDFName("Link"),
                "Rect": _reportlab.PDFArray(plain._absRect(tuple(box), relative)),
                "Border": _reportlab.PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": _reportlab.PDFString(words),
                "StructParent": self._parents.add(element),
            }
        )
        if url:
            annotation["A"] = _reportlab.PDFDictionary(
                {"S": _reportlab.PDFName("URI"), "URI": _reportlab.PDFString(url)}
            )
        else:
            annotation["Dest"] = plain._bookmarkReference(destination)
        self._addAnnotation(annotation)
        element.kids.append(Annotated(self._doc.thisPageRef(), self._annotationrefs[-1]))

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:  # noqa: N802
        if "StructParent" not in getattr(annotation, "dict", {}):
            raise UntaggedError("An annotation outside of the structure; links are made by link().")
        plain: Any = super()
        plain._addAnnotation(annotation, name, addtopage)

    def drawText(self, aTextObject: Any, actual: str = "") -> None:  # noqa: N802, N803
        """Draws a text object; ``actual`` is the text in reading order where the characters drawn are not."""
        self._mark_text()
        if actual:
            self._code.append(f"/Span <</ActualText {text_string(actual)}>> BDC")
        super().drawText(aTextObject)
        if actual:
            self._code.append("EMC")

    def saveState(self) -> None:  # noqa: N802
        """As ReportLab's; marked content ends before."""
        self._unmark()
        super().saveState()

    def restoreState(self) -> None:  # noqa: N802
        """As ReportLab's; marked content ends before."""
        self._unmark()
        super().restoreState()

    def showPage(self) -> None:  # noqa: N802
        """Ends the page; open elements go on with the next one."""
        self._unmark()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._parents.add(self._page_marks)
        page.Tabs = _reportlab.PDFName("S")
        self._page_marks = []

    def getpdfdata(self) -> bytes:
        """The file, packed; the canvas cannot be used after it."""
        if len(self._code):
            self.showPage()
        document = self._doc
        set_structure(document, self._root, self._parents)
        set_metadata(document)
        plain: Any = self
        plain.setViewerPreference("DisplayDocTitle", "true")
        document.format = lambda: packed(document)
        return document.GetPDFData(self)

    def save(self) -> None:
        """Writes the file to the place the canvas was made for: a path or an open binary file."""
        data = self.getpdfdata()
        if hasattr(self._filename, "write"):
            self._filename.write(data)
            return
        with open(self._filename, "wb") as file:  # noqa: PTH123 whatever ReportLab takes
            file.write(data)

    def _mark_text(self) -> None:
        element = self._open[-1]
        if self._artifacts:
            self._mark(self._artifacts[-1])
        elif element.role in GROUPING:
            raise UntaggedError(
                f"Text on page {self.getPageNumber()} outside of an element that holds text (in {element.role})."
            )
        else:
            self._mark(element)

    def _mark_shape(self) -> None:
        figure = next((each for each in reversed(self._open) if each.role is Role.FIGURE), None)
        if self._artifacts:
            self._mark(self._artifacts[-1])
        else:
            self._mark(figure or _PLAIN_ARTIFACT)

    def _mark(self, wanted: "Element | str") -> None:
        """Opens marked content, unless it is the one that is open."""
        if wanted is self._marked:
            return
        self._unmark()
        self._marked = wanted
        if isinstance(wanted, str):
            self._code.append(wanted)
            return
        number = len(self._page_marks)
        self._page_marks.append(wanted)
        wanted.kids.append(Marked(self._doc.thisPageRef(), number))
        self._code.append(f"/{wanted.role} <</MCID {number}>> BDC")

    def _unmark(self) -> None:
        if self._marked is not None:
            self._code.append("EMC")
            self._marked = None


def _shaping(name: str) -> Any:
    """ReportLab's way to draw a shape, marked first."""
    plain = getattr(Canvas, name)

    def draw(self: Any, *args: Any, **options: Any) -> Any:
        self._mark_shape()
        return plain(self, *args, **options)

    draw.__name__, draw.__doc__ = name, plain.__doc__
    return draw


for _name in _SHAPES:
    setattr(TaggedCanvas, _name, _shaping(_name))
