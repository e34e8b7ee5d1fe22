import { Details, Form, type FormErrors, type PageContext, TextArea } from '../../../ui/index.ts';
import type { Purpose } from '../consent.ts';
import { words } from '../texts.ts';
import type { Wording } from '../wordings.ts';
import { texts } from './texts.ts';

/** A wording that came back with errors. */
export interface Returned {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

interface NewWordsProps {
  readonly page: PageContext;
  readonly purpose: Purpose;
  readonly wording: Wording;
  readonly returned: Returned | undefined;
}

export const NewWords = ({ page, purpose, wording, returned }: NewWordsProps) => {
  const text = texts[page.lang];
  const values = returned?.values ?? {};
  return (
    <Details summary={`${text.add}: ${words[page.lang].purpose[purpose]}`} open={returned !== undefined}>
      <p>{text.about}</p>
      <Form
        page={page}
        action="/settings/consents"
        submit={text.save}
        submitKind="secondary"
        id={`wording-${purpose}`}
        hidden={{ purpose }}
        errors={returned?.errors}
        requestId={values['_request']}
      >
        <TextArea name="da" label={text.da} value={values['da'] ?? wording.da} maxLength={500} rows={4} />
        <TextArea name="en" label={text.en} value={values['en'] ?? wording.en} maxLength={500} rows={4} />
      </Form>
    </Details>
  );
};
