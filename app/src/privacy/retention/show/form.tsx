import { DateField, Form, NumberField, Section } from '../../../ui/index.ts';
import { categories, categoryWords, daysAhead, proposal } from '../policy.ts';
import { texts } from '../texts.ts';
import type { RetentionPageProps } from './view.tsx';

/** Another version: what is in force, or proposed, is filled in. */
export const PolicyForm = ({
  page,
  policy,
  coming,
  today,
  values,
  errors,
  requestId,
}: RetentionPageProps) => {
  const { lang } = page;
  const text = texts[lang];
  const periods = (coming ?? policy)?.periods ?? proposal;
  return (
    <Section title={text.set}>
      <p>
        {text.setLead} {text.setMonths}
      </p>
      <Form page={page} action="/privacy/retention" submit={text.save} errors={errors} requestId={requestId}>
        {categories.map((category) => (
          <NumberField
            name={category}
            label={categoryWords[lang][category].name}
            hint={categoryWords[lang][category].from}
            value={values === undefined ? String(periods[category] ?? '') : values[category]}
            optional
          />
        ))}
        <DateField
          name="validFrom"
          label={text.validFrom}
          value={values === undefined ? today.add({ days: daysAhead }).toString() : values['validFrom']}
        />
      </Form>
    </Section>
  );
};
