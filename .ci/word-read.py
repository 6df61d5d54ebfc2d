"""Reads a document with python-docx, and holds it against `document.json` beside it."""

import json
import sys
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

folder, name = Path(sys.argv[1]), sys.argv[2]
document = Document(str(folder / f"{name}.docx"))
report = json.loads((folder / "document.json").read_text(encoding="utf-8"))


def all_items():
    for chapter in report["chapters"]:
        for item in chapter["items"]:
            yield item
            inner = item.get("items", [])
            stack = list(inner)
            while stack:
                one = stack.pop(0)
                one = one.get("item", one)
                yield one
                stack = list(one.get("items", [])) + stack


assert document.core_properties.title.startswith(report["title"])
assert document.core_properties.language == f"{report['language']}-{report['region']}"

headings = [
    (paragraph.style.name, paragraph.text)
    for paragraph in document.paragraphs
    if paragraph.style.name.startswith("Heading")
]
expected = []
for chapter in report["chapters"]:
    expected.append(("Heading 1", chapter["title"]))
    stack = list(chapter["items"])
    while stack:
        one = stack.pop(0)
        one = one.get("item", one)
        if one["kind"] == "section":
            expected.append((f"Heading {one['level']}", one["title"]))
        stack = list(one.get("items", [])) + stack
assert headings == expected, [pair for pair in zip(headings, expected) if pair[0] != pair[1]][:3]

body = document.element.body
pictures = body.findall(".//" + qn("wp:docPr"))
told = {picture.get("descr") for picture in pictures}
assert all(told), "a picture without alternative text"
for item in all_items():
    if item["kind"] in ("chart", "figure", "flow") and not item.get("nothing"):
        assert item["alt"] in told, item["id"]

for table in document.tables:
    first = table.rows[0]._tr
    assert first.find(".//" + qn("w:tblHeader")) is not None, "a table without header row"

names = {mark.get(qn("w:name")) for mark in body.findall(".//" + qn("w:bookmarkStart"))}
blocks = {name for name in names if name.startswith("b_")}
assert len(blocks) > len(report["chapters"]), "bookmarks"
controls = body.findall(".//" + qn("w:sdt"))
quoted = sum(1 for item in all_items() for number in item.get("numbers", []) if "at" in number)
assert len(controls) >= min(quoted, 1), "content controls"
print(
    f"   {len(headings)} headings, {len(pictures)} pictures, {len(document.tables)} tables, "
    f"{len(blocks)} blocks, {len(controls)} numbers"
)
