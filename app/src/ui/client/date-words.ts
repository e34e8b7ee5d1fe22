/** Writes the chosen date out in words, so that day and month cannot be mistaken. */
export function dateWords(root: Document): void {
  const lang = root.documentElement.lang === 'en' ? 'en-GB' : 'da-DK';
  const format = new Intl.DateTimeFormat(lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  for (const input of root.querySelectorAll<HTMLInputElement>('input[data-date]')) {
    const output = root.getElementById(input.dataset['date'] ?? '');
    if (!output) continue;
    const show = () => {
      const time = Date.parse(input.value);
      output.textContent = Number.isNaN(time)
        ? ''
        : format.format(time).replace(' den ', ' ').replace(',', '');
    };
    input.addEventListener('input', show);
    if (input.value !== '') show();
  }
}
