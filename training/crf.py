"""A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over batches of sequences."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.model.heads import free_chain


def legal_steps(tags: tuple[str, ...]) -> Tensor:
    """(S + 1, S + 1) of 0 and ``heads.NEVER``: row from, column to; the last row is the start, the last column the end.

    A window may cut a span, so that a sequence may begin and end with any label.
    """
    return torch.from_numpy(free_chain(tags).steps)


class Chain(nn.Module):
    """Scores label sequences: emissions come from outside, steps between labels are learned here."""

    legal: Tensor

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.register_buffer("legal", legal_steps(tags), persistent=False)
        self.learned = nn.Parameter(torch.zeros(len(tags) + 1, len(tags) + 1))

    def steps(self) -> Tensor:
        """(S + 1, S + 1) scores of going from one label to the next."""
        return self.learned + self.legal

    def loss(self, emissions: Tensor, gold: Tensor, present: Tensor) -> Tensor:
        """Negative log-likelihood of each sequence.

        Args:
            emissions: (N, W, S).
            gold: (N, W) label indexes.
            present: (N, W) bool; words first, padding after, at least one word.

        Returns:
            (N,).
        """
        steps, start, end = self.steps(), self.steps()[-1, :-1], self.steps()[:-1, -1]
        inner = steps[:-1, :-1]
        alpha = start + emissions[:, 0]  # (N, S)
        for t in range(1, emissions.shape[1]):
            onward = torch.logsumexp(alpha[:, :, None] + inner, dim=1) + emissions[:, t]
            alpha = torch.where(present[:, t, None], onward, alpha)
        whole = torch.logsumexp(alpha + end, dim=1)

        lasts = present.sum(1) - 1
        said = emissions.gather(2, gold[:, :, None])[:, :, 0]
        moved = inner[gold[:, :-1], gold[:, 1:]]
        path = (said * present).sum(1) + (moved * present[:, 1:]).sum(1)
        path = path + start[gold[:, 0]] + end[gold.gather(1, lasts[:, None])[:, 0]]
        return whole - path
