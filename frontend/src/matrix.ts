// Roving focus: the matrix is one stop of the Tab key, the arrow keys walk its cells (ARIA Authoring Practices, grid).
// Enter goes into a cell, or straight to its words where there is one link; Escape comes back to the cell.

const LINKS = "a[href], summary";

function laidOut(table: HTMLTableElement): HTMLElement[][] {
  // Cells that span rows or columns stand at every place they cover, as they do on the screen.
  const grid: HTMLElement[][] = [];
  Array.from(table.rows).forEach((row, y) => {
    const line = (grid[y] ??= []);
    let x = 0;
    for (const cell of Array.from(row.cells)) {
      while (line[x]) x += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        const reached = (grid[y + down] ??= []);
        for (let right = 0; right < cell.colSpan; right += 1) reached[x + right] = cell;
      }
      x += cell.colSpan;
    }
  });
  return grid;
}

export function walkWithKeys(table: HTMLTableElement): void {
  const grid = laidOut(table);
  const cells = new Set(grid.flat());
  const first = table.tBodies[0]?.rows[0]?.cells[2] ?? table.rows[0]?.cells[0];
  if (!first) return;

  const linksOf = (cell: HTMLElement): HTMLElement[] => Array.from(cell.querySelectorAll<HTMLElement>(LINKS));
  const visible = (link: HTMLElement): boolean => link.offsetParent !== null;
  let current: HTMLElement = first;
  let at = { x: 0, y: 0 };

  const place = (cell: HTMLElement): { x: number; y: number } => {
    for (const [y, line] of grid.entries()) {
      const x = line.indexOf(cell);
      if (x >= 0) return { x, y };
    }
    return { x: 0, y: 0 };
  };

  const settle = (cell: HTMLElement): void => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
  };

  const show = (cell: HTMLElement): void => {
    const region = table.closest<HTMLElement>(".region");
    const corner = table.rows[0]?.cells[0];
    if (region && corner && getComputedStyle(corner).position === "sticky" && !cell.matches("thead *, .matter")) {
      // Keeps the cell clear of the sticky headers, which scrolling into view takes no account of.
      const head = table.tHead?.offsetHeight ?? 0;
      const inside = cell.getBoundingClientRect();
      const frame = region.getBoundingClientRect();
      if (inside.left < frame.left + corner.offsetWidth) region.scrollLeft -= frame.left + corner.offsetWidth - inside.left;
      if (inside.top < frame.top + head) region.scrollTop -= frame.top + head - inside.top;
    }
  };

  const goTo = (y: number, x: number): void => {
    const cell = grid[y]?.[x];
    if (!cell) return;
    at = { x, y };
    settle(cell);
    cell.focus();
    show(cell);
  };

  const step = (dy: number, dx: number): void => {
    let { x, y } = at;
    do {
      y += dy;
      x += dx;
    } while (grid[y]?.[x] === current);
    goTo(y, x);
  };

  const enter = (cell: HTMLElement): void => {
    const links = linksOf(cell).filter(visible);
    if (links.length === 1 && links[0] instanceof HTMLAnchorElement) links[0].click();
    else links[0]?.focus();
  };

  const amongLinks = (cell: HTMLElement, by: number): void => {
    const links = linksOf(cell).filter(visible);
    const next = links[links.indexOf(document.activeElement as HTMLElement) + by];
    next?.focus();
  };

  const onCell = (event: KeyboardEvent): boolean => {
    const last = (grid[at.y]?.length ?? 1) - 1;
    switch (event.key) {
      case "ArrowRight": step(0, 1); return true;
      case "ArrowLeft": step(0, -1); return true;
      case "ArrowDown": step(1, 0); return true;
      case "ArrowUp": step(-1, 0); return true;
      case "Home": goTo(event.ctrlKey ? 0 : at.y, 0); return true;
      case "End": goTo(event.ctrlKey ? grid.length - 1 : at.y, last); return true;
      case "Enter": enter(current); return true;
      default: return false;
    }
  };

  const insideCell = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case "ArrowDown":
      case "ArrowRight": amongLinks(current, 1); return true;
      case "ArrowUp":
      case "ArrowLeft": amongLinks(current, -1); return true;
      case "Escape": current.focus(); return true;
      default: return false;
    }
  };

  table.setAttribute("role", "grid");
  for (const cell of cells) {
    if (cell.getAttribute("role") === "cell") cell.setAttribute("role", "gridcell");
    cell.tabIndex = -1;
    for (const link of linksOf(cell)) link.tabIndex = -1;
  }
  settle(first);
  at = place(first);

  table.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const handled = event.target === current ? onCell(event) : insideCell(event);
    if (handled) event.preventDefault();
  });
  // A link to a side brings its first speaker beside the headers that stay, and the keyboard with it.
  for (const link of table.ownerDocument.querySelectorAll<HTMLAnchorElement>(".sides a")) {
    link.addEventListener("click", (event) => {
      const head = table.querySelector<HTMLElement>(link.hash);
      const region = table.closest<HTMLElement>(".region");
      const corner = table.rows[0]?.cells[0];
      if (!head || !region || !corner) return;
      event.preventDefault();
      settle(head);
      at = place(head);
      head.focus({ preventScroll: true });
      region.scrollIntoView({ block: "nearest" });
      region.scrollLeft += head.getBoundingClientRect().left - region.getBoundingClientRect().left - corner.offsetWidth;
    });
  }
  table.addEventListener("focusin", (event) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("th, td") : null;
    if (!cell || cell === current || !cells.has(cell)) return;
    settle(cell);
    at = place(cell);
  });
}
