import { formatDate, type PageContext, PostButton, Section, Table } from '../../../../ui/index.ts';
import type { PlaceNames } from '../../engine/index.ts';
import { missingText } from '../places.ts';
import { qualityText } from '../texts.ts';
import type { CountryBranch, CountryPlan } from './store.ts';
import { gainText, texts } from './texts.ts';

const counted = ['waiting', 'alone', 'placed', 'borrowed', 'lent'] as const;

const sums = (branches: readonly CountryBranch[]): Readonly<Record<(typeof counted)[number], number>> => {
  const sum = (key: (typeof counted)[number]) => branches.reduce((total, one) => total + one[key], 0);
  return {
    waiting: sum('waiting'),
    alone: sum('alone'),
    placed: sum('placed'),
    borrowed: sum('borrowed'),
    lent: sum('lent'),
  };
};

const row = (branch: string, counts: Readonly<Record<(typeof counted)[number], number>>) => ({
  branch,
  waiting: String(counts.waiting),
  alone: String(counts.alone),
  placed: String(counts.placed),
  borrowed: String(counts.borrowed),
  lent: String(counts.lent),
});

function Result({ page, plan, names }: LeadPlanProps & { readonly plan: CountryPlan }) {
  const { lang } = page;
  const text = texts[lang];
  const total = sums(plan.branches);
  const missing = plan.branches.flatMap((one) => one.missing);
  return (
    <>
      <p>
        <strong>{gainText(lang, total)}</strong>
      </p>
      <p>
        {text.of(formatDate(lang, plan.madeOn, 'day'))} {qualityText(lang, plan)}
      </p>
      <Table
        caption={text.title}
        captionHidden
        columns={[
          { key: 'branch', text: text.branch },
          ...counted.map((key) => ({ key, text: text[key], numeric: true })),
        ]}
        rows={plan.branches.map((one) => row(one.branch, one))}
        total={row(text.total, total)}
      />
      <h3>{text.missing}</h3>
      {missing.length === 0 ? (
        <p>{text.noneMissing}</p>
      ) : (
        <ul>
          {missing.map((kind) => (
            <li>{missingText(lang, kind, names)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface LeadPlanProps {
  readonly page: PageContext;
  readonly plan: CountryPlan | undefined;
  readonly names: PlaceNames;
  readonly requestId: string;
}

/** The plan of the country in counts and sentences, and the press that finds it. */
export function LeadPlan(props: LeadPlanProps) {
  const { page, plan, requestId } = props;
  const text = texts[page.lang];
  return (
    <Section title={text.title}>
      <p>{text.about}</p>
      {plan === undefined ? null : <Result {...props} plan={plan} />}
      <PostButton
        page={page}
        action="/pairs/country"
        text={plan === undefined ? text.find : text.again}
        kind={plan === undefined ? 'primary' : 'secondary'}
        requestId={requestId}
      />
    </Section>
  );
}
