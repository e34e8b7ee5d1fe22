import {
  Alert,
  ButtonLink,
  EmptyState,
  type FormErrors,
  Page,
  type PageContext,
  PostButton,
  Section,
  Table,
  Tag,
} from '../../../ui/index.ts';
import type { Due } from '../due.ts';
import { categories, categoryWords, monthsText, type Policy, proposal } from '../policy.ts';
import { dayText, holdText, texts } from '../texts.ts';
import { PolicyForm } from './form.tsx';
import { daysShown } from './page.tsx';

export interface RetentionPageProps {
  readonly page: PageContext;
  readonly policy: Policy | undefined;
  readonly coming: Policy | undefined;
  readonly due: readonly Due[];
  readonly today: Temporal.PlainDate;
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly errors: FormErrors;
  readonly requestId: string;
}

const Periods = ({ page, policy, coming }: RetentionPageProps) => {
  const { lang } = page;
  const text = texts[lang];
  const shown = policy ?? coming;
  return (
    <Section title={text.inForce}>
      {policy === undefined ? (
        <Alert kind="info">{coming === undefined ? text.none : text.notYet}</Alert>
      ) : null}
      {policy === undefined ? null : <p>{text.version(policy.version, dayText(lang, policy.validFrom))}</p>}
      {coming === undefined ? null : <p>{text.coming(coming.version, dayText(lang, coming.validFrom))}</p>}
      <Table
        caption={text.inForce}
        captionHidden
        columns={[
          { key: 'category', text: text.category },
          { key: 'period', text: text.period },
          { key: 'goes', text: text.goes },
        ]}
        rows={categories.map((category) => {
          const { name, from, goes } = categoryWords[lang][category];
          const months = (shown?.periods ?? proposal)[category];
          return {
            category: name,
            period: (
              <>
                {shown === undefined ? <Tag kind="soon">{text.proposal}</Tag> : null}{' '}
                {monthsText(lang, months)} {months === null ? '' : from}
              </>
            ),
            goes,
          };
        })}
      />
    </Section>
  );
};

const Action = ({ page, due }: { readonly page: PageContext; readonly due: Due }) => {
  const text = texts[page.lang];
  if (due.kind === 'study') return null;
  if (due.holds.includes('paused'))
    return (
      <PostButton
        page={page}
        action="/privacy/retention/resume"
        text={text.resume}
        context={due.label}
        fields={{ subject: due.id }}
      />
    );
  return <a href={`/privacy/retention/pause?kind=${due.kind}&subject=${due.id}`}>{text.pause}</a>;
};

const Next = ({ page, due, today }: RetentionPageProps) => {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Section title={text.next}>
      <p>
        {text.nextLead(daysShown)} {text.noBranchWide}
      </p>
      {due.length === 0 ? (
        <EmptyState text={text.nothing} />
      ) : (
        <Table
          caption={text.next}
          captionHidden
          columns={[
            { key: 'who', text: text.who },
            { key: 'what', text: text.category },
            { key: 'when', text: text.when },
            { key: 'held', text: text.held },
            { key: 'action', text: text.pause },
          ]}
          rows={due.map((one) => ({
            who: `${text.kinds[one.kind]} ${one.label}`,
            what: categoryWords[lang][one.category].name,
            when: (
              <Tag kind={Temporal.PlainDate.compare(one.on, today) <= 0 ? 'danger' : 'soon'}>
                {dayText(lang, one.on)}
              </Tag>
            ),
            held:
              one.holds.length === 0 ? text.free : one.holds.map((hold) => holdText[lang][hold]).join('. '),
            action: <Action page={page} due={one} />,
          }))}
        />
      )}
      <p>
        <ButtonLink href="/privacy/erasures" kind="secondary">
          {text.done}
        </ButtonLink>
      </p>
    </Section>
  );
};

/** The periods in force, what goes next and who is held back, and the form for another version. */
export function RetentionPage(props: RetentionPageProps) {
  const { page, errors } = props;
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/privacy', text: text.back }}
      errors={errors}
    >
      <Next {...props} />
      <Periods {...props} />
      <PolicyForm {...props} />
    </Page>
  );
}
