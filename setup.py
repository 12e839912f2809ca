"""Build one package out of three folders; pyproject.toml declares everything that is plain data."""

from tempfile import TemporaryDirectory

from setuptools import find_packages, setup

FOLDERS = {"roletui": "roletui", "roletui.data": "data", "roletui.screens": "screens"}
"""What is installed as one package, and where the checkout keeps it."""

inner = [f"{top}.{name}" for top, folder in FOLDERS.items() for name in find_packages(folder)]

# setuptools never removes anything from its build folder: in a lasting one, files deleted since the
# last build would be installed again.
with TemporaryDirectory() as scratch:
    setup(
        packages=[*FOLDERS, *inner],
        package_dir=FOLDERS,
        options={"build": {"build_base": scratch}, "egg_info": {"egg_base": scratch}},
    )
