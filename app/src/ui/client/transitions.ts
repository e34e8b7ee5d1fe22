/**
 * A view transition that the browser gives up (the next page was asked for too soon) is no error: nobody sees more than
 * a page without it. Its promises are answered here, so that the console stays for what matters.
 */
export function transitions(view: Window): void {
  const answer = (event: Event) => {
    if (!('viewTransition' in event) || !(event.viewTransition instanceof ViewTransition)) return;
    const { ready, finished, updateCallbackDone } = event.viewTransition;
    for (const promise of [ready, finished, updateCallbackDone]) promise.catch(() => undefined);
  };
  view.addEventListener('pagereveal', answer);
  view.addEventListener('pageswap', answer);
}
