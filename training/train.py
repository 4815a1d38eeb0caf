"""Training from top to bottom: corpora in, a checkpoint out.

python -m training.train --data DATA --encoder ENCODER --out FOLDER [--epochs 4 ...]
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from sayso.model.encode import SHAPES, Vocabulary
from sayso.model.names import StandIns
from training.batches import Labelled, TrainingBatch, batched, collate, cut, label
from training.labels import LEFT, RIGHT, SCHEMES, STAND_INS
from training.mixture import read_corpus
from training.net import Net, Size, antecedents, load_encoder


@dataclass(frozen=True)
class Config:
    """One run. Everything that changes the result is here."""

    data: str  # folder of unpacked packs: polnear, factuality
    encoder: str  # folder of all-MiniLM-L6-v2: model.safetensors, vocab.txt
    out: str  # folder for checkpoints and the log of losses
    epochs: float = 4.0  # passes over the mixture
    minutes: float = 60.0  # wall clock after which the learning rate has come down to nothing
    batch: int = 1536  # word pieces a step, padding counted
    shortest: int = 128  # budget of a window in pieces is drawn from here …
    longest: int = 256  # … to here
    lr_encoder: float = 2e-4  # of the topmost layer
    lr_decay: float = 0.85  # each layer below learns by this much less
    lr_heads: float = 1e-3
    lr_chains: float = 5e-3  # label-to-label scores
    warmup: float = 0.06  # part of the run
    weight_decay: float = 0.01
    average: float = 0.998  # decay of the running average of weights, which is what is kept
    clip: float = 1.0
    jitter: float = 0.1  # chance that a gold cue is handed to the link reader one word off
    mixture: str = "polnear=1"  # corpora, and passes over each for one over the first
    documents: int = 0  # of each corpus, for trials; 0: all
    unshaped: float = 0.1  # chance that a window loses the shapes of its words, as text in one case does
    common: str = ""  # file of the words that are read as they stand, all other names by stand-ins; "": every word is
    start: str = ""  # checkpoint to go on from, without the optimiser's memory; "": the published encoder
    bf16: bool = True
    threads: int = 2
    seed: int = 1


def groups_of(net: Net, config: Config) -> list[dict[str, object]]:
    """Parameters with their learning rates: the lower the layer, the less it moves. Word embeddings stay put."""
    net.encoder.words.weight.requires_grad_(requires_grad=False)
    depth = len(net.encoder.layers)
    rates: dict[str, tuple[float, list[Tensor]]] = {}
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        rate, key = config.lr_heads, "heads"
        if name.startswith("chains.") or name == "apart":
            rate, key = config.lr_chains, "chains"
        elif name.startswith("encoder.layers."):
            number = int(name.split(".")[2])
            rate, key = config.lr_encoder * config.lr_decay ** (depth - 1 - number), f"layer {number}"
        elif name.startswith(("encoder.places", "encoder.norm")):
            rate, key = config.lr_encoder * config.lr_decay**depth, "embeddings"
        decays = parameter.ndim > 1 and not name.startswith("chains.")
        rates.setdefault(f"{key} {decays}", (rate, []))[1].append(parameter)
    return [
        {"params": given, "lr": rate, "peak": rate, "weight_decay": config.weight_decay * key.endswith("True")}
        for key, (rate, given) in rates.items()
    ]


def losses_of(net: Net, batch: TrainingBatch, config: Config) -> dict[str, Tensor]:
    """One loss for each head that this batch supervises."""
    with torch.autocast("cpu", torch.bfloat16, enabled=config.bf16):
        hidden = net.read(*batch.inputs)  # (B, W, H)
    hidden = hidden.float() * batch.present[:, :, None]  # padding has zeros, as at run time
    losses: dict[str, Tensor] = {}
    gold, present = batch.gold, batch.present
    if "tokens" in gold:
        losses |= attribution_losses(net, hidden, batch, config)
    if "hedges" in gold:
        said = net.heads["hedges"](hidden)[present]
        losses["hedges"] = F.cross_entropy(said, gold["hedges"][present])
    losses |= factuality_losses(net, hidden, gold)
    for head in ("entities", "triggers", "types", "fills"):
        if head in gold:
            losses[head] = among(net.heads[head](hidden)[present], gold[head][present])
    if "arguments" in batch.asked:
        triggers, permitted = batch.asked["arguments"]
        if len(triggers):
            said = net.heads["fills"](hidden) * present[:, :, None]
            there = present[triggers[:, 0]]
            asked = net.arguments(hidden, said, batch.blocks, jittered(triggers, present, config.jitter))
            losses["arguments"] = 3 * among(asked[there], permitted[there])
    if "chain" in gold:
        losses |= coreference_losses(net, hidden, batch)
    return {name: loss for name, loss in losses.items() if loss.requires_grad}


def factuality_losses(net: Net, hidden: Tensor, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """How far predicates' values are from those that each scheme's annotators gave."""
    losses = dict[str, Tensor]()
    for column, scheme in enumerate(SCHEMES):
        values = gold.get(f"factuality {scheme}")
        if values is not None and (judged := ~values.isnan()).any():
            said = net.heads["factuality"](hidden)[judged][:, column]
            losses[f"factuality {scheme}"] = 0.2 * F.smooth_l1_loss(said, values[judged], beta=0.3)
    return losses


def attribution_losses(net: Net, hidden: Tensor, batch: TrainingBatch, config: Config) -> dict[str, Tensor]:
    """Cues, sources and contents among the words, and each gold cue's own."""
    present = batch.present
    words = present.sum()
    said = net.heads["tokens"](hidden) * present[:, :, None]  # (B, W, S)
    losses = {"tokens": net.chains["tokens"].loss(said, batch.gold["tokens"], present).sum() / words}
    cues, links = batch.asked["links"]
    if len(cues):
        asked = net.links(hidden, said, batch.blocks, jittered(cues, present, config.jitter))  # (N, W, L)
        losses["links"] = net.chains["links"].loss(asked, links, present[cues[:, 0]]).sum() / words
    return losses


