/** Shows the bulk bar (data-bulk) and how many rows are chosen (data-row-select, data-bulk-count). */
export function selectRows(): void {
  const bar = document.querySelector<HTMLElement>("[data-bulk]");
  if (!bar) return;
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>("input[data-row-select]")];
  const update = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    bar.hidden = chosen === 0;
    for (const place of bar.querySelectorAll("[data-bulk-count]")) place.textContent = String(chosen);
  };
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches("input[data-select-all]")) boxes().forEach((other) => (other.checked = box.checked));
    update();
  });
  document.addEventListener("keydown", (event) => {
    const cell = event.target as HTMLElement;
    if (event.key === " " && cell.matches("td, th")) {
      const box = cell.parentElement?.querySelector<HTMLInputElement>("input[data-row-select]");
      if (!box) return;
      event.preventDefault();
      box.click();
    } else if (event.key === "Escape" && !bar.hidden) {
      boxes().forEach((box) => (box.checked = false));
      update();
    }
  });
  update();
}
