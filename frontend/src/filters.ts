// Fields that are left empty do not stand in the address. Without scripts they do, and mean the same.
export function leaveOutEmpty(form: HTMLFormElement): void {
  const fields = (): (HTMLInputElement | HTMLSelectElement)[] =>
    Array.from(form.elements).filter((one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement);
  form.addEventListener("submit", () => {
    for (const one of fields()) one.disabled = one.value === "";
  });
  addEventListener("pageshow", () => {
    for (const one of fields()) one.disabled = false;
  });
}
