import {
  Form,
  type FormErrors,
  formatInstant,
  NumberField,
  Page,
  type PageContext,
  Section,
  Table,
} from '../../../ui/index.ts';
import type { IntakeRule } from '../rule.ts';
import type { SetRule } from '../store.ts';
import { texts } from './texts.ts';

export interface IntakeSettingsPageProps {
  readonly page: PageContext;
  readonly rule: IntakeRule;
  readonly versions: readonly SetRule[];
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

const numbers = ['minimumAge', 'weeksFrom', 'weeksTo', 'nearWeeks'] as const;

export function IntakeSettingsPage(props: IntakeSettingsPageProps) {
  const { page, rule, versions, values = {}, errors, requestId } = props;
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      errors={errors}
      back={{ href: '/settings', text: text.back }}
    >
      <Form
        page={page}
        action="/settings/intake"
        submit={text.save}
        errors={errors}
        requestId={requestId}
        hidden={{ basis: String(rule.version) }}
      >
        {numbers.map((name) => (
          <NumberField name={name} label={text[name]} value={values[name] ?? rule[name]} />
        ))}
        <p>{text.area}</p>
      </Form>
      <Section title={text.versions}>
        {versions.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <Table
            caption={text.versions}
            captionHidden
            columns={[
              { key: 'version', text: text.version },
              { key: 'from', text: text.from },
              { key: 'rules', text: text.rules },
            ]}
            rows={versions.map((one) => ({
              version: String(one.version),
              from: formatInstant(page.lang, one.setAt, 'day'),
              rules: text.line(one.minimumAge, one.weeksFrom, one.weeksTo, one.nearWeeks),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
