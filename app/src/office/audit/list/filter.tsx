import { Button, compareDanish, Details, type Lang, Select, TextField } from '../../../ui/index.ts';
import { actionText, knownActions } from '../actions.ts';
import type { AuditFilter } from '../store.ts';

const texts = {
  da: {
    filter: 'Find hændelser',
    action: 'Hvad',
    any: 'Alle slags',
    subject: 'Om',
    subjectHint:
      'Hele nummeret på det, hændelsen handler om. Tryk på et nummer i listen for at få det ind her.',
    search: 'Vis',
    all: 'Vis alle',
  },
  en: {
    filter: 'Find events',
    action: 'What',
    any: 'Every kind',
    subject: 'About',
    subjectHint: 'The whole number of what the event is about. Press a number in the list to get it here.',
    search: 'Show',
    all: 'Show all',
  },
} as const;

/** A form that is sent as an address, so that what was found can be found again. */
export const Filter = ({ lang, filter }: { readonly lang: Lang; readonly filter: AuditFilter }) => {
  const text = texts[lang];
  const kinds = knownActions
    .map((value) => ({ value, text: actionText(lang, value) }))
    .toSorted((a, b) => compareDanish(a.text, b.text));
  return (
    <Details summary={text.filter} open={filter.action !== undefined || filter.subject !== undefined}>
      <form method="get" action="/audit" class="pm-form">
        <Select
          name="action"
          label={text.action}
          options={kinds}
          value={filter.action}
          empty={text.any}
          optional
        />
        <TextField
          name="subject"
          label={text.subject}
          hint={text.subjectHint}
          value={filter.subject}
          width="l"
          maxLength={200}
          optional
        />
        <div class="pm-actions">
          <Button kind="secondary">{text.search}</Button>
          {(filter.action ?? filter.subject) ? <a href="/audit">{text.all}</a> : null}
        </div>
      </form>
    </Details>
  );
};
