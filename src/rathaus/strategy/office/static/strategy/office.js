/** The portfolio table with keyboard and in-cell editing; everything also works without it. */

const table = document.querySelector("[data-grid]");

function cookie(name) {
  const pair = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value || cookie("csrftoken");
}

function cellUrl(row, name) {
  return new URL(`projekte/${encodeURIComponent(row.dataset.row)}/${name}/`, location.origin + table.closest("form").dataset.office);
}

class Grid {
  constructor(root) {
    this.root = root;
    this.undo = [];
    this.editing = null;
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("dblclick", (event) => {
      const cell = event.target.closest("[data-cell]");
      if (cell) this.edit(cell);
    });
    this.cells().forEach((cell) => cell.setAttribute("tabindex", "-1"));
    this.cells()[0]?.setAttribute("tabindex", "0");
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.key === "z" && !this.editing && this.undo.length) {
        event.preventDefault();
        this.takeBack();
      }
    });
  }

  cells() {
    return [...this.root.querySelectorAll("[data-cell]")];
  }

  move(cell, rows, columns) {
    const row = cell.closest("[data-row]");
    const lines = [...this.root.querySelectorAll("[data-row]")];
    const inRow = [...row.querySelectorAll("[data-cell]")];
    const line = lines[lines.indexOf(row) + rows];
    const column = inRow.indexOf(cell) + columns;
    const next = line?.querySelectorAll("[data-cell]")[Math.min(Math.max(column, 0), inRow.length - 1)];
    if (next) this.focus(next);
  }

  focus(cell) {
    this.root.querySelector("[data-cell][tabindex='0']")?.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
    cell.focus();
  }

  key(event) {
    if (this.editing) return this.editKey(event);
    const cell = event.target.closest("[data-cell]");
    if (!cell || event.target !== cell) return undefined;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (moves[event.key]) {
      event.preventDefault();
      this.move(cell, ...moves[event.key]);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      this.edit(cell);
    } else if (event.key === " ") {
      event.preventDefault();
      const box = cell.closest("[data-row]").querySelector("[data-row-select]");
      box.checked = !box.checked;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return undefined;
  }

  async edit(cell) {
    if (this.editing) this.close();
    const row = cell.closest("[data-row]");
    const answer = await fetch(cellUrl(row, cell.dataset.cell), { headers: { Accept: "text/html" } });
    if (!answer.ok) return say(await problem(answer), true);
    this.editing = { cell, row, name: cell.dataset.cell, old: cell.innerHTML };
    cell.innerHTML = await answer.text();
    const field = cell.querySelector("[name=value]");
    this.editing.before = field.value;
    field.focus();
    field.select?.();
    return undefined;
  }

  editKey(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.commit();
    }
  }

  close() {
    const { cell, old } = this.editing;
    this.editing = null;
    cell.innerHTML = old;
    this.focus(cell);
  }

  async commit() {
    const { cell, row, name, before } = this.editing;
    const field = cell.querySelector("[name=value]");
    if (field.value === before) return this.close();
    const answer = await this.send(row, name, field.value, field.dataset.version);
    if (!answer.ok) {
      const line = cell.querySelector("[data-problem]");
      line.textContent = await problem(answer);
      line.hidden = false;
      field.setAttribute("aria-invalid", "true");
      field.focus();
      return undefined;
    }
    this.undo.push({ key: row.dataset.row, name, before });
    this.editing = null;
    this.replace(row, name, await answer.text());
    return undefined;
  }

  send(row, name, value, version) {
    return fetch(cellUrl(row, name), {
      method: "POST",
      headers: { "X-CSRFToken": token(), Accept: "text/html" },
      body: new URLSearchParams({ value, version }),
    });
  }

  replace(row, name, html) {
    const holder = document.createElement("tbody");
    holder.innerHTML = html;
    const fresh = holder.querySelector("[data-row]");
    const chosen = row.querySelector("[data-row-select]").checked;
    row.replaceWith(fresh);
    fresh.querySelector("[data-row-select]").checked = chosen;
    fresh.querySelectorAll("[data-cell]").forEach((cell) => cell.setAttribute("tabindex", "-1"));
    const cell = fresh.querySelector(`[data-cell="${name}"]`);
    this.focus(cell);
    saved();
  }

  async takeBack() {
    const step = this.undo.pop();
    const row = this.root.querySelector(`[data-row="${CSS.escape(step.key)}"]`);
    if (!row) return;
    const answer = await this.send(row, step.name, step.before, row.dataset.version);
    if (answer.ok) this.replace(row, step.name, await answer.text());
    else say(await problem(answer), true);
  }
}

async function problem(answer) {
  try {
    return (await answer.json()).title;
  } catch {
    return `${answer.status}`;
  }
}

function say(words) {
  const place = document.querySelector("[data-saved]");
  if (place) place.textContent = words;
}

function saved() {
  const place = document.querySelector("[data-saved]");
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  if (place) place.textContent = `${place.dataset.words} ${time}`;
}

function selection() {
  const boxes = [...document.querySelectorAll("[data-row-select]")];
  const count = document.querySelector("[data-bulk-count]");
  const bar = document.querySelector("[data-bulk]");
  const clear = document.querySelector("[data-clear]");
  const all = document.querySelector("[data-select-all]");
  if (!bar || !count) return;
  const show = () => {
    const chosen = boxes.filter((box) => box.isConnected ? box.checked : false).length
      + [...document.querySelectorAll("[data-row-select]")].filter((box) => !boxes.includes(box) && box.checked).length;
    bar.hidden = chosen === 0;
    clear.hidden = chosen === 0;
    count.textContent = `${chosen} ${count.dataset.words}`;
  };
  const none = () => {
    document.querySelectorAll("[data-row-select]").forEach((box) => { box.checked = false; });
    if (all) all.checked = false;
    show();
  };
  document.addEventListener("change", (event) => {
    if (event.target === all) {
      document.querySelectorAll("[data-row-select]").forEach((box) => { box.checked = all.checked; });
    }
    show();
  });
  clear.addEventListener("click", none);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector(".cell-editor")) none();
  });
  show();
}

function density() {
  const wide = localStorage.getItem("dichte") === "weit";
  const apply = (value) => {
    table?.classList.toggle("table--wide-rows", value === "weit");
    document.querySelectorAll("[data-density]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.density === value));
    });
  };
  apply(wide ? "weit" : "dicht");
  document.querySelectorAll("[data-density]").forEach((button) => button.addEventListener("click", () => {
    localStorage.setItem("dichte", button.dataset.density);
    apply(button.dataset.density);
  }));
}

function shortcuts() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const link = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (link) link.click();
    if (event.key === "f") document.querySelector(".toolbar details.drop summary")?.click();
  });
}

if (table) new Grid(table);
selection();
density();
shortcuts();
