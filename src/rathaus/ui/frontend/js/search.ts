/** Strg K goes to the search field; one letter presses the button that shows it. */
export function focusSearch(): void {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      const field = document.querySelector<HTMLInputElement>("[data-search-focus]");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const selector = `[data-key="${CSS.escape(event.key.toLowerCase())}"]`;
      document.querySelector<HTMLElement>(selector)?.click();
    }
  });
}

/** Whether somebody is writing, so that a letter is a letter. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof Element
    && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
}
