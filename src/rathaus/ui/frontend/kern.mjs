/** Takes from the KERN style sheet only the components this kit uses. */

/** Splits a style sheet into top-level rules: [prelude, body or null]. */
function* rules(css) {
  let depth = 0;
  let start = 0;
  let open = -1;
  for (let i = 0; i < css.length; i++) {
    const c = css[i];
    if (c === '"' || c === "'") {
      i = css.indexOf(c, i + 1);
    } else if (c === "{" && depth++ === 0) {
      open = i;
    } else if (c === ";" && depth === 0) {
      yield [css.slice(start, i).trim(), null];
      start = i + 1;
    } else if (c === "}" && --depth === 0) {
      yield [css.slice(start, open).trim(), css.slice(open + 1, i)];
      start = i + 1;
    }
  }
}

/** Splits a selector list at commas outside brackets. */
function selectors(prelude) {
  return prelude.match(/(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|[^,([])+/g) ?? [];
}

/** True when every KERN class of the selector belongs to a component of the list. */
function wanted(selector, components) {
  const classes = selector.match(/\.kern-[a-z0-9_-]+/g) ?? [];
  const belongs = (name) =>
    components.some((c) => name === `.${c}` || name.startsWith(`.${c}__`) || name.startsWith(`.${c}--`));
  return classes.length > 0 && classes.every(belongs);
}

/**
 * The part of `css` that styles `components`, plus KERN's sizes and palette.
 * Colour themes are left out: our tokens give KERN's contextual names their values.
 */
export function subset(css, components) {
  const out = [];
  for (const [prelude, body] of rules(css.replace(/\/\*[\s\S]*?\*\//g, ""))) {
    if (body === null) continue;
    if (prelude.startsWith("@media")) {
      const inner = subset(body, components);
      if (inner && !prelude.includes("prefers-color-scheme")) out.push(`${prelude}{${inner}}`);
    } else if (prelude === ":root") {
      out.push(`:root{${body}}`);
    } else if (!prelude.startsWith("@")) {
      const kept = selectors(prelude).filter((s) => wanted(s, components));
      if (kept.length) out.push(`${kept.join(",")}{${body}}`);
    }
  }
  return out.join("\n");
}

/** `css` without the custom properties that nothing in it asks for. */
export function pruned(css) {
  for (;;) {
    const asked = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]));
    const next = css.replace(/(--[\w-]+)\s*:[^;{}]*;/g, (all, name) => (asked.has(name) ? all : ""));
    if (next === css) return css;
    css = next;
  }
}
