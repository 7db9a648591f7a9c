/**
 * Arrow keys in a table with data-table: up and down change the row, left and right the cell,
 * Home and End the ends of the row. Links and fields inside stay reachable with Tab.
 */
import { typing } from "./search";

export function walkTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-table]")) {
    const first = table.querySelector<HTMLElement>("tbody tr:not(.table__group) > :is(td, th)");
    first?.setAttribute("tabindex", "0");
    table.addEventListener("keydown", (event) => move(table, event));
    table.addEventListener("focusin", (event) => remember(table, event.target as Element));
  }
}

function remember(table: HTMLTableElement, target: Element): void {
  const cell = target.closest<HTMLElement>("td, th");
  if (!cell || !cell.hasAttribute("tabindex")) return;
  for (const other of table.querySelectorAll('[tabindex="0"]:is(td, th)')) {
    if (other !== cell) other.setAttribute("tabindex", "-1");
  }
}

function move(table: HTMLTableElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const cell = (event.target as Element).closest<HTMLTableCellElement>("td, th");
  if (!cell) return;
  const next = neighbour(table, cell, event.key);
  if (!next) return;
  event.preventDefault();
  next.setAttribute("tabindex", "0");
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function neighbour(table: HTMLTableElement, cell: HTMLTableCellElement, key: string): HTMLElement | null {
  const row = cell.parentElement as HTMLTableRowElement;
  const rows = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr:not(.table__group)")];
  const at = rows.indexOf(row);
  const index = cell.cellIndex;
  switch (key) {
    case "ArrowDown": return rows[at + 1]?.cells[index] ?? null;
    case "ArrowUp": return rows[at - 1]?.cells[index] ?? null;
    case "ArrowRight": return row.cells[index + 1] ?? null;
    case "ArrowLeft": return row.cells[index - 1] ?? null;
    case "Home": return row.cells[0] ?? null;
    case "End": return row.cells[row.cells.length - 1] ?? null;
    default: return null;
  }
}
