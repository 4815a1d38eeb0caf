"""Which of a page's claims stayed, were revised, went and came."""

from __future__ import annotations

from dataclasses import replace

from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import ToldClaim
from sayso.ledger.telling import tell
from sayso.relate import compare_claims
from tests.ledger.builders import Page, Told, build

NINE = Told(words="nine people died at the ferry", aspect=Aspect.HOW_MANY)


def claims(*told: Told) -> tuple[ToldClaim, ...]:
    """The claims of a page that says these."""
    return tell(build(Page(told=told))).claims


def test_the_same_words_of_the_same_speaker_stayed() -> None:
    """Wherever they stand now; another speaker's same words came, and another stance of theirs did not stay."""
    old = claims(Told(), Told(who="Governor Tessel"))
    new = claims(Told(who="Mayor Lund"), Told(), Told(who="Governor Tessel", stance=Stance.DENIES))
    found = compare_claims(old, new)
    assert [(a.words, b.words) for a, b in found.stayed] == [(old[0].words, old[0].words)]
    assert [one.actor.name for one in found.came if one.actor] == ["Mayor Lund"]
    assert [(a.id, b.claim.stance) for a, b in found.revised] == [(old[1].id, Stance.DENIES)]


def test_another_figure_of_the_same_thing_is_revised() -> None:
    """Half of the content in common and the same aspect; of one aspect alone there is no tie."""
    eleven = replace(NINE, words="eleven people died at the ferry")
    other = replace(NINE, words="four boats sank")
    found = compare_claims(claims(NINE), claims(eleven, other))
    assert [new.words for _, new in found.revised] == [eleven.words]
    assert [one.words for one in found.came] == [other.words]
    assert compare_claims(claims(NINE), claims(other)).went


def test_nameless_sources_do_not_revise_one_another() -> None:
    """Two that nobody names are not known to be one; the same words still stay."""
    was, now = replace(NINE, who=None), replace(NINE, who=None, words="eleven people died at the ferry")
    found = compare_claims(claims(was), claims(now))
    assert (len(found.went), len(found.came), found.revised) == (1, 1, ())
    assert len(compare_claims(claims(was), claims(was)).stayed) == 1


def test_what_is_said_twice_stays_twice() -> None:
    """Each claim has one counterpart at most."""
    found = compare_claims(claims(Told(), NINE, Told()), claims(Told(), Told(), Told()))
    assert (len(found.stayed), len(found.went), len(found.came)) == (2, 1, 1)