def among(scores: Tensor, permitted: Tensor) -> Tensor:
    """Mean of -log p(any permitted label), over the rows that permit some but not all.

    Args:
        scores: (N, S).
        permitted: (N,) sets of labels as bits.
    """
    sets = (permitted[:, None] >> torch.arange(scores.shape[1])) & 1 == 1
    known = sets.any(1) & ~sets.all(1)
    if not known.any():
        return torch.zeros(())
    scores, sets = scores[known], sets[known]
    inside = scores.masked_fill(~sets, -1e4).logsumexp(1)
    return (scores.logsumexp(1) - inside).mean()


def coreference_losses(net: Net, hidden: Tensor, batch: TrainingBatch) -> dict[str, Tensor]:
    """Which words head a mention, how far it reaches, and which earlier mention it takes up (or none)."""
    gold, losses = batch.gold, dict[str, Tensor]()
    if "mention" in gold:
        said = net.heads["mentions"](hidden)
        head, left, right = said.split((2, LEFT, RIGHT), -1)
        losses["mention"] = F.cross_entropy(head[batch.present], gold["mention"][batch.present])
        at = gold["mention"] == 1
        if at.any():
            reach = F.cross_entropy(left[at], gold["left"][at]) + F.cross_entropy(right[at], gold["right"][at])
            losses["reach"] = 0.1 * reach
    chain = gold["chain"]
    scores = antecedents(net.heads["pairs"](hidden), net.apart)  # (B, W, W)
    is_mention = chain > 0
    before = torch.ones(chain.shape[1], chain.shape[1], dtype=torch.bool).tril(-1) & is_mention[:, None, :]
    same = before & (chain[:, :, None] == chain[:, None, :])
    nothing = torch.zeros(*chain.shape, 1)
    every = torch.cat((scores.masked_fill(~before, -1e4), nothing), -1).logsumexp(-1)
    right_one = torch.cat((scores.masked_fill(~same, -1e4), nothing.masked_fill(same.any(-1, keepdim=True), -1e4)), -1)
    if is_mention.any():
        losses["pairs"] = 0.2 * (every - right_one.logsumexp(-1))[is_mention].mean()
    return losses


