"""The file's account of itself (XMP): its title, its language, and that it claims to be PDF/UA-1."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFObject

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Packet(PDFObject):
    """The stream of the metadata, which no filter may hide. (PDFStream would write an empty list of filters.)"""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, document: Any) -> bytes:
        """What ReportLab asks for when it writes."""
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self._content)} >>\nstream\n"
        return head.encode("ascii") + self._content + b"\nendstream\n"


def set_metadata(document: Any) -> None:
    """Adds the metadata to the catalog of a ReportLab document whose title and language are set."""
    info = document.info
    said = {
        name: _xml(getattr(info, name, "")) for name in ("title", "author", "subject", "creator", "producer")
    }
    language = str(getattr(document.Catalog.Lang, "s", ""))
    document.Catalog.Metadata = _Packet(_PACKET.format(language=_xml(language), **said).encode("utf-8"))


def _xml(words: object) -> str:
    """Words without what XML cannot hold."""
    kept = (each for each in str(words or "") if each.isprintable() or each in "\t\n")
    return escape("".join(kept))
