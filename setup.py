"""Build one package out of three folders; pyproject.toml declares everything that is plain data."""

import subprocess
import sys
from tempfile import TemporaryDirectory

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

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


class WithReadyDatasets(build_py):
    """Builds the package, and the checked values of its datasets beside their texts."""

    def run(self) -> None:
        """Build, unless this is an editable install, where texts and rules go on changing."""
        super().run()
        if not self.editable_mode:
            # In a process of its own, and from what is built: of the modules that it will run with.
            subprocess.run([sys.executable, "-B", "-c", MAKE_READY, self.build_lib], check=True)


# setuptools never removes anything from its build folder: in a lasting one, files deleted since the
# last build would be installed again.
with TemporaryDirectory() as scratch:
    setup(
        packages=[*FOLDERS, *inner],
        package_dir=FOLDERS,
        cmdclass={"build_py": WithReadyDatasets},
        options={"build": {"build_base": scratch}, "egg_info": {"egg_base": scratch}},
    )