def unshaped(batch: TrainingBatch, chance: float) -> TrainingBatch:
    """Some windows as if printed in lower case, or in capitals: words' shapes say nothing then."""
    ids, shapes, *rest = batch.inputs
    hit = torch.rand(len(shapes), 1) < chance
    flat = torch.where(torch.rand(len(shapes), 1) < 0.5, SHAPES.index("lower"), SHAPES.index("upper"))
    cased = shapes <= SHAPES.index("mixed")
    return replace(batch, inputs=(ids, torch.where(hit & cased, flat, shapes), *rest))


def jittered(cues: Tensor, present: Tensor, chance: float) -> Tensor:
    """Moves some ends of cues by a word, as the cues found at run time are at times."""
    moved = cues + (torch.rand(cues.shape) < chance) * torch.randint(-1, 2, cues.shape) * torch.tensor([0, 1, 1])
    lengths = present.sum(1)[cues[:, 0]]
    first = moved[:, 1].clamp(min=0).minimum(lengths - 1)
    last = moved[:, 2].clamp(min=0).minimum(lengths - 1).maximum(first)
    return torch.stack((cues[:, 0], first, last), 1)


def told(vocabulary: Vocabulary, names: frozenset[str] | None, rng: random.Random) -> Vocabulary:
    """The vocabulary with the stand-ins in an order of a text's own, so that none comes to mean anything."""
    if names is None:
        return vocabulary
    one = copy.copy(vocabulary)
    one.names = StandIns(names, rng.sample(STAND_INS, len(STAND_INS)))
    return one


def corpora_of(config: Config, vocabulary: Vocabulary) -> list[tuple[float, list[Labelled]]]:
    """Each corpus of the mixture, labelled, with how many passes it gets for each over the first."""
    found = []
    names = frozenset(Path(config.common).read_text(encoding="utf-8").splitlines()) if config.common else None
    rng = random.Random(config.seed)  # noqa: S311 - no secret
    for share in config.mixture.split():
        name, passes = share.split("=")
        examples = read_corpus(name, Path(config.data), config.seed)[: config.documents or None]
        found.append((float(passes), [label(one, told(vocabulary, names, rng)) for one in examples]))
        print(f"{name}: {len(examples)} texts, {sum(len(one.words.ids) for one in found[-1][1])} pieces", flush=True)
    return found


def steps_of(
    corpora: Sequence[tuple[float, list[Labelled]]], config: Config, rng: random.Random
) -> Iterator[list[tuple[Labelled, range]]]:
    """One pass over the first corpus with its share of the others, mixed."""
    steps = []
    for passes, texts in corpora:
        budgets = (config.shortest, config.longest)
        some = list(batched(cut(texts, budgets, rng), config.batch, rng))
        steps += (some * (int(passes) + 1))[: round(len(some) * passes)]
    rng.shuffle(steps)
    yield from steps


class Stream:
    """Batches without end, handed to whichever thread asks; one pass follows another, each cut and shuffled anew."""

    def __init__(self, corpora: Sequence[tuple[float, list[Labelled]]], config: Config) -> None:
        self._corpora, self._config, self._rng = corpora, config, random.Random(config.seed)  # noqa: S311 - no secret
        self._steps = steps_of(corpora, config, self._rng)
        self.a_pass = len(list(steps_of(corpora, config, random.Random(0))))  # noqa: S311

    def next(self) -> list[tuple[Labelled, range]]:
        """The next batch's windows. To be called under the lock."""
        for pieces in self._steps:
            return pieces
        self._steps = steps_of(self._corpora, self._config, self._rng)
        return self.next()


@dataclass
class State:
    """What the threads share, under ``lock``."""

    net: Net
    optimiser: torch.optim.Optimizer
    averaged: dict[str, Tensor]
    stream: Stream
    lock: threading.Lock = field(default_factory=threading.Lock)
    began: float = field(default_factory=time.monotonic)
    step: int = 0
    seen: int = 0
    told: dict[str, float] = field(default_factory=dict)

    def progress(self, config: Config) -> float:
        """Part of the run that is over, by steps or by the clock, whichever is further."""
        by_steps = self.step / (self.stream.a_pass * config.epochs)
        return max(by_steps, (time.monotonic() - self.began) / 60 / config.minutes)


