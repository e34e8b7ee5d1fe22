import { Button, type Lang, TextField } from '../../../ui/index.ts';

const texts = {
  da: { label: 'Find en deltager', hint: 'Nummer, navn eller telefon.', find: 'Find' },
  en: { label: 'Find a participant', hint: 'Number, name or telephone.', find: 'Find' },
} as const;

/** One field over the list; what is searched for stands in the address, so that the page can be kept. */
export function SearchPeople({ lang, wanted }: { readonly lang: Lang; readonly wanted: string }) {
  const text = texts[lang];
  return (
    <search>
      <form method="get" action="/people" class="pm-form">
        <TextField name="q" label={text.label} hint={text.hint} type="search" value={wanted} optional />
        <div class="pm-actions">
          <Button kind="secondary">{text.find}</Button>
        </div>
      </form>
    </search>
  );
}
