/** Counts down the room left in a text; never cuts what is written. */
export function limits(root: Document): void {
  const number = new Intl.NumberFormat(root.documentElement.lang);
  for (const area of root.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) {
    const line = root.getElementById(`${area.id}-limit`);
    if (!line) continue;
    const limit = Number(area.dataset['limit']);
    const show = () => {
      const left = limit - area.value.length;
      line.textContent = `${number.format(left)} ${line.dataset['left']}`;
      line.classList.toggle('pm-limit--over', left < 0);
    };
    area.addEventListener('input', show);
    if (area.value !== '') show();
  }
}
