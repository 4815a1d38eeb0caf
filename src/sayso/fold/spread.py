"""How far a matter was reported, and which claims have one origin. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.domain.account import Spread
from sayso.fold.grouping import Groups
from sayso.fold.said import Said


def origins_of(sided: Sequence[Said]) -> Mapping[str, str | None]:
    """The origin of each claim, by the claim's id; None: not known.

    A named speaker is one origin, in however many reports. What reports say in their own voice has one origin in all
    copies of a text; where an outlet is in two such sets, or an agency stands behind several, these are one. A report's
    own words whose publisher is not told have the origin of the text's copies, where one of these tells.
    """
    origins = Groups()
    first: dict[str, str] = {}
    for one in sided:
        if one.own_voice and one.told.origin is not None:
            origins.tie(one.told.origin, first.setdefault(one.copies, one.told.origin))
    found: dict[str, str | None] = {}
    for one in sided:
        origin = one.told.origin or (first.get(one.copies) if one.own_voice else None)
        found[one.told.id] = None if origin is None else origins.root(origin)
    return found


def spread_of(sided: Sequence[Said]) -> Spread:
    """How far the claims that take a side were reported.

    Sources without lineage count once for each text, beside the origins: two nameless ones may be the same. So does a
    text of which no copy tells its publisher.
    """
    origins = origins_of(sided)
    unknown = {(one.copies, one.own_voice) for one in sided if origins[one.told.id] is None}
    return Spread(
        reports=len({one.report.id for one in sided}),
        publishers=len({" ".join(p.casefold().split()) for one in sided if (p := one.report.publisher)}),
        origins=len({origin for origin in origins.values() if origin is not None}),
        origins_unknown=len(unknown),
    )
