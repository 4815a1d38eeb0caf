"""What stands around an event's words."""

from __future__ import annotations

from training.setting import Setting, setting_of, settings_compared

RAID = setting_of("one", "The militia of Korva", "the bridge near Telmarin on Monday")


def test_what_stands_nearer_weighs_more() -> None:
    """Of two rare words after an event's the first one weighs more."""
    told = setting_of("one", "", "Telmarin and then Ostrel")
    assert told.after["telmarin"] > told.after["ostrel"] > 0


def test_sides_are_told_apart() -> None:
    """Who raided whom the other way round shares words crosswise and none on one side."""
    turned = setting_of("two", "Telmarin near the bridge", "Korva's militia")
    before, after, crosswise, beside, _, _ = settings_compared(RAID, turned)
    assert before == after == 0.0
    assert crosswise > 0.5
    assert beside > 0.5


def test_events_of_one_sentence_are_known() -> None:
    """Two events of a sentence are said to be of one, those of two sentences are not."""
    assert settings_compared(RAID, RAID)[-1] == 1.0
    assert settings_compared(RAID, Setting("two", {}, {}, {}, frozenset()))[-1] == 0.0


def test_a_setting_without_words_is_like_nothing() -> None:
    """An event that is a sentence of its own has nothing in common with another's surroundings."""
    assert settings_compared(setting_of("one", "", ""), setting_of("two", "", ""))[:5] == (0.0,) * 5
