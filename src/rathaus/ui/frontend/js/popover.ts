/** Opens a number's source beside it where the browser cannot place it by itself. */
export function placePopovers(): void {
  const anchored = CSS.supports("position-area", "bottom");
  const native = "popover" in HTMLElement.prototype;
  if (anchored && native) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.proof")) {
    const body = document.getElementById(button.getAttribute("popovertarget") ?? "");
    if (!body) continue;
    if (native) {
      body.addEventListener("toggle", () => place(button, body));
    } else {
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => toggle(button, body));
    }
  }
}

function toggle(button: HTMLButtonElement, body: HTMLElement): void {
  const open = body.classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(open));
  if (open) place(button, body);
}

function place(button: HTMLElement, body: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const left = Math.min(box.left, innerWidth - body.offsetWidth - 16);
  body.style.position = "fixed";
  body.style.inset = "auto";
  body.style.margin = "0";
  body.style.left = `${Math.max(16, left)}px`;
  body.style.top = `${Math.min(box.bottom + 10, innerHeight - body.offsetHeight - 8)}px`;
}
