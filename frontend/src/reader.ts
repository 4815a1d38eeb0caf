// Ties claims to their words both ways: hover or focus on one side shows the other. The server has cut the text and
// named the claims of each piece in data-claims; nothing here touches a character of it.

function claimsOf(target: EventTarget | null): string[] {
  const piece = target instanceof Element ? target.closest<HTMLElement>("[data-claims]") : null;
  return piece?.dataset["claims"]?.split(" ") ?? [];
}

export function tieClaimsToWords(page: Document): void {
  const pieces = new Map<string, HTMLElement[]>();
  for (const piece of page.querySelectorAll<HTMLElement>("[data-claims]")) {
    for (const claim of claimsOf(piece)) {
      const known = pieces.get(claim);
      if (known) known.push(piece);
      else pieces.set(claim, [piece]);
    }
  }

  let lit: HTMLElement[] = [];
  const light = (claims: string[]): void => {
    for (const piece of lit) piece.classList.remove("lit");
    lit = claims.flatMap((claim) => pieces.get(claim) ?? []);
    for (const piece of lit) piece.classList.add("lit");
  };
  const focused = (): string[] => claimsOf(page.activeElement);

  page.addEventListener("pointerover", (event) => {
    const hovered = claimsOf(event.target);
    light(hovered.length > 0 ? hovered : focused());
  });
  page.addEventListener("focusin", (event) => light(claimsOf(event.target)));
  page.addEventListener("focusout", () => light([]));

  // On a wide screen the list scrolls by itself: bring the chosen claim into sight there without moving the text.
  const chosen = page.querySelector<HTMLElement>(".entry.chosen");
  const list = chosen?.closest<HTMLElement>(".beside");
  if (chosen && list && list.scrollHeight > list.clientHeight) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
}
