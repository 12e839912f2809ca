"""Build one package out of three folders; pyproject.toml declares everything that is plain data."""

import gzip
import os
import re
import subprocess
import sys
import tarfile
import time
import tomllib
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

FOLDERS = {"roletui": "roletui", "roletui.data": "data", "roletui.screens": "screens"}
"""What is installed as one package, and where the checkout keeps it."""

inner = [f"{top}.{name}" for top, folder in FOLDERS.items() for name in find_packages(folder)]

MAKE_READY = """
import os, sys
from contextlib import suppress
sys.path.insert(0, sys.argv[1])
from roletui.cli.proving import proof_of
from roletui.dataset.keeping import build
from roletui.dataset.load import read, parse
from roletui.dataset.problems import DatasetError
import roletui.data
folder = os.path.dirname(roletui.data.__file__)
for name in sorted(os.listdir(folder)):
    if name.endswith(".toml"):
        file = os.path.join(folder, name)
        with suppress(DatasetError):
            loaded = parse(read(file), file)
            proved, wrong = proof_of(loaded)
            build(loaded if wrong else loaded._replace(proved=proved), folder)
"""


MAKE_PAGE = """
import sys
sys.path.insert(0, sys.argv[1])
from roletui.cli.roff import man_page
with open(sys.argv[2], "w", encoding="utf-8", newline="\\n") as page:
    page.write(man_page())
"""


class WithReadyDatasets(build_py):
    """Builds the package, the checked values of its datasets beside their texts, and its manual."""

    def run(self) -> None:
        """Build, unless this is an editable install, where texts and rules go on changing."""
        super().run()
        if self.editable_mode:
            self.distribution.data_files = []
            return
        # In a process of its own, and from what is built: of the modules that it will run with.
        run_python = partial(subprocess.run, check=True)
        run_python([sys.executable, "-B", "-c", MAKE_READY, self.build_lib])
        [(_, [page])] = self.distribution.data_files
        run_python([sys.executable, "-B", "-c", MAKE_PAGE, self.build_lib, page])


class SameBytes(sdist):
    """Packs a source archive that follows from its files and ``SOURCE_DATE_EPOCH`` alone."""

    def make_archive(self, base_name: str, *_: object, base_dir: str, **__: object) -> str:
        """Write the archive, as nobody's files of one date and in the order of their names."""
        date = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))

        def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime, member.mode = date, 0o755 if member.mode & 0o100 else 0o644
            return member

        name = f"{base_name}.tar.gz"
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with (
            open(name, "wb") as file,
            gzip.GzipFile("", "wb", fileobj=file, mtime=date) as packed,
            tarfile.open(fileobj=packed, mode="w") as archive,
        ):
            archive.add(base_dir, filter=plain)
        return name


LINK = re.compile(r"(!?)\[([^]]*)\]\((?!https?:|#)([^)]+)\)")
"""A link or a picture that stands for a file of the checkout."""


def outside(readme: str, source: str) -> str:
    """Return the README as a package index shows it, where none of our files stand beside it.

    Links lead to this version at an address of the source, as GitHub names files. Where no address
    is known, a link is its words, and a paragraph or a table of pictures is left out.
    """

    def led(link: re.Match[str]) -> str:
        kind = "raw" if link[1] else "blob"
        return f"{link[1]}[{link[2]}]({source}/{kind}/v{version}/{link[3]})" if source else link[2]

    blocks = re.split(r"(^```.*?^```$|\n\n)", readme, flags=re.MULTILINE | re.DOTALL)
    if not source:
        blocks = [block for block in blocks if not any(m[1] for m in LINK.finditer(block))]
    shown = "".join(block if block[:3] == "```" else LINK.sub(led, block) for block in blocks)
    return re.sub(r"\n{3,}", "\n\n", shown)


[version] = re.findall(r'^__version__ = "(.+)"', Path("roletui/__init__.py").read_text(), re.M)
project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]

# setuptools never removes anything from its build folder: in a lasting one, files deleted since the
# last build would be installed again.
with TemporaryDirectory() as scratch:
    setup(
        packages=[*FOLDERS, *inner],
        package_dir=FOLDERS,
        cmdclass={"build_py": WithReadyDatasets, "sdist": SameBytes},
        data_files=[("share/man/man1", [os.path.join(scratch, "roletui.1")])],
        long_description=outside(
            Path("README.md").read_text(encoding="utf-8"),
            project.get("urls", {}).get("Source", "").rstrip("/"),
        ),
        long_description_content_type="text/markdown",
        options={"build": {"build_base": scratch}, "egg_info": {"egg_base": scratch}},
    )
