/** The portfolio table by keyboard, with editing in the cell; everything also works without it. */

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

class Grid {
  constructor(root) {
    this.root = root;
    this.undo = [];
    this.editor = null;
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("dblclick", (event) => {
      const cell = event.target.closest("[data-cell]");
      if (cell && !event.target.closest("a")) this.edit(cell);
    });
    root.addEventListener("focusin", (event) => this.remember(event.target));
    this.prepare(root);
    root.querySelector("[data-cell]")?.setAttribute("tabindex", "0");
    document.addEventListener("keydown", (event) => {
      const back = (event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey;
      if (back && !event.target.closest("input:not([type=checkbox]), textarea") && this.undo.length) {
        event.preventDefault();
        this.takeBack();
      }
    });
  }

  prepare(root) {
    root.querySelectorAll("[data-cell]").forEach((cell) => {
      cell.setAttribute("tabindex", "-1");
      cell.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
    });
  }

  rows() {
    return [...this.root.querySelectorAll("[data-row]")];
  }

  move(cell, down, right) {
    const row = cell.closest("[data-row]");
    const lines = this.rows();
    const inRow = [...row.querySelectorAll("[data-cell]")];
    const line = lines[lines.indexOf(row) + down];
    const column = Math.min(Math.max(inRow.indexOf(cell) + right, 0), inRow.length - 1);
    const next = line?.querySelectorAll("[data-cell]")[column];
    if (next) this.focus(next);
  }

  remember(target) {
    if (!target.matches("[data-cell]")) return;
    this.root.querySelector("[data-cell][tabindex='0']")?.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  }

  focus(cell) {
    this.remember(cell);
    cell.focus({ preventScroll: true });
    reveal(cell);
  }

  key(event) {
    const cell = event.target;
    if (this.editor || !cell.matches("[data-cell]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const inRow = [...cell.closest("[data-row]").querySelectorAll("[data-cell]")];
    const jumps = { Home: inRow[0], End: inRow.at(-1) };
    if (MOVES[event.key]) this.move(cell, ...MOVES[event.key]);
    else if (jumps[event.key]) this.focus(jumps[event.key]);
    else if (event.key === "Enter" || event.key === "F2") this.edit(cell);
    else if (event.key === " ") toggle(cell.closest("[data-row]"));
    else return;
    event.preventDefault();
  }

  async edit(cell) {
    if (this.editor) return;
    const row = cell.closest("[data-row]");
    if ("locked" in row.dataset) {
      say(this.root.dataset.locked);
      return;
    }
    const answer = await ask(address(this.root, row, cell.dataset.cell));
    if (!answer?.ok) {
      say(answer ? (await problem(answer)).detail : this.root.dataset.offline);
      return;
    }
    this.editor = new Editor(this, cell, await answer.text());
  }

  /** Puts the row that the server sent in the place of the old one and goes on in the same cell. */
  replace(row, name, html) {
    const holder = document.createElement("tbody");
    holder.innerHTML = html;
    const fresh = holder.querySelector("[data-row]");
    const box = row.querySelector("[data-row-select]");
    row.replaceWith(fresh);
    if (box?.checked) toggle(fresh);
    this.prepare(fresh);
    const cell = fresh.querySelector(`[data-cell="${name}"]`) ?? fresh.querySelector("[data-cell]");
    this.focus(cell);
    return cell;
  }

  async takeBack() {
    const step = this.undo.at(-1);
    const row = this.root.querySelector(`[data-row="${CSS.escape(step.key)}"]`);
    if (!row) return;
    const answer = await send(this.root, row, step.name, step.before, row.dataset.version);
    if (answer?.ok) {
      this.undo.pop();
      this.replace(row, step.name, await answer.text());
      told("undone");
    } else say(answer ? (await problem(answer)).detail : this.root.dataset.offline);
  }
}

/** The field in a cell with its proposals. */
class Editor {
  constructor(grid, cell, html) {
    this.grid = grid;
    this.cell = cell;
    this.row = cell.closest("[data-row]");
    this.old = [...cell.childNodes];
    this.newer = "";
    this.busy = false;
    cell.innerHTML = html;
    cell.classList.add("is-editing");
    this.row.classList.add("is-edited");
    this.field = cell.querySelector("[name=value]");
    this.box = cell.querySelector("[data-suggest]");
    this.version = this.field.dataset.version;
    this.options = [...this.box.querySelectorAll("[role=option]")];
    this.active = null;
    this.box.showPopover?.();
    this.place();
    this.field.focus();
    this.field.select();
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.filter());
    this.field.addEventListener("blur", () => setTimeout(() => this.left(), 0));
    this.box.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option).commit();
    });
    this.follow = () => this.place();
    addEventListener("scroll", this.follow, true);
    addEventListener("resize", this.follow);
    if ("closed" in this.field.dataset) this.point(this.options.find((o) => o.dataset.value === this.field.dataset.before));
  }

  /** The proposals stand below the field, or above it where there is no room. */
  place() {
    const field = this.field.getBoundingClientRect();
    const { offsetHeight: height, offsetWidth: width } = this.box;
    const below = field.bottom + 4 + height <= innerHeight;
    this.box.style.left = `${Math.max(8, Math.min(field.left, innerWidth - width - 8))}px`;
    this.box.style.top = `${below ? field.bottom + 4 : Math.max(8, field.top - height - 4)}px`;
  }

  shown() {
    return this.options.filter((option) => !option.hidden);
  }

  filter() {
    if ("closed" in this.field.dataset) {
      const words = this.field.value.trim().toLowerCase();
      this.options.forEach((option) => { option.hidden = !option.dataset.label.toLowerCase().includes(words); });
      this.point(words ? this.shown()[0] : null);
    } else this.point(null);
    this.place();
  }

  point(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option ?? null;
    this.active?.setAttribute("aria-selected", "true");
    if (this.active) {
      this.field.setAttribute("aria-activedescendant", this.active.id);
      this.active.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  step(by) {
    const shown = this.shown();
    if (!shown.length) return;
    const at = shown.indexOf(this.active);
    this.point(shown[(at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by + shown.length) % shown.length]);
  }

  choose(option) {
    this.point(option);
    this.field.value = option.dataset.label;
    return this;
  }

  key(event) {
    event.stopPropagation();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") this.discard();
    else if (event.key === "Enter") this.commit();
    else if (event.key === "Tab") this.commit(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  /** Whoever clicks elsewhere keeps what was typed: it is saved, or the field stays with the reason. */
  left() {
    if (this.grid.editor === this && document.hasFocus() && !this.busy && !this.newer) this.commit(0, false);
  }

  value() {
    if (!("closed" in this.field.dataset)) return this.active?.dataset.value ?? this.field.value.trim();
    if (this.active) return this.active.dataset.value;
    const words = this.field.value.trim().toLowerCase();
    return this.options.find((option) => option.dataset.label.toLowerCase() === words)?.dataset.value ?? this.field.value.trim();
  }

  close() {
    removeEventListener("scroll", this.follow, true);
    removeEventListener("resize", this.follow);
    this.grid.editor = null;
    this.row.classList.remove("is-edited");
  }

  discard() {
    const { grid, cell, row } = this;
    this.close();
    if (this.newer) {
      grid.replace(row, cell.dataset.cell, this.newer);
      return;
    }
    cell.classList.remove("is-editing");
    cell.replaceChildren(...this.old);
    grid.focus(cell);
  }

  async commit(then = 0, stay = true) {
    if (this.busy) return;
    const { grid, cell, row, field } = this;
    const name = cell.dataset.cell;
    const value = this.value();
    if (value === field.dataset.before && !this.newer) {
      if (stay) this.discard();
      else this.quietly();
      if (then) grid.move(cell, 0, then);
      return;
    }
    this.busy = true;
    const answer = await send(grid.root, row, name, value, this.version);
    this.busy = false;
    if (!answer?.ok) {
      this.refuse(answer ? await problem(answer) : { detail: grid.root.dataset.offline });
      return;
    }
    const elsewhere = stay ? null : document.activeElement;
    grid.undo.push({ key: row.dataset.row, name, before: field.dataset.before });
    this.close();
    const fresh = grid.replace(row, name, await answer.text());
    if (then) grid.move(fresh, 0, then);
    if (elsewhere && elsewhere !== document.body && elsewhere.isConnected) elsewhere.focus();
    told("words");
  }

  /** Closes an unchanged field without taking the focus from where it went. */
  quietly() {
    this.close();
    this.cell.classList.remove("is-editing");
    this.cell.replaceChildren(...this.old);
  }

  refuse(found) {
    if (found.row) {
      this.newer = found.row;
      this.version = String(found.version);
    }
    this.box.querySelector("[data-problem]").textContent = found.detail;
    this.field.setAttribute("aria-invalid", "true");
    this.field.focus();
    this.place();
  }
}

function toggle(row) {
  const box = row.querySelector("[data-row-select]");
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Scrolls just so far that the sticky head and the sticky names do not cover the cell. */
function reveal(cell) {
  const pane = cell.closest(".office-table");
  const head = pane.querySelector("thead").getBoundingClientRect().bottom;
  const name = cell.closest("[data-row]").querySelector("th");
  const left = name === cell ? pane.getBoundingClientRect().left : name.getBoundingClientRect().right;
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  const at = cell.getBoundingClientRect();
  if (at.top < head) pane.scrollTop -= head - at.top;
  if (name !== cell && at.left < left) pane.scrollLeft -= left - at.left;
}

function address(root, row, name) {
  const office = root.closest("form").dataset.office;
  const columns = new URLSearchParams(location.search).getAll("spalte").map((column) => ["spalte", column]);
  return `${office}projekte/${encodeURIComponent(row.dataset.row)}/${name}/?${new URLSearchParams(columns)}`;
}

function ask(url, more = {}) {
  return fetch(url, { headers: { Accept: "text/html" }, ...more }).catch(() => null);
}

function send(root, row, name, value, version) {
  const token = root.closest("form").querySelector("input[name=csrfmiddlewaretoken]").value;
  return ask(address(root, row, name), {
    method: "POST",
    headers: { "X-CSRFToken": token, Accept: "text/html" },
    body: new URLSearchParams({ value, version }),
  });
}

async function problem(answer) {
  return answer.json().catch(() => ({ detail: `${answer.status} ${answer.statusText}` }));
}

function say(words) {
  const place = document.querySelector("[data-saved]");
  if (place) place.textContent = words;
}

function told(kind) {
  const place = document.querySelector("[data-saved]");
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  say(place.dataset[kind].replace("#", time));
}

const table = document.querySelector("[data-grid]");
if (table) new Grid(table);
