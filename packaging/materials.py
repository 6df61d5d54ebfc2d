"""Prints the bill of materials (CycloneDX) that maturin has put into the wheel.

    python packaging/materials.py FOLDER
"""

import sys
import zipfile
from pathlib import Path


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    (wheel,) = Path(sys.argv[1]).glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".cyclonedx.json"))
        print(archive.read(name).decode("utf-8").rstrip())


if __name__ == "__main__":
    main()
