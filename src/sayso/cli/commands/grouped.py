"""Groups of commands whose file is loaded when one of them is asked for: the help of all has no need of theirs."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup
from typer.main import get_group

if TYPE_CHECKING:
    from typer._click import Command, Context


def grouped(home: str, told: str) -> typer.Typer:
    """A group of commands.

    Args:
        home: where they are: a module and the name of its ``typer.Typer``, like ``sayso.cli.judging:app``.
        told: what they are for, for the help.
    """
    module, _, name = home.partition(":")

    class Grouped(TyperGroup):
        """Loads its commands when they are looked up."""

        @cached_property
        def _found(self) -> TyperGroup:
            return get_group(getattr(import_module(module), name))

        def list_commands(self, ctx: Context) -> list[str]:
            return self._found.list_commands(ctx)

        def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
            return self._found.get_command(ctx, cmd_name)

    return typer.Typer(cls=Grouped, no_args_is_help=True, help=told)
