import {
  ButtonLink,
  DayLine,
  DayList,
  Definitions,
  EmptyState,
  formatDate,
  Page,
  type PageContext,
  Pagination,
  PostButton,
  Section,
} from '../../ui/index.ts';
import type { ComingStep } from '../courses/coming.ts';
import { stepText } from '../courses/template.ts';
import { inOrder, type DayLine as Line } from './lines.ts';
import type { DayPart } from './source.ts';
import type { DayKind } from './sources.ts';
import { kindName, texts } from './texts.ts';

export interface TodayPageProps {
  readonly page: PageContext;
  readonly today: Temporal.PlainDate;
  readonly parts: ReadonlyMap<DayKind, DayPart>;
  readonly coming: readonly ComingStep[];
}

const hrefOf = (kind: DayKind, page?: number): string =>
  `/today?only=${kind}${page === undefined ? '' : `&page=${page}`}`;

/** Sentences, each with its one action; referrals first, then what is most urgent, then where the rest stands. */
export function TodayPage({ page, today, parts, coming }: TodayPageProps) {
  const text = texts[page.lang];
  const referrals = parts.get('referrals') ?? { lines: [], total: 0 };
  const others = [...parts].filter(([kind]) => kind !== 'referrals').map(([, part]) => part);
  const waiting = others.reduce((sum, { total }) => sum + total, 0);
  const now = (
    <>
      <p>{text.linkAbout}</p>
      <ButtonLink href="/referral-links/new" kind="secondary">
        {text.link}
      </ButtonLink>
      <p>
        <a href="/referral-links">{text.waiting}</a>
      </p>
    </>
  );
  const date = formatDate(page.lang, today);
  const counts = text.counts(referrals.total, waiting);
  return (
    <Page
      page={page}
      title={text.title}
      lead={`${date[0]?.toUpperCase()}${date.slice(1)}. ${counts}`}
      now={now}
    >
      {referrals.total + waiting === 0 ? <Nothing page={page} coming={coming} /> : null}
      <Lines page={page} title={text.referrals} lines={referrals.lines} />
      <Lines page={page} title={text.others} lines={inOrder(others.flatMap(({ lines }) => lines))} />
      <Rest page={page} parts={parts} />
    </Page>
  );
}

/** Nothing waits: what comes in the week ahead. */
const Nothing = ({ page, coming }: Pick<TodayPageProps, 'page' | 'coming'>) => {
  const text = texts[page.lang];
  return (
    <>
      <EmptyState text={text.none} />
      <Section title={text.week}>
        {coming.length === 0 ? <p>{text.quiet}</p> : null}
        <Definitions
          items={coming.map(({ courseId, person, step, from }) => ({
            term: formatDate(page.lang, from, 'day'),
            value: (
              <>
                <a href={`/courses/${courseId}`}>{person}</a>: {stepText(page.lang, step)}
              </>
            ),
          }))}
        />
      </Section>
    </>
  );
};

/** The lists of those kinds of which not all stand above. */
const Rest = ({ page, parts }: Pick<TodayPageProps, 'page' | 'parts'>) => {
  const text = texts[page.lang];
  const more = [...parts].filter(([, { lines, total }]) => total > lines.length);
  return more.length === 0 ? null : (
    <Section title={text.rest}>
      <p>{text.restLead}</p>
      <ul>
        {more.map(([kind, { total }]) => (
          <li>
            <a href={hrefOf(kind)}>{text.all(kindName[page.lang][kind], total)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** Every line of one kind, page by page. */
export function OneKindPage(props: {
  readonly page: PageContext;
  readonly kind: DayKind;
  readonly part: DayPart;
  readonly number: number;
  readonly size: number;
}) {
  const { page, kind, part, number, size } = props;
  const text = texts[page.lang];
  const title = kindName[page.lang][kind];
  return (
    <Page
      page={page}
      title={title}
      lead={part.total === 0 ? undefined : text.found(part.total)}
      back={{ href: '/today', text: text.title }}
    >
      {part.total === 0 ? (
        <EmptyState text={text.nothing} />
      ) : (
        <Sentences page={page} title={title} lines={part.lines} />
      )}
      <Pagination current={number} pages={Math.ceil(part.total / size)} href={(to) => hrefOf(kind, to)} />
    </Page>
  );
}

interface LinesProps {
  readonly page: PageContext;
  readonly title: string;
  readonly lines: readonly Line[];
}

const Action = ({ page, line }: { readonly page: PageContext; readonly line: Line }) =>
  line.press === undefined ? (
    <a href={line.href}>{line.action}</a>
  ) : (
    <PostButton page={page} {...line.press} text={line.action} context={line.text} />
  );

const Lines = (props: LinesProps) =>
  props.lines.length === 0 ? null : (
    <Section title={props.title}>
      <Sentences {...props} />
    </Section>
  );

const Sentences = ({ page, title, lines }: LinesProps) => (
  <DayList label={title}>
    {lines.map((line) => (
      <DayLine tone={line.tone} action={<Action page={page} line={line} />}>
        {line.press === undefined ? line.text : <a href={line.href}>{line.text}</a>}
      </DayLine>
    ))}
  </DayList>
);
