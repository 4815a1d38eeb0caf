"""Writes dossiers out of scenarios and plans: what a report says, and who says it, is decided before the words are.

The sentence frames here are not those of ``training/corpora/own``: what the learned reader was trained on would measure
nothing. Deterministic: the same call gives the same dossiers.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.homemade.dossier import Dossier, Json, Printed

SCENARIOS = Path(__file__).with_name("scenarios.toml")

TOWNS = ("Veshk", "Port Almond", "Quarrin", "Lissel", "Dornby", "Ostermouth", "Kellan", "Tavi Hill")
REGIONS = ("Merrowshire", "Lower Dace", "the Uplands of Irr", "East Callow")
RIVERS = ("Sille", "Aune", "Vorr")
OUTLETS = ("The Merrow Herald", "Callow Evening Post", "Seven Rivers Radio", "The Lamplighter", "Dace Daily")
AGENCY = "Meridian Wire"

ASSERTS = (
    "{S} said {c}.",
    "{S} maintained that {c}.",
    "In a note handed to newspapers, {s} stated that {c}.",
    "{C}, {s} said.",
    "At a press conference on the steps of the town hall, {s} announced that {c}.",
    "According to {s}, {c}.",
    "{S} was adamant that {c}.",
    "{S} wrote on its website that {c}.",
)
DENIES = (
    ("{S} denied that {c}.", "c"),
    ("{S} rejected the assertion that {c}.", "c"),
    ("{S} said {neg}.", "neg"),
    ("“{Neg},” {s} said in reply.", "Neg"),
    ("{S} disputed that {c}.", "c"),
    ("{S} dismissed as invention the charge that {c}.", "c"),
    ("{S} answered that {neg}.", "neg"),
)
UNVERIFIED = (
    "{Outlet} was unable to confirm {phrase}.",
    "{Phrase} could not be independently verified.",
    "It has not been possible to verify {phrase} independently.",
    "{Outlet} has not been able to verify {phrase} independently.",
    "There has been no independent confirmation of {phrase}.",
)
PLAINLY = {
    ">": ("{S} corrected its earlier figure and said {c}.", "said", "asserts"),
    "!": ("{S} confirmed that {c}.", "confirmed", "confirms"),
}
CUES = ("said", "maintained", "stated", "announced", "was adamant", "wrote", "According to", "denied", "rejected",
        "disputed", "dismissed as invention", "answered", "quoted", "confirmed", "told")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What the reports of a dossier do, a string of moves each; ``features``: what it is a test of.

    A move: who (``a``, ``b``, ``n`` neutral, ``x`` somebody unnamed, ``o`` the outlet), what it does (``+`` asserts,
    ``-`` denies, ``?`` cannot verify, ``!`` confirms, ``<`` quotes the other side), of which matter (``1``, ``2``). A
    ``~`` for a first move: the text is a copy of the report before.
    """

    name: str
    features: tuple[str, ...]
    reports: tuple[str, ...]


PLANS = (
    Plan("denial", ("denial",), ("a+1 b-1 a+2", "b-1 a+1 b+2")),
    Plan("unverified", ("non-verification", "denial"), ("a+1 o?1 b+2", "b-1 a+1", "a+2 o?2")),
    Plan("wire", ("syndication", "denial"), ("a+1 b-1 b+2", "~", "b-1 n+2", "~")),
    Plan("corrected", ("correction", "changing numbers"), ("a+2 a+1", "a>2 b-1")),
    Plan("rising", ("changing numbers",), ("a+2 n+2", "a>2 a+1", "b+2 a+1 b-1")),
    Plan("nested", ("nested", "denial"), ("b<1 b-1", "a+1 n<2 o?1")),
    Plan("nameless", ("anonymous", "denial"), ("x+1 b-1 a+2", "x+1 a+1 o?1")),
    Plan("agreed", ("confirmation",), ("a+1 n!1", "n!1 a+2 b+2", "b!1")),
)


@dataclass(slots=True)
class _Making:
    """One dossier in the making: its names, what is said so far, and by whom."""

    rng: random.Random
    scenario: Mapping[str, object]
    names: dict[str, str]
    claims: list[Json] = field(default_factory=list)
    met: set[str] = field(default_factory=set)  # who was named in full in the report at hand
    figures: dict[tuple[str, int], int] = field(default_factory=dict)

    def matter(self, number: int) -> Json:
        return self.scenario["matter"][number - 1]  # type: ignore[index,no-any-return]

    def name(self, who: str) -> str:
        """The words for somebody: in full at first, then short."""
        short = self.names.get(f"{who}_short")
        if who in self.met and short and self.rng.random() < 0.7:
            return short
        self.met.add(who)
        return self.names[who]

    def figure(self, who: str, number: int, *, changed: bool) -> str:
        """The figure that somebody gives of a matter; the others' figures are the opponents'."""
        pairs = self.matter(number).get("figures")
        if not pairs:
            return ""
        pair = pairs[len(self.names["town"]) % len(pairs)]
        own = pair[0] if who == self.matter(number)["by"] else pair[1]
        value = self.figures.setdefault((who, number), own)
        if changed:
            value = self.figures[who, number] = own + 3 + number
        return str(value)

    def filled(self, words: str, who: str, number: int, *, changed: bool = False) -> str:
        return words.format_map(self.names | {"n": self.figure(who, number, changed=changed)})


