import { parseHTML } from 'linkedom';

const blocks = 'h1,h2,h3,p,li,label,legend,button,dt,dd,.form-hint,.button,br';

/** What a page says between its header and its end, a line for each heading, paragraph, line of a list and button. */
export const saidIn = (html: string): string => {
  const { document } = parseHTML(html);
  for (const hidden of document.querySelectorAll('main .sr-only, main script, main input[type="hidden"]'))
    hidden.remove();
  for (const block of document.querySelectorAll(blocks)) block.after(document.createTextNode('\n'));
  return (document.querySelector('main')?.textContent ?? '').replaceAll(/[^\S\n]+/gu, ' ').trim();
};
