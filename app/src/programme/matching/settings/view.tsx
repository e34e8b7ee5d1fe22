import {
  Form,
  type FormErrors,
  formatInstant,
  Page,
  type PageContext,
  Section,
  Table,
} from '../../../ui/index.ts';
import { type MatchingRules, scoreParts } from '../engine/index.ts';
import { RulesFields } from './fields.tsx';
import type { SetRules } from './store.ts';
import { texts } from './texts.ts';

export interface MatchingSettingsPageProps {
  readonly page: PageContext;
  readonly rules: MatchingRules;
  readonly versions: readonly SetRules[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors | undefined;
  readonly requestId: string;
}

export function MatchingSettingsPage(props: MatchingSettingsPageProps) {
  const { page, rules, versions, values, errors, requestId } = props;
  const { lang } = page;
  const text = texts[lang];
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
        action="/settings/matching/preview"
        submit={text.preview}
        errors={errors}
        requestId={requestId}
        hidden={{ basis: String(rules.version) }}
      >
        <RulesFields lang={lang} rules={rules} values={values} />
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
              { key: 'said', text: text.said },
            ]}
            rows={versions.map(({ version, setAt, weights, limits }) => ({
              version: String(version),
              from: formatInstant(lang, setAt, 'day'),
              said: text.line(
                scoreParts.map((part) => weights[part]),
                limits.minimumAge,
                limits.maxTravelMinutes,
                limits.answerDays,
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
