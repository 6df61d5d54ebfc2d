"""Packs a folder: `.tar.gz`, or `.zip` where it holds a program for Windows.

    python packaging/pack.py FOLDER INTO

The same files give the same bytes: sorted, owned by nobody, with the time that
`SOURCE_DATE_EPOCH` says.
"""

import gzip
import io
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path


def members(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def is_program(path: Path) -> bool:
    return path.name in ("baslinje", "baslinje.exe")


def pack_tar(folder: Path, into: Path, epoch: int) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path in members(folder):
            member = tarfile.TarInfo(str(path.relative_to(folder.parent).as_posix()))
            member.size = path.stat().st_size
            member.mtime = epoch
            member.mode = 0o755 if is_program(path) else 0o644
            with path.open("rb") as file:
                archive.addfile(member, file)
    with (into / f"{folder.name}.tar.gz").open("wb") as file:
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=epoch) as zipped:
            zipped.write(packed.getvalue())


def pack_zip(folder: Path, into: Path, epoch: int) -> None:
    moment = time.gmtime(max(epoch, 315_532_800))[:6]  # A ZIP file knows no time before 1980.
    with zipfile.ZipFile(into / f"{folder.name}.zip", "w") as archive:
        for path in members(folder):
            member = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = (0o755 if is_program(path) else 0o644) << 16
            archive.writestr(member, path.read_bytes())


def main() -> None:
    folder, into = Path(sys.argv[1]), Path(sys.argv[2])
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    is_windows = any(path.name == "baslinje.exe" for path in members(folder))
    (pack_zip if is_windows else pack_tar)(folder, into, epoch)


if __name__ == "__main__":
    main()
