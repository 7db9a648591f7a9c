/* Turns the nested lists of the map into a tree for the keyboard, and draws the columns.
   Without this script the lists stay lists of links. */

const PRINTABLE = /^\S$/u;

class Tree {
  constructor(list, choose) {
    this.list = list;
    this.choose = choose;
    this.typed = "";
    this.timer = 0;
    list.setAttribute("role", "tree");
    for (const item of this.items()) this.prepare(item);
    this.focusable(this.items()[0]);
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("click", (event) => this.click(event));
    list.addEventListener("focusin", (event) => {
      const item = event.target.closest('[role="treeitem"]');
      if (item) this.choose(item.dataset.node);
    });
  }

  items() {
    return [...this.list.querySelectorAll("li[data-node]")];
  }

  prepare(item) {
    const group = item.querySelector(":scope > ul");
    const link = item.querySelector(":scope > a");
    item.setAttribute("role", "treeitem");
    item.tabIndex = -1;
    link.tabIndex = -1;
    item.setAttribute("aria-label", link.textContent.replace(/\s+/g, " ").trim());
    if (group) {
      group.setAttribute("role", "group");
      item.setAttribute("aria-expanded", String("open" in item.dataset));
    }
  }

  visible() {
    return this.items().filter((item) => {
      for (let up = this.parent(item); up; up = this.parent(up)) {
        if (up.getAttribute("aria-expanded") === "false") return false;
      }
      return true;
    });
  }

  parent(item) {
    return item.parentElement.closest('[role="treeitem"]');
  }

  focusable(item) {
    for (const other of this.list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    if (item) item.tabIndex = 0;
  }

  go(item) {
    if (!item) return;
    this.focusable(item);
    item.focus();
    item.querySelector(":scope > a").scrollIntoView({ block: "nearest" });
  }

  open(item, wanted) {
    if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", String(wanted));
  }

  reveal(id) {
    const item = this.items().find((each) => each.dataset.node === id);
    for (let up = item && this.parent(item); up; up = this.parent(up)) this.open(up, true);
    return item;
  }

  click(event) {
    const link = event.target.closest("a");
    const item = event.target.closest('[role="treeitem"]');
    if (!item) return;
    // The arrow before the words opens; the words themselves stay a link.
    const arrow = link && event.detail > 0 && event.clientX - link.getBoundingClientRect().left < 26;
    if (item.hasAttribute("aria-expanded") && (!link || arrow)) {
      event.preventDefault();
      this.open(item, item.getAttribute("aria-expanded") !== "true");
      this.go(item);
    }
  }

  key(event) {
    const item = event.target.closest('[role="treeitem"]');
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = this.visible();
    const place = shown.indexOf(item);
    const moves = {
      ArrowDown: () => this.go(shown[place + 1]),
      ArrowUp: () => this.go(shown[place - 1]),
      Home: () => this.go(shown[0]),
      End: () => this.go(shown[shown.length - 1]),
      ArrowRight: () => this.right(item),
      ArrowLeft: () => this.left(item),
      Enter: () => item.querySelector(":scope > a").click(),
      "*": () => this.siblings(item),
    };
    if (moves[event.key]) moves[event.key]();
    else if (PRINTABLE.test(event.key)) this.find(event.key, shown, place);
    else return;
    event.preventDefault();
  }

  right(item) {
    if (item.getAttribute("aria-expanded") === "false") this.open(item, true);
    else this.go(item.querySelector(':scope > ul > [role="treeitem"]'));
  }

  left(item) {
    if (item.getAttribute("aria-expanded") === "true") this.open(item, false);
    else this.go(this.parent(item));
  }

  siblings(item) {
    for (const each of item.parentElement.children) this.open(each, true);
  }

  find(letter, shown, place) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.typed = ""; }, 600);
    this.typed += letter.toLocaleLowerCase();
    const from = this.typed.length === 1 ? place + 1 : place;
    const order = [...shown.slice(from), ...shown.slice(0, from)];
    this.go(order.find((item) => {
      const title = item.querySelector(":scope > a .node__title").textContent;
      return title.trim().toLocaleLowerCase().startsWith(this.typed);
    }));
  }
}

class Drawing {
  constructor(place, tree, onPick) {
    this.place = place;
    this.boxes = new Map();
    this.related = new Map();
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "map__lines");
    this.svg = svg;
    for (const column of ["dimension", "goal", "programme", "plan"]) {
      place.append(this.column(column, tree, onPick));
    }
    place.append(svg);
    place.addEventListener("scroll", () => this.draw());
    window.addEventListener("resize", () => this.draw());
  }

  column(name, tree, onPick) {
    const column = document.createElement("div");
    column.className = "map__column";
    const title = document.createElement("p");
    title.textContent = this.place.dataset[name];
    column.append(title);
    for (const item of tree.items().filter((each) => each.dataset.column === name)) {
      const box = document.createElement("div");
      box.className = "map__item";
      box.textContent = item.querySelector(".node__title").textContent;
      box.addEventListener("click", () => onPick(item.dataset.node));
      this.boxes.set(item.dataset.node, box);
      this.relate(item.dataset.node, (item.dataset.related || "").split(" ").filter(Boolean));
      column.append(box);
    }
    return column;
  }

  relate(id, others) {
    for (const [from, to] of others.flatMap((other) => [[id, other], [other, id]])) {
      if (!this.related.has(from)) this.related.set(from, new Set());
      this.related.get(from).add(to);
    }
  }

  choose(id) {
    this.chosen = id;
    const near = this.related.get(id) || new Set();
    for (const [key, box] of this.boxes) {
      box.classList.toggle("map__item--chosen", key === id);
      box.classList.toggle("map__item--near", near.has(key));
    }
    this.draw();
  }

  draw() {
    this.svg.replaceChildren();
    const from = this.boxes.get(this.chosen);
    if (!from) return;
    const frame = this.svg.getBoundingClientRect();
    for (const other of this.related.get(this.chosen) || []) {
      const to = this.boxes.get(other);
      if (to) this.svg.append(this.line(from, to, frame));
    }
  }

  line(from, to, frame) {
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const [left, right] = a.left < b.left ? [a, b] : [b, a];
    const x1 = left.right - frame.left;
    const x2 = right.left - frame.left;
    const y1 = left.top + left.height / 2 - frame.top;
    const y2 = right.top + right.height / 2 - frame.top;
    const middle = (x1 + x2) / 2;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
    return path;
  }
}

const map = document.querySelector("[data-map]");
if (map) {
  let drawing;
  const tree = new Tree(map.querySelector("[data-tree]"), (id) => drawing && drawing.choose(id));
  drawing = new Drawing(map.querySelector("[data-drawing]"), tree, (id) => tree.go(tree.reveal(id)));
  map.classList.add("map--drawn");
  drawing.choose(map.querySelector('[data-column="programme"]')?.dataset.node);
  document.querySelector(".map-keys")?.removeAttribute("hidden");
}
