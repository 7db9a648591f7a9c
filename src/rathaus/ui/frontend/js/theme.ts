/** Changes the look without loading the page again; the link's address keeps the choice. */
export function switchTheme(): void {
  document.addEventListener("click", async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-theme-choice]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const answer = await fetch(link.href, { redirect: "manual" }).catch(() => null);
    if (!answer) {
      location.href = link.href;
      return;
    }
    document.documentElement.dataset.theme = link.dataset.themeChoice ?? "";
    const other = link.dataset.themeChoice === "dark" ? "light" : "dark";
    link.parentElement?.querySelector<HTMLElement>(`[data-theme-choice="${other}"]`)?.focus();
  });
}
