/** The bar for chosen rows, the height of rows, and the list of keys. */

const boxes = () => [...document.querySelectorAll("[data-row-select]")];

function selection(bar) {
  const count = bar.querySelector("[data-chosen]");
  const consequence = bar.querySelector("[data-consequence]");
  const clear = bar.querySelector("[data-clear]");
  const all = document.querySelector("[data-select-all]");
  const show = () => {
    const every = boxes();
    const chosen = every.filter((box) => box.checked);
    bar.hidden = chosen.length === 0;
    bar.querySelectorAll("button").forEach((button) => { button.disabled = bar.hidden; });
    clear.hidden = chosen.length === 0;
    count.textContent = `${chosen.length} ${count.dataset.words}`;
    consequence.textContent = told(chosen.map((box) => box.closest("tr")), consequence.dataset);
    if (all) {
      all.checked = every.length > 0 && chosen.length === every.length;
      all.indeterminate = chosen.length > 0 && chosen.length < every.length;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target === all) boxes().forEach((box) => { box.checked = all.checked; });
    show();
  });
  const none = () => {
    const inBar = bar.contains(document.activeElement);
    boxes().forEach((box) => { box.checked = false; });
    show();
    if (inBar) document.querySelector("[data-cell][tabindex='0']")?.focus();
  };
  clear.addEventListener("click", none);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden && !document.querySelector("dialog[open]")) none();
  });
  show();
}

/** Says before anything is written what the chosen projects are together. */
function told(rows, words) {
  const letters = {};
  let months = 0;
  rows.forEach((row) => {
    letters[row.dataset.category] = (letters[row.dataset.category] ?? 0) + 1;
    months += Number(row.dataset.months ?? 0);
  });
  const parts = Object.keys(letters).sort().map((letter) => `${letters[letter]} ${letter}`);
  const sum = months.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  return `${parts.join(", ")}; ${sum} ${words.months}. ${words.lead}`;
}

function densities(place) {
  const table = document.querySelector("[data-grid]");
  const apply = (value) => {
    table?.classList.toggle("portfolio--wide", value === "weit");
    place.querySelectorAll("[data-density]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.density === value));
    });
  };
  place.hidden = false;
  apply(localStorage.getItem("dichte") === "weit" ? "weit" : "dicht");
  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-density]");
    if (!button) return;
    localStorage.setItem("dichte", button.dataset.density);
    apply(button.dataset.density);
  });
}

/** A panel that opened closes with Esc and when somebody clicks beside it; the focus goes in and back. */
function panels() {
  document.querySelectorAll("details.drop").forEach((panel) => {
    const summary = panel.querySelector("summary");
    panel.addEventListener("toggle", () => {
      if (panel.open) panel.querySelector("input:not([type=hidden]), select, button")?.focus();
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      event.stopPropagation();
      panel.open = false;
      summary.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
  });
}

function keyList(dialog) {
  const button = document.querySelector("[data-show-keys]");
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}

for (const [selector, improve] of [
  ["[data-office-bulk]", selection],
  ["[data-densities]", densities],
  ["[data-key-list]", keyList],
]) {
  const place = document.querySelector(selector);
  if (place) improve(place);
}
panels();
