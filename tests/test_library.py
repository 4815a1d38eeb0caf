"""sayso as a library: the names that the package promises, and the example of its README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sayso
from tests.cli.program import REPORT

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", sayso.__all__)
def test_every_promised_name_is_there(name: str) -> None:
    """What ``__all__`` promises can be had from the package."""
    assert callable(getattr(sayso, name))


def test_a_name_that_is_not_promised_is_not_there() -> None:
    """Any other name is told to be missing, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'truth'"):
        _ = sayso.truth


def test_the_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's Python example does what it says on a report of that name."""
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)
    (tmp_path / "page.html").write_text(f"<html><body><p>{REPORT}</p></body></html>", "utf-8")
    monkeypatch.chdir(tmp_path)
    told: list[str] = []
    exec(example, {"print": lambda *words: told.append(" ".join(map(str, words)))})  # noqa: S102  our own README
    assert told
