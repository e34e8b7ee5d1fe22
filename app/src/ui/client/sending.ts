/** Shows that a form is on its way. A second press is harmless (the request id sees to that), so nothing is blocked. */
export function sending(root: Document): void {
  const buttons = (form: HTMLFormElement) =>
    form.querySelectorAll<HTMLButtonElement>('button:not([type=button])');
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    for (const button of buttons(form)) button.setAttribute('aria-disabled', 'true');
  });
  // A page taken back from the browser's memory is ready to be sent again.
  root.defaultView?.addEventListener('pageshow', () => {
    for (const button of root.querySelectorAll('button[aria-disabled]'))
      button.removeAttribute('aria-disabled');
  });
}
