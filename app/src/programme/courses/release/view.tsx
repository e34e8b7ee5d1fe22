import {
  DateField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  RadioGroup,
  TextField,
} from '../../../ui/index.ts';
import { kindPrecedence } from '../release-date.ts';
import type { Course } from '../store.ts';
import { certaintyName, kindName } from '../texts.ts';
import { texts } from './texts.ts';

export interface ReleaseFormProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: FormErrors | undefined;
}

const certaintyOrder = ['certain', 'likely', 'uncertain', 'unknown'] as const;

/** What is known now; the next page shows what it would do. */
export function ReleaseFormPage({ page, course, values, errors }: ReleaseFormProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/courses/${course.id}`;
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: path, text: text.back }}
      errors={errors}
    >
      <Form page={page} action={`${path}/release-date/preview`} submit={text.preview} errors={errors}>
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind'] ?? 'expected'}
          options={kindPrecedence.map((value) => ({ value, text: kindName[lang][value] }))}
        />
        <DateField name="date" label={text.date} hint={text.dateHint} value={values['date']} optional />
        <DateField
          name="latestDate"
          label={text.latestDate}
          hint={text.latestHint}
          value={values['latestDate']}
          optional
        />
        <RadioGroup
          name="certainty"
          legend={text.certainty}
          value={values['certainty']}
          options={certaintyOrder.map((value) => ({ value, text: certaintyName[lang][value] }))}
        />
        <TextField
          name="source"
          label={text.source}
          hint={text.sourceHint}
          value={values['source']}
          width="l"
        />
      </Form>
    </Page>
  );
}
