import { notStated, type Parameter } from '@primus-motor/evaluation';
import {
  Definitions,
  Form,
  type FormErrors,
  formatInstant,
  formatNumber,
  type Lang,
  Page,
  type PageContext,
  RadioGroup,
  Section,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { Study } from '../studies/study.ts';
import { parametersFrom, priceKinds, type StatedPrice } from './store.ts';
import { texts } from './texts.ts';

export interface PricesPageProps {
  readonly page: PageContext;
  readonly study: Study;
  readonly prices: readonly StatedPrice[];
  readonly requestId: string;
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
}

const amountText = (lang: Lang, amount: number | null): string =>
  amount === null ? texts[lang].none : `${formatNumber(lang, amount)} ${texts[lang].kroner}`;

const counted = (lang: Lang, parameter: Parameter): string =>
  parameter === notStated
    ? texts[lang].none
    : `${amountText(lang, parameter.amount)} (${parameter.source}; ${parameter.published})`;

/** What counts now, a form for another, and everything that was stated before. */
export function PricesPage({ page, study, prices, requestId, errors = {}, values = {} }: PricesPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const now = parametersFrom(prices);
  const title = study.locked.protocol.title[lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: `/studies/${study.id}`, text: title }}
      errors={errors}
    >
      <Section title={text.now}>
        <Definitions
          items={[
            { term: text.kind['per-course'], value: counted(lang, now.perCourse) },
            { term: text.kind['per-prevented'], value: counted(lang, now.perPrevented) },
          ]}
        />
      </Section>
      <Section title={text.form}>
        <Form
          page={page}
          action={`/studies/${study.id}/prices`}
          submit={text.save}
          errors={errors}
          requestId={requestId}
        >
          <RadioGroup
            name="kind"
            legend={text.which}
            value={values['kind'] ?? 'per-course'}
            options={priceKinds.map((kind) => ({ value: kind, text: text.kind[kind] }))}
          />
          <TextField
            name="amount"
            label={text.amount}
            hint={text.amountHint}
            width="s"
            value={values['amount']}
          />
          <TextField
            name="priceLevel"
            label={text.level}
            hint={text.levelHint}
            width="xs"
            value={values['priceLevel']}
          />
          <TextArea
            name="source"
            label={text.source}
            hint={text.sourceHint}
            maxLength={300}
            rows={3}
            value={values['source']}
          />
          <TextField name="published" label={text.published} width="xs" value={values['published']} />
        </Form>
      </Section>
      {prices.length === 0 ? null : (
        <Section title={text.earlier}>
          <Table
            caption={text.earlier}
            captionHidden
            columns={[
              { key: 'kind', text: text.which },
              { key: 'amount', text: text.amount },
              { key: 'level', text: text.level },
              { key: 'source', text: text.source },
              { key: 'stated', text: text.stated },
            ]}
            rows={prices.map((price) => ({
              kind: text.kind[price.kind],
              amount: amountText(lang, price.amount),
              level: price.priceLevel === null ? '–' : String(price.priceLevel),
              source: price.source === '' ? '–' : `${price.source}; ${price.published}`,
              stated: formatInstant(lang, price.statedAt, 'day'),
            }))}
          />
        </Section>
      )}
    </Page>
  );
}
