/** A press outside an open menu, or Escape, closes it; the focus goes back to what opened it. */
export function menus(root: Document): void {
  const open = () =>
    root.querySelectorAll<HTMLDetailsElement>('details.pm-roles[open], details.pm-folded[open]');
  root.addEventListener('click', (event) => {
    for (const menu of open())
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
}
