"""One frozen context for each template: what it may use, and all it may use."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.pages.account import AccountPage, PeoplePage, PersonLine, SignInPage, TokenLine
from sayso.web.pages.adding import AddingPage, JobBody, JobLine, JobPage, OutcomeLine
from sayso.web.pages.brief import (
    BriefFile,
    BriefForm,
    BriefPage,
)
from sayso.web.pages.changes import ChangedEvent, ChangeLine, ChangesPage, Value
from sayso.web.pages.charts import (
    Bar,
    ClocksPicture,
    MapLine,
    MapPage,
    Stretch,
    Tick,
    TimeLine,
    TimelinePage,
)
from sayso.web.pages.deciding import DecideBox, EventBox, HistoryLine
from sayso.web.pages.event import (
    ChangedPage,
    Clocks,
    EventPage,
    Folded,
    Spot,
)
from sayso.web.pages.filing import FilingBox
from sayso.web.pages.lists import (
    EventLine,
    EventsPage,
    FilterForm,
    HitLine,
    HitList,
    Link,
    Pager,
    RefusalLine,
    ReportLine,
    ReportRow,
    ReportsPage,
    SearchPage,
    Tally,
)
from sayso.web.pages.related import (
    RelatedClaim,
    RelatedMatter,
    RelationLine,
)
from sayso.web.pages.reports import (
    ClaimLine,
    ClaimPage,
    DiffPage,
    Facts,
    Piece,
    ReaderLine,
    ReportPage,
    VersionLine,
)
from sayso.web.pages.review import (
    ReviewItem,
    ReviewPage,
)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What error.html may use."""

    status: int
    heading: str
    detail: str


Page = (
    EventsPage
    | EventPage
    | ReportPage
    | ClaimPage
    | ReportsPage
    | SearchPage
    | MapPage
    | TimelinePage
    | DiffPage
    | ChangesPage
    | BriefPage
    | BriefFile
    | ReviewPage
    | AddingPage
    | JobPage
    | JobBody
    | SignInPage
    | AccountPage
    | PeoplePage
    | ErrorPage
)

TEMPLATES: dict[type[Page], str] = {
    EventsPage: "events.html",
    EventPage: "event.html",
    ReportPage: "report.html",
    ClaimPage: "claim.html",
    ReportsPage: "reports.html",
    SearchPage: "search.html",
    MapPage: "map.html",
    TimelinePage: "timeline.html",
    DiffPage: "diff.html",
    ChangesPage: "changes.html",
    BriefPage: "brief.html",
    BriefFile: "brief_file.html",
    ReviewPage: "review.html",
    AddingPage: "adding.html",
    JobPage: "job.html",
    JobBody: "job_body.html",
    SignInPage: "signin.html",
    AccountPage: "account.html",
    PeoplePage: "people.html",
    ErrorPage: "error.html",
}

__all__ = [
    "TEMPLATES",
    "AccountPage",
    "AddingPage",
    "Bar",
    "BriefFile",
    "BriefForm",
    "BriefPage",
    "ChangeLine",
    "ChangedEvent",
    "ChangedPage",
    "ChangesPage",
    "ClaimLine",
    "ClaimPage",
    "Clocks",
    "ClocksPicture",
    "DecideBox",
    "DiffPage",
    "ErrorPage",
    "EventBox",
    "EventLine",
    "EventPage",
    "EventsPage",
    "Facts",
    "FilingBox",
    "FilterForm",
    "Folded",
    "HistoryLine",
    "HitLine",
    "HitList",
    "JobBody",
    "JobLine",
    "JobPage",
    "Link",
    "MapLine",
    "MapPage",
    "OutcomeLine",
    "Page",
    "Pager",
    "PeoplePage",
    "PersonLine",
    "Piece",
    "ReaderLine",
    "RefusalLine",
    "RelatedClaim",
    "RelatedMatter",
    "RelationLine",
    "ReportLine",
    "ReportPage",
    "ReportRow",
    "ReportsPage",
    "ReviewItem",
    "ReviewPage",
    "SearchPage",
    "SignInPage",
    "Spot",
    "Stretch",
    "Tally",
    "Tick",
    "TimeLine",
    "TimelinePage",
    "TokenLine",
    "Value",
    "VersionLine",
]