def work(state: State, config: Config, vocabulary: Vocabulary) -> None:
    """The loop. Each thread computes gradients on its own copy of the net and applies them to the shared one.

    A gradient may thus be a step old when it is applied. On a machine whose cores are shared with others this is much
    faster than one computation spread over all cores, which waits for the slowest.
    """
    own = copy.deepcopy(state.net).train()
    learned = [parameter for parameter in own.parameters() if parameter.requires_grad]
    shared = [parameter for parameter in state.net.parameters() if parameter.requires_grad]
    while (progress := state.progress(config)) < 1:
        with state.lock:
            pieces = state.stream.next()
            with torch.no_grad():
                torch._foreach_copy_(learned, shared)
        batch = unshaped(collate(pieces, vocabulary), config.unshaped)
        losses = losses_of(own, batch, config)
        if not losses:
            continue
        total = sum(losses.values(), torch.zeros(()))
        gradients = torch.autograd.grad(total, learned, allow_unused=True)

        with state.lock:
            for parameter, gradient in zip(shared, gradients, strict=True):
                parameter.grad = gradient
            torch.nn.utils.clip_grad_norm_(shared, config.clip)
            for group in state.optimiser.param_groups:
                group["lr"] = group["peak"] * min(progress / config.warmup, (1 - progress) / (1 - config.warmup))
            state.optimiser.step()
            state.step += 1
            state.seen += batch.pieces
            decay = min(config.average, (1 + state.step) / (10 + state.step))
            for name, parameter in state.net.named_parameters():
                if parameter.requires_grad:
                    state.averaged[name].lerp_(parameter.detach(), 1 - decay)
            tell(state, config, losses, progress)


def tell(state: State, config: Config, losses: dict[str, Tensor], progress: float) -> None:
    """Prints how it goes now and then, and keeps a checkpoint."""
    for name, loss in losses.items():
        state.told[name] = 0.95 * state.told.get(name, loss.item()) + 0.05 * loss.item()
    if state.step % 50 == 0:
        speed = state.seen / (time.monotonic() - state.began)
        said = "  ".join(f"{name} {value:.4f}" for name, value in sorted(state.told.items()))
        print(f"{state.step:6d}  {progress:6.1%}  {speed:5.0f} pieces/s  {said}", flush=True)
    if state.step % 150 == 0:
        torch.save(state.averaged, Path(config.out) / "averaged.pt")


def main(config: Config) -> Path:
    """Trains; gives the checkpoint's path, which holds the running average of the weights."""
    torch.set_num_threads(1)
    torch.manual_seed(config.seed)
    out = Path(config.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "run.json").write_text(json.dumps(asdict(config), indent=1))

    vocabulary = Vocabulary.open(Path(config.encoder) / "vocab.txt")
    stream = Stream(corpora_of(config, vocabulary), config)
    net = Net(Size()).train()
    load_encoder(net.encoder, Path(config.encoder))
    if config.start:
        net.load_state_dict(torch.load(config.start, weights_only=True))
    optimiser = torch.optim.AdamW(groups_of(net, config), fused=True)
    averaged = {name: value.clone() for name, value in net.state_dict().items()}
    state = State(net, optimiser, averaged, stream)
    print(f"{stream.a_pass * config.epochs:.0f} steps", flush=True)

    with ThreadPoolExecutor(config.threads) as pool:
        for done in [pool.submit(work, state, config, vocabulary) for _ in range(config.threads)]:
            done.result()
    torch.save(averaged, out / "averaged.pt")
    torch.save(net.state_dict(), out / "last.pt")
    return out / "averaged.pt"


def config_from(arguments: Sequence[str] | None = None) -> Config:
    """One option for each field of ``Config``."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for one in fields(Config):
        default = one.default if isinstance(one.default, (int, float)) else None
        kind = (lambda said: said == "True") if isinstance(default, bool) else type(default or "")
        kind = str if default is None else kind
        if isinstance(default, (int, float)) and not isinstance(default, bool):
            kind = type(default)
        cli.add_argument(f"--{one.name.replace('_', '-')}", type=kind, default=default, required=default is None)
    return Config(**vars(cli.parse_args(arguments)))


if __name__ == "__main__":
    main(config_from())
