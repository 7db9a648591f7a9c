/** A button with data-copy-address puts the address of the page on the clipboard and says so. */
export function copyAddress(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-address]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copyAddress || location.href);
      const words = button.querySelector(".kern-label") ?? button;
      words.textContent = button.dataset.done ?? words.textContent;
      button.setAttribute("aria-live", "polite");
    });
  }
}
