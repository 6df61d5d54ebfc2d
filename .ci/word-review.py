"""Comments on a document and changes it in LibreOffice, and looks where that comes back."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

program, report, folder, work = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
source = folder / f"{report}.docx"
returned = work / "returned.docx"


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


def connected():
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{work}/profile",
            "--accept=socket,host=127.0.0.1,port=20117;urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(120):
        try:
            far = resolver.resolve(
                "uno:socket,host=127.0.0.1,port=20117;urp;StarOffice.ComponentContext"
            )

            def service(name):
                return far.ServiceManager.createInstanceWithContext(name, far)

            return office, service("com.sun.star.frame.Desktop"), service
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def texts():
    """Texts of the report, each with its file, whose words stand as they are read."""
    told = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    for chapter in told["chapters"]:
        stack = list(chapter["items"])
        while stack:
            one = stack.pop(0)
            one = one.get("item", one)
            if one["kind"] == "text" and not one.get("language"):
                yield one
            stack = list(one.get("items", [])) + stack


def lines_of(file):
    return Path(file).read_text(encoding="utf-8").split("\n")


# Stretches of five words within a line that stand once in the report and in the document.
chapters = sorted(Path(f"book/{report}/chapters").glob("*.yaml"))
whole = "\n".join(path.read_text(encoding="utf-8") for path in chapters)
found = []
for item in texts():
    file, line = item["written"].rsplit(":", 1)
    text = lines_of(file)
    for number in range(int(line), min(int(line) + 8, len(text))):
        words = re.findall(r"(?<![\w{@#*_\"”])[a-zåäö]{4,}(?: [a-zåäö]+){3} [a-zåäö]{4,}(?= )", text[number])
        plain = [w for w in words if whole.count(w) == 1]
        if plain and "{" not in text[number] and "@" not in text[number]:
            found.append((f"{file}:{number + 1}", plain[0]))
            break
assert len(found) >= 20, len(found)
step = len(found) // 15
chosen = found[:: max(step, 1)][:15]
to_comment, to_change = chosen[:10], chosen[10:15]

office, desk, service = connected()
try:
    # Without a view: LibreOffice 7.4 without a screen ends where a comment gets its window.
    document = service("com.sun.star.comp.Writer.TextDocument")
    document.initNew()
    reader = service("com.sun.star.comp.Writer.WriterFilter")
    reader.setTargetDocument(document)
    stream = service("com.sun.star.ucb.SimpleFileAccess").openFileRead(f"file://{source}")
    assert reader.filter((value("InputStream", stream), value("URL", f"file://{source}")))

    def paragraphs():
        every = document.Text.createEnumeration()
        while every.hasMoreElements():
            one = every.nextElement()
            if one.supportsService("com.sun.star.text.Paragraph"):
                yield one

    def find(words):
        for paragraph in paragraphs():
            at = paragraph.String.find(words)
            if at < 0:
                continue
            # Fields, controls and notes take more or fewer signs than they show.
            for shift in sorted(range(-60, 61), key=abs):
                if at + shift < 0:
                    continue
                cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
                cursor.goRight(at + shift, False)
                cursor.goRight(len(words), True)
                if cursor.String == words:
                    return cursor
        raise SystemExit(f"LibreOffice does not find: {words}")

    for index, (_, words) in enumerate(to_change):
        # Three are tracked, two are typed in silence.
        document.RecordChanges = index < 3
        there = find(words)
        first = words.split(" ")[0]
        cursor = there.Text.createTextCursorByRange(there.Start)
        cursor.goRight(len(first), True)
        assert cursor.String == first, cursor.String
        cursor.String = f"{first}ändrat"
    document.RecordChanges = False
    for index, (_, words) in enumerate(to_comment):
        there = find(words)
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = "Granskare", f"Anmärkning {index + 1}"
        there.Text.insertTextContent(there, note, True)
    document.storeToURL(
        f"file://{returned}", (value("FilterName", "MS Word 2007 XML"),)
    )
finally:
    try:
        desk.terminate()
    except Exception:
        pass
    try:
        office.wait(timeout=30)
    except subprocess.TimeoutExpired:
        office.kill()


def told():
    run = subprocess.run(
        [program, "comments", report, str(returned), "--language", "en"],
        capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return run.stdout, run.stderr


def check(shift):
    answer, said = told()
    missing = []
    for index, (place, words) in enumerate(to_comment):
        file, line = place.rsplit(":", 1)
        at = f"{file}:{int(line) + shift}"
        hits = [l for l in answer.split("\n") if f": Anmärkning {index + 1}" in l]
        hits = [l for l in hits if l.rstrip().endswith(f"Anmärkning {index + 1}")]
        if len(hits) != 1 or f"{at}:" not in hits[0]:
            missing.append((at, words, hits))
    for index, (place, words) in enumerate(to_change):
        file, line = place.rsplit(":", 1)
        at = f"{file}:{int(line) + shift}"
        first = words.split(" ")[0]
        hits = [l for l in answer.split("\n") if f"{first}ändrat" in l]
        tracked = "not tracked" not in "".join(hits)
        if len(hits) != 1 or f"{at}:" not in hits[0] or tracked != (index < 3):
            missing.append((at, first, hits))
    if missing:
        print(answer, said)
        for one in missing:
            print("   missing:", one)
        raise SystemExit(1)
    return answer, said


answer, said = check(0)
head = answer.split("\n")[0]
assert "10 comments" in head and "5 changes" in head and "0 numbers" in head, head
print("  ", head, "|", said.strip().replace("\n", " "))

# The author goes on writing: a line before everything, and a word in each text.
for path in chapters:
    text = path.read_text(encoding="utf-8")
    path.write_text("# en rad till\n" + text, encoding="utf-8")
for place, words in chosen:
    file, line = place.rsplit(":", 1)
    text = lines_of(file)
    at = int(line)
    text[at] = text[at].rstrip() + " dessutom"
    Path(file).write_text("\n".join(text), encoding="utf-8")
answer, said = check(1)
print("   after the YAML was edited:", answer.split("\n")[0], "|", said.strip().split("\n")[0])

run = subprocess.run(
    [program, "comments", report, str(returned), "--apply", "--language", "en"],
    capture_output=True, text=True
)
assert run.returncode == 0, run.stderr
made = [line for line in run.stdout.split("\n") if line.startswith("made: ")]
assert len(made) == 5, run.stdout
for place, words in to_change:
    file, line = place.rsplit(":", 1)
    assert f"{words.split(' ')[0]}ändrat" in lines_of(file)[int(line)], place
print(f"   {len(made)} changes made in the YAML")
