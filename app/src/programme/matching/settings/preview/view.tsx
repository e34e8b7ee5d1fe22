import {
  compareDanish,
  Details,
  Form,
  type Lang,
  Page,
  type PageContext,
  Section,
  Table,
} from '../../../../ui/index.ts';
import type { MatchingRules, PlaceNames } from '../../engine/index.ts';
import { RulesFields } from '../fields.tsx';
import { texts as settingsTexts } from '../texts.ts';
import { type Change, changes, type Effect, standings } from './effect.ts';
import { changeName, standingName, texts } from './texts.ts';

export interface PreviewPageProps {
  readonly page: PageContext;
  readonly effect: Effect;
  readonly rules: MatchingRules;
  /** The form as it was sent. */
  readonly values: Readonly<Record<string, string>>;
  readonly names: PlaceNames;
  readonly requestId: string;
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);

function WaitingChanges({
  lang,
  effect,
  names,
}: { readonly lang: Lang } & Pick<PreviewPageProps, 'effect' | 'names'>) {
  const text = texts[lang];
  const waiting = effect.waiting.toSorted((a, b) =>
    compareDanish(names.branch(a.branchId), names.branch(b.branchId)),
  );
  const all = waiting.reduce((total, { counts }) => total + sum(counts), 0);
  if (all === 0) return <p>{text.nobody}</p>;
  const of = (change: Change) => waiting.reduce((total, { counts }) => total + counts[change], 0);
  const told = changes.filter((change) => of(change) > 0);
  return (
    <Section title={text.waiting(all)}>
      <p>
        <strong>{text.changed(all - of('same') - of('none'), all - of('none'))}</strong>
      </p>
      <Table
        caption={text.waiting(all)}
        captionHidden
        columns={[
          { key: 'change', text: text.suggestions },
          ...waiting.map(({ branchId }) => ({ key: branchId, text: names.branch(branchId), numeric: true })),
          { key: 'total', text: text.total, numeric: true },
        ]}
        rows={told.map((change) => ({
          change: changeName[lang][change],
          ...Object.fromEntries(waiting.map(({ branchId, counts }) => [branchId, String(counts[change])])),
          total: String(of(change)),
        }))}
      />
    </Section>
  );
}

function LastPairs({ lang, effect: { before, after } }: { readonly lang: Lang; readonly effect: Effect }) {
  const text = texts[lang];
  const all = sum(before);
  if (all === 0) return <p>{text.noLast}</p>;
  return (
    <Section title={text.last(all)}>
      <p>{text.lastAbout}</p>
      <Table
        caption={text.last(all)}
        captionHidden
        columns={[
          { key: 'standing', text: text.standing },
          { key: 'before', text: text.before, numeric: true },
          { key: 'after', text: text.after, numeric: true },
        ]}
        rows={standings.map((standing) => ({
          standing: standingName[lang][standing],
          before: String(before[standing]),
          after: String(after[standing]),
        }))}
      />
    </Section>
  );
}

/** What new numbers would do to the order of pairs; one press saves exactly these. */
export function PreviewPage({ page, effect, rules, values, names, requestId }: PreviewPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/settings/matching', text: settingsTexts[lang].title }}
    >
      <WaitingChanges lang={lang} effect={effect} names={names} />
      <LastPairs lang={lang} effect={effect} />
      <Form
        page={page}
        action="/settings/matching"
        submit={text.confirm}
        hidden={values}
        requestId={requestId}
        id="save"
      />
      <Details summary={text.change}>
        <Form
          page={page}
          action="/settings/matching/preview"
          submit={settingsTexts[lang].preview}
          hidden={{ basis: values['basis'] ?? '' }}
        >
          <RulesFields lang={lang} rules={rules} values={values} />
        </Form>
      </Details>
    </Page>
  );
}
