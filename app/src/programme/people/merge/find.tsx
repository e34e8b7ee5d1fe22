import { Alert, Button, Section, TextField } from '../../../ui/index.ts';
import { texts } from './texts.ts';
import type { MergePageProps } from './view.tsx';

/** The number of the other referral: a question that changes nothing. */
export function FindOther({ page, person, number }: MergePageProps) {
  const text = texts[page.lang];
  return (
    <Section title={text.find}>
      {number === '' ? null : (
        <Alert kind="warning">
          <p>{text.unknown}</p>
        </Alert>
      )}
      <form method="get" action={`/people/${person.id}/merge`} class="pm-form">
        <TextField name="with" label={text.number} hint={text.numberHint} value={number} width="s" />
        <div class="pm-actions">
          <Button>{text.see}</Button>
        </div>
      </form>
    </Section>
  );
}
