import {
  DateField,
  EmptyState,
  Form,
  type FormErrors,
  formatDate,
  NumberField,
  Page,
  type PageContext,
  Section,
  Table,
} from '../../../ui/index.ts';
import type { Rate } from '../expense.ts';
import { inKroner, texts } from '../texts.ts';

export interface RatesPageProps {
  readonly page: PageContext;
  readonly rates: readonly Rate[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

export function RatesPage({ page, rates, values, errors, requestId }: RatesPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.rates}
      lead={text.ratesLead}
      back={{ href: '/settings', text: text.settings }}
      errors={errors}
    >
      <Form page={page} action="/settings/expenses" submit={text.save} errors={errors} requestId={requestId}>
        <DateField name="from" label={text.from} value={values['from']} />
        <NumberField name="orePerKm" label={text.orePerKm} value={values['orePerKm']} />
      </Form>
      <Section title={text.ratesSet}>
        {rates.length === 0 ? (
          <EmptyState text={text.ratesNone} />
        ) : (
          <Table
            caption={text.rates}
            captionHidden
            columns={[
              { key: 'from', text: text.from },
              { key: 'amount', text: text.km, numeric: true },
            ]}
            rows={rates.map((rate) => ({
              from: formatDate(lang, rate.from, 'short'),
              amount: inKroner(lang, rate.orePerKm),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
