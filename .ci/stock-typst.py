"""Compiles the generated Typst with stock Typst and compares pages and text with our PDF."""

import pathlib
import subprocess
import sys
import tempfile

import typst

folder, name = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
fonts = pathlib.Path(__file__).resolve().parent.parent / "fonts"


def pages(pdf: pathlib.Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return text.stdout.split("\f")


with tempfile.TemporaryDirectory() as place:
    stock = pathlib.Path(place) / "stock.pdf"
    typst.compile(
        str(folder / f"{name}.typ"),
        output=str(stock),
        root=str(folder),
        # A template may bring typefaces of its own.
        font_paths=[str(fonts), str(folder)],
        ignore_system_fonts=True,
    )
    ours, theirs = pages(folder / f"{name}.pdf"), pages(stock)

if len(ours) != len(theirs):
    sys.exit(f"we have {len(ours) - 1} pages, stock Typst has {len(theirs) - 1}")
for number, (one, other) in enumerate(zip(ours, theirs), 1):
    if one != other:
        sys.exit(f"page {number} differs:\n{one}\n---\n{other}")
print(f"{len(ours) - 1} pages, the same text")
