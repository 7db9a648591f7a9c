/**
 * Editing in the cell. A cell with data-edit="ADDRESS" asks that address for its form when
 * somebody presses Enter or clicks twice, and sends the form back to it; the answer is the new content of
 * the cell. Esc throws the change away. Without script the same address shows the form as a page.
 */
export function editCells(): void {
  document.addEventListener("dblclick", (event) => start((event.target as Element).closest("[data-edit]")));
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Enter" && target.matches("[data-edit]")) {
      event.preventDefault();
      start(target);
    }
  });
}

const headers = { "X-Fragment": "cell" };

async function start(cell: Element | null): Promise<void> {
  if (!(cell instanceof HTMLElement) || cell.dataset.editing) return;
  const before = cell.innerHTML;
  const address = cell.dataset.edit ?? "";
  const answer = await fetch(address, { headers }).catch(() => null);
  if (!answer?.ok) {
    location.href = address;
    return;
  }
  cell.dataset.editing = "1";
  show(cell, await answer.text(), before, address);
}

function show(cell: HTMLElement, html: string, before: string, address: string): void {
  cell.innerHTML = html;
  const form = cell.querySelector("form");
  const field = cell.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(cell, form, before, address);
  });
  cell.addEventListener("keydown", function leave(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    cell.removeEventListener("keydown", leave);
    finish(cell, before);
  });
}

async function send(cell: HTMLElement, form: HTMLFormElement, before: string, address: string): Promise<void> {
  const body = new FormData(form);
  const answer = await fetch(form.action || address, { method: "POST", body, headers }).catch(() => null);
  if (answer?.status === 422) {
    show(cell, await answer.text(), before, address);
  } else if (answer?.ok) {
    finish(cell, await answer.text());
  } else {
    location.href = address;
  }
}

function finish(cell: HTMLElement, html: string): void {
  delete cell.dataset.editing;
  cell.innerHTML = html;
  cell.focus();
}
