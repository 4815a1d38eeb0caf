"""Learns coreference over the frozen net: ``python -m training.coreference --data FOLDER --out FILE [--passes N]``.

Spans are scored by their first and last word, then every span that passes asks the mentions before it, or none, to be
taken up (Lee et al. 2017), over vectors of the reader that are not trained further, told names as they stand. GUM's
documents of free texts alone are learned from. What it reaches, and why none of it is in the package yet: ``LOG.md``.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from evaluation.chains import figures_of
from evaluation.heads import as_named
from sayso.domain.text import Span
from sayso.model.installed import installed_bundle
from training.corpora.gum import read_gum
from training.mentions import BACK, FEATURES, LONGEST, Read, pairs_of, read

WIDE, ASKED, FINE = 144, 96, 48
DROPPED, RATE, DECAY, WARM = 0.25, 2e-3, 0.05, 100
SPANS_FIRST = 3
"""Passes in which spans alone are learned."""

KEPT_GOLD = 0.7
"""Share of the gold mentions that pairs are learned of beside those that were found."""

LEAST = -0.5
"""The span score from which one is a mention. Chosen on GUM's development part without news."""

Mentions = Sequence[tuple[int, int]]


class Net(nn.Module):
    """Span and pair scores over (W, 384 + 29) vectors and entity scores of a document's words."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = nn.Linear(384 + 29, WIDE)
        self.near = nn.ModuleList(nn.Conv1d(WIDE, WIDE, 3, padding=1) for _ in range(2))
        self.dropped = nn.Dropout(DROPPED)
        self.first, self.last = nn.Linear(WIDE, ASKED), nn.Linear(WIDE, ASKED)
        self.opens, self.closes, self.long = nn.Linear(WIDE, 1), nn.Linear(WIDE, 1), nn.Embedding(LONGEST, 1)
        self.weight = nn.Linear(WIDE, 1)
        self.offers, self.asks, self.any = (
            nn.Linear(3 * WIDE, ASKED),
            nn.Linear(3 * WIDE, ASKED),
            nn.Linear(3 * WIDE, 1),
        )
        self.told, self.offered, self.asked = nn.Linear(FEATURES, FINE), nn.Linear(ASKED, FINE), nn.Linear(ASKED, FINE)
        self.mixed, self.out = nn.Linear(FINE + 1, 32), nn.Linear(32, 1)

    def words(self, document: Read) -> Tensor:
        """(W, WIDE)."""
        given = torch.tensor(np.concatenate([document.vectors, document.entities.clip(-8, 8) / 4], 1))
        found = self.taken(self.dropped(given)).T[None]
        for layer in self.near:
            found = found + functional.gelu(layer(self.dropped(functional.gelu(found))))
        return self.dropped(found[0].T)

    def spans(self, words: Tensor, spans: Tensor) -> Tensor:
        """Scores of spans (S, 2): above 0 more likely a mention than not."""
        first, last = spans.T
        both = (self.first(words)[first] * self.last(words)[last]).sum(1) / math.sqrt(ASKED)
        return both + self.opens(words)[first, 0] + self.closes(words)[last, 0] + self.long(last - first)[:, 0]

    def pairs(self, words: Tensor, spans: Tensor, scores: Tensor, pairs: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """(P,): how much rather the later one takes up the earlier than nothing."""
        later, earlier, told = pairs
        first, last = spans.T
        at = first[:, None] + torch.arange(LONGEST)[None]
        beyond, at = at > last[:, None], at.clamp(max=len(words) - 1)
        shares = torch.softmax(self.weight(words)[:, 0][at].masked_fill(beyond, -1e9), 1)
        held = torch.cat([words[first], words[last], (shares[..., None] * words[at]).sum(1)], 1)
        offers, asks = functional.gelu(self.offers(held)), functional.gelu(self.asks(held))
        product = (asks[later] * offers[earlier]).sum(1, keepdim=True) / math.sqrt(ASKED)
        mixed = functional.gelu(self.told(told) + self.offered(offers)[earlier] + self.asked(asks)[later])
        own = self.out(functional.gelu(self.mixed(torch.cat([self.dropped(mixed), product], 1))))[:, 0]
        sure = 0.3 * (scores[later] + scores[earlier]).clamp(-6, 6)
        return product[:, 0] + own + self.any(held)[later, 0] + sure


def spans_of(document: Read) -> Tensor:
    """(S, 2): every stretch within a sentence that may be a mention."""
    count, sentences = len(document.words), document.sentences
    return torch.tensor(
        [
            (first, last)
            for first in range(count)
            for last in range(first, min(count, first + LONGEST))
            if sentences[first] == sentences[last] and document.paragraphs[first] == document.paragraphs[last]
        ]
    )


def _asked(net: Net, document: Read, words: Tensor, mentions: Mentions) -> tuple[tuple[Tensor, Tensor, Tensor], Tensor]:
    later, earlier, told = map(torch.tensor, pairs_of(document, mentions))
    spans = torch.tensor(mentions)
    return (later, earlier, told), net.pairs(words, spans, net.spans(words, spans), (later, earlier, told))


def chains_of(net: Net, document: Read, spans: Tensor) -> list[frozenset[tuple[int, int]]]:
    """The chains of more than one mention; each mention takes up the likeliest one before it, or none."""
    with torch.no_grad():
        words = net.words(document)
        mentions = sorted(map(tuple, spans[net.spans(words, spans) > LEAST].tolist()))
        if len(mentions) < 2:
            return []
        (later, earlier, _), scores = _asked(net, document, words, mentions)
    taken: dict[int, tuple[float, int]] = {}
    for one, other, score in zip(later.tolist(), earlier.tolist(), scores.tolist(), strict=True):
        if score > taken.get(one, (0.0, one))[0]:
            taken[one] = score, other
    roots = list(range(len(mentions)))
    for number in roots:
        roots[number] = roots[taken[number][1]] if number in taken else number
    found: dict[int, set[tuple[int, int]]] = {}
    for root, mention in zip(roots, mentions, strict=True):
        found.setdefault(root, set()).add(mention)
    return [frozenset(chain) for chain in found.values() if len(chain) > 1]


def _loss(net: Net, document: Read, spans: Tensor, gold: Tensor, *, paired: bool) -> Tensor:
    words = net.words(document)
    scores = net.spans(words, spans)
    loss = functional.binary_cross_entropy_with_logits(scores, gold, reduction="sum") / 100
    found = {*map(tuple, spans[scores > 0].tolist()), *(one for one in document.gold if random.random() < KEPT_GOLD)}  # noqa: S311
    mentions = sorted(one for one in found if one[1] - one[0] < LONGEST)
    if not paired or len(mentions) < 2:
        return loss
    (later, earlier, _), pairs = _asked(net, document, words, mentions)
    chain = torch.tensor([document.gold.get(one, -1 - n) for n, one in enumerate(mentions)])
    right = chain[later] == chain[earlier]
    every = torch.full((len(mentions), BACK + 1), -1e9)
    every[:, BACK] = 0.0
    every[later, later - earlier - 1] = pairs
    wanted = torch.full((len(mentions), BACK + 1), -1e9)
    wanted[later, later - earlier - 1] = pairs.masked_fill(~right, -1e9)
    some = torch.zeros(len(mentions), dtype=torch.bool)
    some[later[right]] = True
    wanted[~some, BACK] = 0.0
    return loss + (torch.logsumexp(every, 1) - torch.logsumexp(wanted, 1)).sum() / 50


def learned(documents: Sequence[Read], passes: int) -> Iterator[Net]:
    """Trains, and hands out the net after each pass."""
    net = Net()
    every = [(one, spans_of(one)) for one in documents]
    targets = {one.name: torch.tensor([float(tuple(s) in one.gold) for s in spans.tolist()]) for one, spans in every}
    steps, done = passes * len(every), 0
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for number in range(passes):
        net.train()
        random.shuffle(every)
        for document, spans in every:
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, (done + 1) / WARM) * (1 - done / steps)
            done += 1
            optimiser.zero_grad()
            _loss(net, document, spans, targets[document.name], paired=number >= SPANS_FIRST).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
        net.eval()
        yield net


def _as_spans(chains: Sequence[frozenset[tuple[int, int]]]) -> list[frozenset[Span]]:
    return [frozenset(Span(first, last + 1) for first, last in chain) for chain in chains]


def figure(net: Net, documents: Sequence[Read]) -> float:
    """CoNLL F1 over chains of more than one mention, in percent."""
    pairs = [(_as_spans(one.chains), _as_spans(chains_of(net, one, spans_of(one)))) for one in documents]
    return 100 * figures_of(pairs)["CoNLL"][2]


def main() -> None:
    """Trains on GUM's training part and tells the figures of the development part and of news."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True, help="the folder of the unpacked packs")
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--passes", type=int, default=12)
    given = cli.parse_args()
    torch.manual_seed(0)
    random.seed(0)
    folder = installed_bundle()
    assert folder is not None
    gum, tagger = given.data / "base" / "gum", as_named(folder)
    train, dev = ([read(one, tagger) for one in read_gum(gum, part)] for part in ("train", "dev"))
    news = [read(one, tagger) for part in ("dev", "test") for one in read_gum(gum, part, "news")]
    others = [one for one in dev if "_news_" not in one.name]
    for number, net in enumerate(learned(train, given.passes), 1):
        if number > SPANS_FIRST and (number % 3 == 0 or number == given.passes):
            print(number, f"dev without news {figure(net, others):.1f}, news {figure(net, news):.1f}", flush=True)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
