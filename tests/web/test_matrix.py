from __future__ import annotations

from dataclasses import replace

from sayso.domain.account import EventAccount, Speaker
from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import ToldClaim
from sayso.web.matrix import Matrix, build_matrix
from tests.web.crowd import CROWD, CROWD_TOLD
from tests.web.invented import LEDGER, MIRROR_REPORT, RAID_ACCOUNT, WIRE_REPORT

NAMES = {MIRROR_REPORT.report.id: "Lake Mirror", WIRE_REPORT.report.id: "Ostrel Courier"}


def matrix_of(account: EventAccount, told: tuple[ToldClaim, ...] = LEDGER.told) -> Matrix:
    """The matrix of an account that has one."""
    built = build_matrix(account, {one.id: one for one in told}, NAMES)
    assert built is not None
    return built


def test_columns_are_grouped_by_side() -> None:
    """Sides heard most first, then speakers whose side is not set, then nobody named, outlets last."""
    built = matrix_of(RAID_ACCOUNT)
    assert [(group.name, group.columns) for group in built.groups] == [
        ("Vardia", 2),
        ("Ostrel", 1),
        ("side not set", 1),
        ("nobody named", 1),
        ("outlets", 1),
    ]
    assert [column.name for column in built.columns] == [
        "Governor Ilse Brandt",
        "Vardian Defence Ministry",
        "Free Tarn League",
        "Orla Venn",
        "source not named",
        "Lake Mirror",
    ]


def test_each_row_has_a_cell_for_each_column() -> None:
    """A speaker who says nothing on a matter has an empty cell, not somebody else's."""
    built = matrix_of(CROWD.versions[0][1], CROWD_TOLD)
    assert all(tuple(cell.column for cell in row.cells) == built.columns for row in built.rows)
    assert sum(bool(cell.voices) for row in built.rows for cell in row.cells) == len(CROWD_TOLD)


def test_a_cell_tells_stance_certainty_words_and_origins() -> None:
    """Two reports of the same words are one quotation with two places and one origin."""
    control = next(row for row in matrix_of(RAID_ACCOUNT).rows if row.aspect == "Who is in control")
    (voice,) = control.cells[2].voices
    assert (voice.stance_word, voice.leaning, voice.certainty) == ("says", "for", "certain")
    assert voice.counts == "2 reports, 1 origin"
    (quote,) = voice.quotes
    assert quote.words == "“its fighters had taken the bridge at Tarn Ford before dawn”"
    assert [place.name for place in quote.places] == ["Lake Mirror", "Ostrel Courier"]


def test_more_quotations_than_a_cell_shows_are_folded_not_dropped() -> None:
    """The third quotation of a cell waits under "1 more"."""
    control = next(row for row in matrix_of(RAID_ACCOUNT).rows if row.aspect == "Who is in control")
    (voice,) = control.cells[0].voices
    assert len(voice.quotes) == 2
    assert [quote.words for quote in voice.folded] == ["“that the crossing was still in Vardian hands”"]


def test_status_stands_on_three_axes() -> None:
    """Spread, agreement and verification are three answers, each with its own words."""
    control = next(row for row in matrix_of(RAID_ACCOUNT).rows if row.aspect == "Who is in control")
    assert control.contested
    assert control.agreement == "contested"
    assert control.spread == "2 reports, 2 publishers, 1 origin, 1 of unknown origin, independence not established"
    assert control.verification_word == "outlet states it was not verified"
    assert control.because.startswith("Lake Mirror")


def test_a_reason_as_long_as_a_page_unfolds() -> None:
    """It begins in the table and is whole beneath; a short one stands as it is."""
    long = "; ".join(f"Delegate {n} was first reported for it and later against it" for n in range(20))
    (aspect, *rest) = RAID_ACCOUNT.aspects
    row, *others = matrix_of(replace(RAID_ACCOUNT, aspects=(replace(aspect, because=long), *rest))).rows
    assert row.because == long
    assert row.because_begins is not None
    assert long.startswith(row.because_begins.removesuffix(" …"))
    assert [one.because_begins for one in others] == [None] * len(others)


def test_nobody_said_anything_makes_no_matrix() -> None:
    """An event without claims has no table rather than an empty one."""
    assert build_matrix(replace(RAID_ACCOUNT, aspects=()), {}, {}) is None


def swapped(speaker: Speaker) -> Speaker:
    """The speaker of the other side."""
    return replace(speaker, side={"Vardia": "Ostrel", "Ostrel": "Vardia"}.get(speaker.side or "", speaker.side))


def test_swapping_two_sides_swaps_them_in_the_matrix() -> None:
    """Law 4: the columns change sides, and nothing else changes."""
    aspects = tuple(
        replace(
            aspect, positions=tuple(replace(position, actor=swapped(position.actor)) for position in aspect.positions)
        )
        for aspect in RAID_ACCOUNT.aspects
    )
    before, after = matrix_of(RAID_ACCOUNT), matrix_of(replace(RAID_ACCOUNT, aspects=aspects))
    for old, new in zip(before.rows, after.rows, strict=True):
        assert {cell.column.name: cell.voices for cell in old.cells} == {
            cell.column.name: cell.voices for cell in new.cells
        }
        assert (old.agreement, old.spread, old.verification) == (new.agreement, new.spread, new.verification)


def test_a_matter_nobody_positions_is_still_a_row() -> None:
    """A row with no cell filled is shown: the matter is there, the voices are not."""
    silent = replace(RAID_ACCOUNT.aspects[0], aspect=Aspect.MOTIVE, positions=(), claims=())
    built = matrix_of(replace(RAID_ACCOUNT, aspects=(*RAID_ACCOUNT.aspects, silent)))
    assert built.rows[-1].aspect == "Why"
    assert not any(cell.voices for cell in built.rows[-1].cells)


def test_a_matter_that_is_only_denied_says_whose_words_it_is_in() -> None:
    """Its words may hold a "no" of their own, beside which "denies" alone would read as a double negation."""
    control = RAID_ACCOUNT.aspects[0]
    denied = replace(control, positions=tuple(replace(one, stance=Stance.DENIES) for one in control.positions))
    contested = replace(denied, positions=(*denied.positions, replace(control.positions[0], stance=Stance.ASSERTS)))
    rows = matrix_of(replace(RAID_ACCOUNT, aspects=(denied, contested))).rows
    assert [row.as_denied for row in rows] == [True, False]
