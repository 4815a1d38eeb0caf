// Dropping files, and progress that keeps itself up to date. Without scripts the form is a form and the page reloads itself.
const EVERY = 1000;

async function filesOf(entry: FileSystemEntry, found: File[], most: number): Promise<void> {
  if (found.length >= most) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const one of some) await filesOf(one, found, most);
  }
}

export function takeDrops(form: HTMLFormElement): void {
  const files = form.querySelector<HTMLInputElement>("#files");
  const folder = form.querySelector<HTMLInputElement>("#folder");
  const told = form.querySelector<HTMLElement>("#chosen");
  if (!files || !folder || !told) return;
  const limit = Number(form.dataset["size"]);
  const chosen = (): File[] => [...(files.files ?? []), ...(folder.files ?? [])];
  const tell = (): boolean => {
    const all = chosen();
    const size = all.reduce((sum, one) => sum + one.size, 0);
    const names = all.slice(0, 5).map((one) => one.name).join(", ");
    told.textContent = size > limit ? (form.dataset["tooLarge"] ?? "") : all.length > 5 ? `${names} … (${all.length})` : names;
    return size <= limit;
  };
  form.addEventListener("change", tell);
  form.addEventListener("submit", (event) => {
    if (!tell()) event.preventDefault();
  });
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry()).filter((one) => one !== null);
    const bare = [...event.dataTransfer.files];
    void (async () => {
      const found: File[] = [];
      for (const one of entries) await filesOf(one, found, 5000);
      const all = new DataTransfer();
      for (const one of [...(files.files ?? []), ...(found.length > 0 ? found : bare)]) all.items.add(one);
      files.files = all.files;
      tell();
    })();
  });
}

export function followProgress(place: HTMLElement): void {
  const address = place.dataset["progress"];
  if (!address) return;
  const look = async (): Promise<void> => {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const body = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".job");
    if (!body) return;
    const focused = document.activeElement;
    const held = focused instanceof HTMLElement && place.contains(focused) ? focused.tagName : "";
    place.replaceChildren(document.adoptNode(body));
    if (held) (place.querySelector<HTMLElement>(held.toLowerCase()) ?? document.getElementById("content"))?.focus();
    if (body instanceof HTMLElement && body.dataset["running"] === "yes") later();
  };
  const later = (): void => { setTimeout(() => { look().catch(later); }, EVERY); };
  later();
}
