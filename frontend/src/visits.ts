// What changed since somebody was last here. When that was is known to this browser alone, and told to nobody.
interface Visit {
  last: string;
  before?: string;
}

const KEPT = "sayso.visits";
const MOST = 500;
const SAME_VISIT = 30 * 60 * 1000; // milliseconds: a page that is loaded again within half an hour is the same visit

function kept(): Record<string, Visit> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Record<string, Visit>) : {};
  } catch {
    return {}; // forbidden or spoilt: nobody was ever here
  }
}

// Notes that a page is looked at now, and tells when the visit before this one ended; nothing on a first visit.
function visited(page: string, now: string): string | undefined {
  const visits = kept();
  const visit = visits[page];
  const over = visit !== undefined && Date.parse(now) - Date.parse(visit.last) > SAME_VISIT;
  const before = over ? visit.last : visit?.before;
  visits[page] = before === undefined ? { last: now } : { last: now, before };
  const newest = Object.entries(visits).sort(([, one], [, other]) => (one.last < other.last ? 1 : -1));
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(newest.slice(0, MOST))));
  } catch {
    // nothing can be kept here: the next visit is a first one again
  }
  return before;
}

// Shows on the page of an event what changed since the last visit.
export async function tellWhatChanged(place: HTMLElement): Promise<void> {
  const { event, now } = place.dataset;
  const since = event && now ? visited(event, now) : undefined;
  if (!event || !since) return;
  const asked = new URLSearchParams({ event, since });
  const answer = await fetch(`/changes?${asked.toString()}`);
  if (!answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const changes = found.querySelector("#changed .changed");
  const when = found.querySelector("#changed-title time");
  const [heading, link] = [place.querySelector("h2"), place.querySelector("a")];
  if (!changes || !when || !heading || !link) return;
  heading.append(" ", document.adoptNode(when));
  heading.after(document.adoptNode(changes));
  link.href = `/changes?${asked.toString()}`;
  place.hidden = false;
}

// Puts the changes of further events in the place of the links to them, one after the other.
export async function tellTheRest(page: Document): Promise<void> {
  for (const place of page.querySelectorAll<HTMLElement>("#changed .later")) {
    const link = place.querySelector("a");
    const answer = link ? await fetch(link.href) : undefined;
    if (!answer?.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = found.querySelector("#changed .changed, #changed .alike");
    if (told) place.replaceWith(page.adoptNode(told));
  }
}

// Offers on the page of changes those since it was last looked at.
export function offerLastLook(link: HTMLAnchorElement): void {
  const since = link.dataset["now"] ? visited("/changes", link.dataset["now"]) : undefined;
  if (!since) return;
  link.href = `/changes?${new URLSearchParams({ since }).toString()}`;
  link.hidden = false;
}
