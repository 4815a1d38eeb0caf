"""What README and docs/ tell people to type, and where they send them, must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_group

from sayso.cli.main import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPED = re.compile(r"^ {4}(?:sh -c )?sayso (?P<words>[^#\n]+)|`sayso (?P<told>[^`\n]+)`", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def commands(group: TyperGroup, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Every command by the words that call it, with its options; those of a group are all that its commands have."""
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        options = {"--help", *(word for one in command.params for word in (*one.opts, *one.secondary_opts))}
        within = dict(commands(command, (*before, name))) if isinstance(command, TyperGroup) else {}
        yield (*before, name), options.union(*within.values())
        yield from within.items()


KNOWN = dict(commands(get_group(app)))


@pytest.mark.parametrize("page", [one for one in PAGES if one.parent.name != "decisions"], ids=lambda page: page.name)
def test_commands_that_are_told_are_there(page: Path) -> None:
    """Whatever is written to be typed names a command, and options that it takes; decisions tell of their day."""
    for found in TYPED.finditer(page.read_text("utf-8")):
        words = (found["words"] or found["told"]).split()
        if words[0].startswith("--"):
            continue
        called = next((name for size in (2, 1) if (name := tuple(words[:size])) in KNOWN), None)
        assert called, " ".join(words)
        assert set(OPTION.findall(" ".join(words))) <= KNOWN[called], " ".join(words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Files that a page links to are there."""
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []
