"""Makes the fonts in resources/fonts/ from their published packages: once, when a font is updated.

    python -m venv fonts && fonts/bin/pip install fonttools==4.68.0
    fonts/bin/python requirements/make_fonts.py SOURCES

Fetch the packages that ``PACKAGES`` begins to name into the folder SOURCES first, with each registry's own
client (``pip download --no-deps``, ``apt-get download``, ``npm pack``). Their SHA-256 is checked, so the same
fonts come out again. Documents need static TrueType fonts, and so do the windows: Qt without a screen draws
every weight of a variable font alike.
"""

# pyright: basic, reportMissingImports=false

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

PACKAGES = {
    "fontpkg_inter-4.1": "b1105c8b368787112e9352ba657fe4fd32feb0722cc3046a308f65962298ddf8",
    "fontpkg_noto_sans-2.15": "54016cb4dfbfdd8f0cae3d71a9401a73e786a473debd12f1d79067e349c9a4a3",
    "fontpkg_noto_serif-2.15": "3cc09442fea9c5f852ca4b3ae2984acf7033c20f5d67bb35f4381549c74f370f",
    "fonts-noto-core_20201225": "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba",
    "fonts-droid-fallback_": "d2096d4edde128fedf6749be2dd204a5810210a6201126d99b8d412344f71056",
    "expo-google-fonts-noto-emoji-0.4.7": "6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d",
}

LAYOUT = ("GSUB", "GPOS", "GDEF")
SYMBOL_BLOCKS = range(0x2000, 0x2C00)


@dataclass(frozen=True)
class Recipe:
    """How one font file is made: from which file, where on its axes, and which characters it keeps."""

    name: str
    source: str
    axes: dict[str, float] | None = None
    keep: range | None = None
    layout: bool = True


RECIPES = (
    *(
        Recipe(f"Inter-{style}", "fontpkg_inter/files/Inter[opsz,wght].ttf", {"wght": weight, "opsz": 14})
        for style, weight in (("Regular", 400), ("Medium", 500), ("SemiBold", 600))
    ),
    *(
        Recipe(
            f"NotoSans-{style}", "files/NotoSans[wdth,wght].ttf", {"wght": weight, "wdth": 100}, layout=False
        )
        for style, weight in (("Regular", 400), ("Bold", 700))
    ),
    Recipe("NotoSerif-Bold", "files/NotoSerif[wdth,wght].ttf", {"wght": 700, "wdth": 100}, layout=False),
    Recipe(
        "NotoSerif-Italic", "files/NotoSerif-Italic[wdth,wght].ttf", {"wght": 400, "wdth": 100}, layout=False
    ),
    *(
        Recipe(f"NotoSans{script}", f"noto/NotoSans{script}.ttf")
        for script in (
            *("Arabic-Regular", "Arabic-Bold", "Hebrew-Regular", "Hebrew-Bold", "Devanagari-Regular"),
            *("Thai-Regular", "Ethiopic-Regular", "Armenian-Regular", "Georgian-Regular"),
        )
    ),
    *(
        Recipe(
            f"NotoSans{part}-Regular", f"noto/NotoSans{part}-Regular.ttf", keep=SYMBOL_BLOCKS, layout=False
        )
        for part in ("Symbols", "Symbols2", "Math")
    ),
    Recipe("NotoEmoji-Regular", "400Regular/NotoEmoji_400Regular.ttf", layout=False),
    Recipe("DroidSansFallback", "fonts-droid-fallback/truetype/DroidSansFallback.ttf", layout=False),
)

LICENCES = {
    "Inter-LICENSE.txt": "fontpkg_inter/LICENSE",
    "Noto-LICENSE.txt": "fontpkg_noto_sans/LICENSE",
    "NotoScripts-LICENSE.txt": "fonts-noto-core/copyright",
    "NotoEmoji-LICENSE.txt": "package/LICENSE_FONT",
    "DroidSansFallback-LICENSE.txt": "fonts-droid-fallback/copyright",
}


APACHE = Path("/usr/share/common-licenses/Apache-2.0")
"""The licence of Droid Sans Fallback, as every Debian system has it."""


def main(sources: Path) -> None:
    """Makes every font and licence file, saying the size of each."""
    files: dict[str, bytes] = {}
    for beginning, expected in PACKAGES.items():
        package = next(iter(sources.glob(f"{beginning}*")), None)
        if package is None or hashlib.sha256(package.read_bytes()).hexdigest() != expected:
            sys.exit(f"{beginning}: the package this script was written for is not in {sources}.")
        files.update(unpacked(package))
    FONTS.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        made = made_font(recipe, found(files, recipe.source))
        (FONTS / f"{recipe.name}.ttf").write_bytes(made)
        print(f"{len(made) // 1024:5} KiB  {recipe.name}")
    for name, source in LICENCES.items():
        (FONTS / name).write_bytes(found(files, source))
    (FONTS / "Apache-2.0.txt").write_bytes(APACHE.read_bytes())


def unpacked(package: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel, an npm package or a Debian package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    elif package.suffix == ".tgz":
        with tarfile.open(package) as archive:
            for member in archive:
                if content := archive.extractfile(member):
                    yield member.name, content.read()
    else:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file():
                    yield str(path), path.read_bytes()


def found(files: dict[str, bytes], ending: str) -> bytes:
    """The one file whose path ends so."""
    return next(content for name, content in files.items() if name.endswith(ending))


def made_font(recipe: Recipe, source: bytes) -> bytes:
    """One font as its recipe says: a static instance, its characters, without hints."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    if recipe.axes:
        font = instancer.instantiateVariableFont(font, recipe.axes, updateFontNames=True)
    options = Options(hinting=False, name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    options.drop_tables += [] if recipe.layout else list(LAYOUT)
    options.layout_features = ["*"]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    characters = set(font.getBestCmap() or ())
    subsetter.populate(unicodes=characters & set(recipe.keep) if recipe.keep else characters)
    subsetter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
