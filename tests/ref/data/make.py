"""Makes the SPSS and Excel files of this folder and what another reader reads in them.

    pip install pyreadstat==1.3.7 openpyxl==3.1.5 pandas && python3 tests/ref/data/make.py

pyreadstat is ReadStat (<https://github.com/WizardMac/ReadStat>), a reader and writer of its
own. It writes no multiple-response sets, so `patched()` puts them in byte by byte, as the PSPP
developer's guide describes them. The answers are made up.
"""

import datetime
import pathlib
import struct

import openpyxl
import pandas
import pyreadstat

HERE = pathlib.Path(__file__).parent


def frame():
    return pandas.DataFrame(
        {
            "lopnr": [1.0, 2.0, 3.0, 4.0, 5.0],
            "nojd": [1.0, 3.0, 9.0, None, 2.0],
            "alder": [34.0, 51.5, 998.0, None, 0.1 + 0.2],
            "region": ["X", "AB", "", "X", "X"],
            "kommunens_namn": ["Gävle", "Söderhamn", "Gävle", "vet inte alls", ""],
            "berattelse": ["å" * 300, "b" * 600, "", "slut  ", "x"],
            "inflyttad": [
                datetime.date(1999, 12, 31),
                datetime.date(2020, 2, 29),
                None,
                datetime.date(1582, 10, 15),
                datetime.date(1900, 3, 1),
            ],
            "svarade": [
                datetime.datetime(2020, 1, 31, 13, 45, 0),
                None,
                datetime.datetime(2020, 2, 1, 0, 0, 1),
                datetime.datetime(1999, 1, 1, 23, 59, 59),
                datetime.datetime(2020, 1, 31, 13, 45, 0),
            ],
            "skala": [1.0, 4.0, 7.0, 2.0, -3.0],
            "post": [1.0, 0.0, 1.0, None, 0.0],
            "webb": [0.0, 1.0, 1.0, None, 0.0],
        }
    )


LABELS = {
    "lopnr": "Löpnummer",
    "nojd": "Nöjdhet",
    "alder": "Ålder",
    "region": "Län",
    "kommunens_namn": "Kommun",
    "skala": "Tio på en skala",
    "post": "Post",
    "webb": "Webb",
}
VALUE_LABELS = {
    "nojd": {1: "inte nöjd", 2: "ganska nöjd", 3: "mycket nöjd", 9: "vet ej"},
    "region": {"X": "Gävleborg", "AB": "Stockholm"},
    "kommunens_namn": {"Gävle": "Gävle kommun", "Söderhamn": "Söderhamns kommun"},
    "skala": {1: "inte alls", 7: "helt"},
    "post": {0: "nej", 1: "ja"},
    "webb": {0: "nej", 1: "ja"},
}
MISSING = {
    "nojd": [9],
    "alder": [{"lo": 990, "hi": 999}, -1],
    "kommunens_namn": ["vet inte"],
}
MEASURE = {"lopnr": "nominal", "nojd": "ordinal", "region": "nominal", "skala": "scale"}


def write(name, data, **more):
    pyreadstat.write_sav(
        data,
        str(HERE / name),
        file_label="Provpanelen",
        column_labels=LABELS,
        variable_value_labels=VALUE_LABELS,
        missing_ranges=MISSING,
        variable_measure=MEASURE,
        **more,
    )


def reading(name):
    """What pyreadstat reads, a label or cell on each line."""
    data, meta = pyreadstat.read_sav(str(HERE / name), user_missing=True)

    def cell(value):
        if value is None or value == "" or pandas.isna(value):
            return None
        if isinstance(value, float):
            return repr(value).removesuffix(".0")
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        return str(value).rstrip()

    lines = []
    for name in data.columns:
        lines.append(f"{name}\tlabel\t{meta.column_names_to_labels[name] or ''}")
        for code, label in meta.variable_value_labels.get(name, {}).items():
            lines.append(f"{name}\tvalue {cell(code)}\t{label}")
        for row, value in enumerate(data[name], start=1):
            lines.append(f"{name}\trow {row}\t{cell(value) or ''}")
    return "\n".join(lines) + "\n"


def patched(source, name, record):
    """The file with one more record in front of the dictionary termination record."""
    data = (HERE / source).read_bytes()
    at = data.rindex(struct.pack("<ii", 999, 0))
    (HERE / name).write_bytes(data[:at] + record + data[at:])


def extension(subtype, payload):
    return struct.pack("<iiii", 7, subtype, 1, len(payload)) + payload


def same_answers():
    """The answers of `tests/suite/base`, as SPSS and Excel files."""
    rows = [
        (1, 1, 1, 34),
        (2, 1, 2, 51.5),
        (3, 2, 3, 28),
        (4, 1, 3, None),
        (5, 2, 9, 62),
        (6, 1, None, 45),
    ]
    names = ["id", "ort", "nojd", "alder"]
    pyreadstat.write_sav(
        pandas.DataFrame(rows, columns=names, dtype="float64"),
        str(HERE / "svar.sav"),
        file_label="Provpanelen",
        row_compress=True,
        column_labels=["Löpnummer", "Ort", "Nöjdhet", "Ålder"],
        variable_value_labels={
            "ort": {1: "Gävle", 2: "Söderhamn"},
            "nojd": {1: "inte nöjd", 2: "ganska nöjd", 3: "mycket nöjd", 9: "vet ej"},
        },
        missing_ranges={"nojd": [9]},
        variable_measure={"id": "nominal", "ort": "nominal", "nojd": "ordinal"},
    )
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Svar"
    for row in [names, *rows]:
        sheet.append(row)
    book.create_sheet("Tomt")
    book.save(HERE / "svar.xlsx")


def workbook():
    """A workbook as people make them: a sheet about it, a title, a formula, an error."""
    book = openpyxl.Workbook()
    book.active.title = "Om"
    book.active.append(["Provpanelen 2020"])
    sheet = book.create_sheet("Svar")
    sheet.append(["Svar på enkäten"])
    sheet.append([])
    sheet.append(["id", "ort", "nojd", "alder"])
    sheet.append([1, 1, 1, 0.1 + 0.2])
    sheet.append([2, 1, 7, "=D4*2"])
    sheet.append([])
    sheet.append([2, 2, 3, datetime.date(2020, 1, 31)])
    sheet.append([4, "#N/A", 3, "#DIV/0!"])
    for cell in ["B8", "D8"]:
        sheet[cell].data_type = "e"
    book.save(HERE / "arbetsbok.xlsx")


if __name__ == "__main__":
    same_answers()
    workbook()
    write("panel.sav", frame(), row_compress=True)
    write("panel-raw.sav", frame())
    write("panel.zsav", frame(), compress=True)
    for name in ["panel.sav", "panel-raw.sav", "panel.zsav"]:
        assert reading(name) == reading("panel.sav"), name
    (HERE / "panel.tsv").write_text(reading("panel.sav"), encoding="utf-8")
    # Lengths count bytes, and ö is two of them.
    sets = "$kanal=D1 1 5 Kanal post webb\n$omdome=C 7 Omdöme nojd skala\n"
    patched("panel-raw.sav", "sets.sav", extension(7, sets.encode()))
