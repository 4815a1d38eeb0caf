"""A teacher for a net that is told no names: a bundle that is told them, and whose answers are to be met."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from sayso.model.bundle import Bundle
from sayso.model.decode import Floats
from sayso.model.session import Session
from training.net import Net

TAUGHT = ("tokens", "fills", "entities", "triggers", "hedges")
"""Heads whose labels are to be the teacher's; what the others say follows from the words' vectors."""


def teacher_losses(net: Net, hidden: Tensor, present: Tensor, taught: dict[str, Floats]) -> dict[str, Tensor]:
    """How far the words' vectors and labels are from those of a teacher that was told the names (hidden: B, W, H)."""
    theirs = torch.from_numpy(taught["hidden"])[present]
    apart = (hidden[present] - theirs).square().sum(1) / theirs.square().sum(1)
    losses = {"taught hidden": apart.mean()}
    for head in TAUGHT:
        due = torch.from_numpy(taught[head])[present].log_softmax(1)
        said = net.heads[head](hidden[present]).log_softmax(1)
        losses[f"taught {head}"] = F.kl_div(said, due, reduction="batchmean", log_target=True)
    return losses


def teacher_of(folder: str) -> Session | None:
    """The graphs of a bundle, which threads may share; none where no folder is named."""
    if not folder:
        return None
    bundle = Bundle.open(Path(folder))
    return Session(bundle.reader, bundle.links, bundle.arguments, 1)
