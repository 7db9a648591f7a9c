/**
 * Strg K goes to the search field. Inside a region with data-keys one letter presses the button
 * with that data-key; nowhere else, so that dictated words press nothing.
 */
export function focusSearch(): void {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      const field = document.querySelector<HTMLInputElement>("[data-search-focus]");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (plain(event) && (event.target as Element).closest?.("[data-keys]")) {
      const selector = `[data-key="${CSS.escape(event.key.toLowerCase())}"]`;
      document.querySelector<HTMLElement>(selector)?.click();
    }
  });
}

function plain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
}

/** Whether somebody is writing, so that a letter is a letter. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof Element
    && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}
