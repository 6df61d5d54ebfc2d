"""Prints the licences of all that the program is made of, each text once.

    python packaging/licences.py TRIPLE

Where there is a choice, MIT is chosen, and only its text is printed.

What cargo builds for the target is taken from `cargo metadata`: libraries that the program
is linked with, not those that only built it or test it.
"""

import json
import subprocess
import sys
from pathlib import Path

NAMES = ("licen", "copying", "notice", "copyright", "unlicense")


def packages(triple: str) -> list[dict]:
    """The packages linked into the program, but not itself."""
    asked = ["cargo", "metadata", "--format-version", "1", "--locked"]
    asked += ["--filter-platform", triple]
    told = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    by_id = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}

    def is_macro(package: dict) -> bool:
        return any("proc-macro" in target["kind"] for target in package["targets"])

    root = told["resolve"]["root"]
    seen, waiting = {root}, [root]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            kinds = {kind["kind"] for kind in dependency["dep_kinds"]}
            name = dependency["pkg"]
            if None in kinds and name not in seen and not is_macro(by_id[name]):
                seen.add(name)
                waiting.append(name)
    found = [by_id[name] for name in seen - {root}]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts(package: dict) -> list[str]:
    """What the package says of its licence."""
    folder = Path(package["manifest_path"]).parent
    files = [path for path in folder.iterdir() if path.name.lower().startswith(NAMES)]
    files += [path for folder in files if folder.is_dir() for path in folder.iterdir()]
    choices = [choice.strip() for choice in (package["license"] or "").replace("/", " OR ").split(" OR ")]
    if "MIT" in choices:
        files = [path for path in files if "mit" in path.name.lower()] or files
    read = [path.read_text("utf-8", "replace") for path in sorted(files) if path.is_file()]
    return ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in read]


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    found = packages(sys.argv[1])
    holders: dict[str, list[str]] = {}
    print("Baslinje is made of these libraries, under the licences that each names.\n")
    for package in found:
        name = f"{package['name']} {package['version']}"
        print(f"{name}: {package['license'] or 'see its text below'}")
        for text in texts(package):
            holders.setdefault(text, []).append(name)
    for text, names in holders.items():
        print("\n" + "-" * 78 + "\n" + ", ".join(names) + "\n" + "-" * 78 + "\n\n" + text)


if __name__ == "__main__":
    main()
