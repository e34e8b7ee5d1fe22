/** A page that comes back with errors starts its reader at the summary. */
export function errorFocus(root: Document): void {
  root.querySelector<HTMLElement>('[data-error-summary]')?.focus();
}