def generated() -> Iterator[Dossier]:
    """All generated dossiers: each scenario under half of the plans."""
    scenarios = tomllib.loads(SCENARIOS.read_text("utf-8"))["scenario"]
    for i, scenario in enumerate(scenarios):
        for j in range(0, len(PLANS), 2):
            plan = PLANS[(i + j) % len(PLANS)]
            yield _dossier(scenario, plan, i * len(PLANS) + j)


def _dossier(scenario: Json, plan: Plan, seed: int) -> Dossier:
    rng = random.Random(seed)  # noqa: S311  the same dossiers each time
    places = {"town": rng.choice(TOWNS), "region": rng.choice(REGIONS), "river": rng.choice(RIVERS)}
    names = dict(places)
    for who, key in (("a", "a"), ("b", "b"), ("n", "neutral")):
        names[who] = scenario[key][0].format(**places)
        if f"{key}_short" in scenario:
            names[f"{who}_short"] = scenario[f"{key}_short"]
    making = _Making(rng, scenario, names)
    name = f"{scenario['name']}-{plan.name}"
    outlets = rng.sample(OUTLETS, len(plan.reports))
    reports: list[Printed] = []
    for number, moves in enumerate(plan.reports):
        told = f"{name}-{number + 1}"
        page = bool(seed // 2 % 2)
        published = f"2031-05-{10 + number:02d}T0{6 + number}:30:00+00:00"
        if moves == "~":
            _copy(making, reports[-1].id, told)
            first = reports[-1]
            reports.append(Printed(told, outlets[number], published, first.title, first.paragraphs, page))
            continue
        wired = "~" in plan.reports
        paragraphs = _paragraphs(making, told, moves.split(), outlets[number], wired=wired, number=number)
        title = making.filled(f"{scenario['event'][0][0].upper()}{scenario['event'][0][1:]}: what is known", "a", 1)
        if number % 2:
            title = f"Dispute over {making.filled(scenario['event'][0], 'a', 1)}"
        reports.append(Printed(told, outlets[number], published, title, paragraphs, page))
    event = {"id": "event", "what": scenario["event"][0].format(**places), "acled": scenario["event"][1]}
    event |= {"when": "2031-05", "where": places["town"], "lat": None, "lon": None}
    actors = _actors(scenario, names, outlets)
    found = tuple(making.claims)
    return Dossier(name, plan.features, tuple(reports), actors, (event,), found, tuple(_statuses(scenario, found)))


def _actors(scenario: Json, names: Mapping[str, str], outlets: list[str]) -> tuple[Json, ...]:
    found = []
    for who, key in (("a", "a"), ("b", "b"), ("n", "neutral")):
        shown = [names[who].strip(","), names.get(f"{who}_short", names[who]), *scenario.get(f"{key}_names", ())]
        shown += [one.removeprefix("the ") for one in shown]
        found.append({"id": who, "names": list(dict.fromkeys(shown)), "kind": scenario[key][1], "side": who})
    for number, outlet in enumerate(outlets):
        bare = outlet.removeprefix("The ")
        found.append({"id": f"outlet{number + 1}", "names": [outlet, bare], "kind": "outlet", "side": "outlet"})
    return tuple(found)


def _paragraphs(
    making: _Making, report: str, moves: list[str], outlet: str, *, wired: bool, number: int
) -> tuple[str, ...]:
    making.met.clear()
    lead = making.filled(making.scenario["lead"][number % 2], "a", 1)  # type: ignore[index]
    opening = f"{making.names['town'].upper()} ({AGENCY}) – {lead}" if wired else lead
    return (opening, *(_sentence(making, report, move, outlet, number) for move in moves))


def _sentence(making: _Making, report: str, move: str, outlet: str, number: int) -> str:
    who, at = move[0], int(move[2])
    matter = making.matter(at)
    act = _act(who, move[1], matter)
    clause = making.filled(making.rng.choice(matter["clauses"]), who, at, changed=act == ">")
    if act == "?":
        return _unverified(making, report, at, outlet, f"outlet{number + 1}")
    if who == "x":
        speaker = making.rng.choice(("A clerk who asked not to be named", "A person with knowledge of the matter"))
        making.claims.append(_claim(report, ("unknown", speaker), "said", clause, "asserts", matter))
        return f"{speaker} said {clause}."
    if act == "<":
        other = "a" if who != "a" else "b"
        clause = making.filled(making.rng.choice(matter["clauses"]), other, at)
        quoter, source = making.name(who), making.name(other)
        making.claims.append(_claim(report, (other, source), "as saying", clause, "asserts", matter))
        return f"{_capital(quoter)} quoted {source} as saying {clause}."
    speaker = making.name(who)
    if act == "-":
        frame, key = making.rng.choice(DENIES)
        negation = making.filled(matter["negation"], who, at)
        said = frame.format(S=_capital(speaker), s=speaker, c=clause, neg=negation, Neg=_capital(negation))
        shown = {"c": clause, "neg": negation, "Neg": _capital(negation)}[key]
        making.claims.append(_claim(report, (who, _in(said, speaker)), _cue(frame), shown, "denies", matter))
        return said
    if act in PLAINLY:
        words, cue, stance = PLAINLY[act]
        said = words.format(S=_capital(speaker), c=clause)
        making.claims.append(_claim(report, (who, _in(said, speaker)), cue, clause, stance, matter))
        return said
    frame = making.rng.choice(ASSERTS)
    said = frame.format(S=_capital(speaker), s=speaker, c=clause, C=_capital(clause))
    shown = clause if clause in said else _capital(clause)
    making.claims.append(_claim(report, (who, _in(said, speaker)), _cue(frame), shown, "asserts", matter))
    return said


def _act(who: str, act: str, matter: Json) -> str:
    """What a move comes to: nobody denies their own charge, asserts the other side's, or corrects what is no figure."""
    if "figures" in matter or who not in ("a", "b"):
        return act
    if who == matter["by"]:
        return {"-": "+", ">": "+", "!": "+"}.get(act, act)
    return {"+": "-", ">": "-", "!": "-"}.get(act, act)


def _unverified(making: _Making, report: str, at: int, outlet: str, actor: str) -> str:
    phrase = making.filled(making.matter(at)["phrase"], "o", at)
    frame = making.rng.choice(UNVERIFIED)
    said = frame.format(Outlet=outlet, phrase=phrase, Phrase=_capital(phrase))
    shown = phrase if phrase in said else _capital(phrase)
    claim = _claim(report, (actor, None), None, shown, "cannot-verify", making.matter(at))
    making.claims.append(claim | {"certainty": "uncommitted", "mode": "indirect"})
    return said


def _claim(report: str, who: tuple[str, str | None], cue: str | None, key: str, stance: str, matter: Json) -> Json:
    actor, speaker = who
    return {
        "report": report,
        "actor": actor,
        "speaker": speaker,
        "cue": cue,
        "key": key,
        "mode": "indirect",
        "stance": stance,
        "certainty": "certain",
        "event": "event",
        "aspect": matter["aspect"],
        "about": matter["about"],
    }


def _copy(making: _Making, first: str, copy: str) -> None:
    making.claims += [one | {"report": copy} for one in making.claims if one["report"] == first]


def _statuses(scenario: Json, claims: tuple[Json, ...]) -> Iterator[Json]:
    """What a desk would say of each matter, from who was made to say what of it."""
    for matter in scenario["matter"]:
        said = [one for one in claims if one["about"] == matter["about"] and one["actor"] != "unknown"]
        held = [one for one in said if one["stance"] in ("asserts", "confirms")]
        against = [one["actor"] for one in said if one["stance"] == "denies"]
        figures = bool(matter.get("figures"))
        first = held[0]["actor"] if held else None
        asserted, denied = _sides(held, against, first) if figures else ([one["actor"] for one in held], against)
        if not asserted and not denied:
            continue
        yield {
            "event": "event",
            "aspect": matter["aspect"],
            "about": matter["about"],
            "asserted_by": list(dict.fromkeys(asserted)),
            "denied_by": list(dict.fromkeys(denied)),
            "agreement": "contested" if asserted and denied else "uncontested",
            "verification": "outlet-states-not-verified"
            if any(one["stance"] == "cannot-verify" for one in said)
            else "not-marked",
        }


def _sides(held: list[Json], against: list[str], first: str | None) -> tuple[list[str], list[str]]:
    """Of figures: with the first who gave one stand those who gave the same; who gave another's stands against."""
    figures: dict[str, set[str]] = {}
    for one in held:
        figures.setdefault(one["actor"], set()).update(word for word in one["key"].split() if word.isdigit())
    own = figures.get(first or "", set())
    with_first = [who for who, given in figures.items() if given & own]
    return with_first, [*against, *(who for who in figures if who not in with_first)]


def _cue(frame: str) -> str | None:
    return next((cue for cue in CUES if cue in frame), None)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _in(said: str, speaker: str) -> str:
    return speaker if speaker in said else _capital(speaker)
