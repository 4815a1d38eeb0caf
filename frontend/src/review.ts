// One key each: a key presses the button that is marked with it. Not while something is typed.
export function decideWithKeys(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return;
    const pressed = page.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
    if (pressed.tagName === "SUMMARY") pressed.parentElement?.querySelector<HTMLElement>("select")?.focus();
  });
}
