"""An invented event with thirty speakers, some with very long names, and reports of hostile make."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.domain.account import Agreement, EventAccount
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import ActorKind
from sayso.domain.ids import content_id
from sayso.domain.ledger import Entry, Refusal
from sayso.domain.text import BlockKind
from tests.web.invented import RECORDED, InventedLedger, matter, person, position, said, written

CROWDED = content_id("event", "congress")
SIDES = ("Vardia", "Ostrel", "The Confederated Lake Cantons of the Upper and Lower Mereth Basin", None)
NAMES = [
    f"Delegate {n} of the {'Permanent Inter-Cantonal Commission on Fisheries, Fords and ' * (n % 5 == 0)}Harbours"
    for n in range(29)
] + ["Unbreakable" * 12]
SPEAKERS = [
    person(name, SIDES[n % 4], ActorKind.OUTLET if n % 9 == 8 else ActorKind.OFFICIAL) for n, name in enumerate(NAMES)
]
STANCES = list(Stance)
CERTAINTIES = list(Certainty)
CROWD_REPORT = written(
    "Everybody speaks at the congress",
    "Mereth Observer",
    datetime(2031, 6, 1, 9, 0, tzinfo=UTC),
    *((BlockKind.BODY, f"{name} said that the treaty of ford {n} was signed.") for n, name in enumerate(NAMES)),
)
CROWD_TOLD = tuple(
    said(
        CROWD_REPORT,
        f"that the treaty of ford {n} was signed",
        speaker,
        cue="said",
        source=speaker.name,
        event=CROWDED,
        aspect=(Aspect.OCCURRENCE, Aspect.WHEN, Aspect.RESPONSIBILITY)[n % 3],
        stance=STANCES[n % len(STANCES)],
        certainty=CERTAINTIES[n % len(CERTAINTIES)],
    )
    for n, speaker in enumerate(SPEAKERS)
)
CROWD = InventedLedger(
    versions=(
        (
            RECORDED,
            EventAccount(
                CROWDED,
                "Signing of the treaty of the fords",
                None,
                datetime(2031, 5, 28, tzinfo=UTC),
                None,
                None,
                (CROWD_REPORT.report.id,),
                tuple(
                    matter(
                        aspect,
                        "the treaty of the fords was signed",
                        *(position(told) for told in CROWD_TOLD if told.claim.aspect is aspect),
                        agreement=Agreement.CONTESTED,
                    )
                    for aspect in (Aspect.OCCURRENCE, Aspect.WHEN, Aspect.RESPONSIBILITY)
                ),
            ),
        ),
    ),
    documents=(CROWD_REPORT,),
    told=CROWD_TOLD,
)

SCRIPT = "<script>window.ran = 1; alert(1)</script>"
HANDLER = '"><img src=x onerror="window.ran = 2; alert(2)"><svg onload="window.ran = 3"><circle r=9 /></svg>'
LINK = "[here](javascript:alert(4)) <a href='javascript:alert(5)'>there</a> <style>body{display:none}</style>"
TURNED = "harmless \u202egnp.exe\u202c \u2066inner\u2069 \u2069 end"
ODD = "tab\there, carriage\rreturn, nul\x00, lone \ud83d surrogate, {{ 7 * 7 }} {% raw %} &amp; &#60;b&#62;"
ATTACKER = person(f"Minister {HANDLER}", "<b>Vardia</b>")
HOSTILE_EVENT = content_id("event", "hostile")
HOSTILE_REPORT = written(
    f"{SCRIPT} headline \u202egnorw",
    f"Lake <i>Mirror</i> {HANDLER}",
    datetime(2031, 5, 14, tzinfo=UTC),
    (BlockKind.HEADLINE, f"{SCRIPT} headline"),
    (BlockKind.BODY, f"He said: {HANDLER} and that was all."),
    (BlockKind.BODY, LINK),
    (BlockKind.BODY, TURNED),
    (BlockKind.BODY, ODD),
    url="javascript:alert('address')",
)
HOSTILE_TOLD = said(HOSTILE_REPORT, HANDLER, ATTACKER, cue="said", source="He", event=HOSTILE_EVENT)
HOSTILE = InventedLedger(
    versions=(
        (
            RECORDED,
            EventAccount(
                HOSTILE_EVENT,
                f"{SCRIPT} {TURNED}",
                "<svg onload=alert(6)>",
                None,
                None,
                None,
                (HOSTILE_REPORT.report.id,),
                (matter(Aspect.OCCURRENCE, SCRIPT, position(HOSTILE_TOLD), because=HANDLER),),
            ),
        ),
    ),
    documents=(HOSTILE_REPORT,),
    told=(HOSTILE_TOLD,),
    refused=(Entry(RECORDED, "sayso, rules", Refusal(f"inbox/{HANDLER}.html", SCRIPT)),),
)
