import {
  ButtonLink,
  DayLine,
  DayList,
  EmptyState,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../ui/index.ts';
import type { DayLine as Line } from './lines.ts';

const texts = {
  da: {
    title: 'I dag',
    referrals: 'Nye henvisninger',
    others: 'Venter på dig',
    none: 'Intet venter på dig i dag. Nye henvisninger kommer her af sig selv.',
    counts: (referrals: number, others: number) =>
      `${referrals} ${referrals === 1 ? 'ny henvisning' : 'nye henvisninger'}, ${others} ${others === 1 ? 'ting' : 'ting'} i gang.`,
    link: 'Nyt link til henvisning',
    waiting: 'Links, der venter',
    linkAbout: 'Et fængsel henviser én person gennem et link og ser svaret samme sted.',
  },
  en: {
    title: 'Today',
    referrals: 'New referrals',
    others: 'Waiting for you',
    none: 'Nothing waits for you today. New referrals come here by themselves.',
    counts: (referrals: number, others: number) =>
      `${referrals} new ${referrals === 1 ? 'referral' : 'referrals'}, ${others} ${others === 1 ? 'thing' : 'things'} under way.`,
    link: 'New referral link',
    waiting: 'Links that wait',
    linkAbout: 'A prison refers one person through a link and sees the answer there.',
  },
} as const;

export interface TodayPageProps {
  readonly page: PageContext;
  readonly today: Temporal.PlainDate;
  readonly referrals: readonly Line[];
  readonly others: readonly Line[];
}

/** Sentences, each with its one action; referrals first. */
export function TodayPage({ page, today, referrals, others }: TodayPageProps) {
  const text = texts[page.lang];
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
  const counts = text.counts(referrals.length, others.length);
  return (
    <Page
      page={page}
      title={text.title}
      lead={`${date[0]?.toUpperCase()}${date.slice(1)}. ${counts}`}
      now={now}
    >
      {referrals.length + others.length === 0 ? <EmptyState text={text.none} /> : null}
      <Lines page={page} title={text.referrals} lines={referrals} />
      <Lines page={page} title={text.others} lines={others} />
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
    <PostButton page={page} action={line.press} text={line.action} context={line.text} />
  );

const Lines = ({ page, title, lines }: LinesProps) =>
  lines.length === 0 ? null : (
    <Section title={title}>
      <DayList label={title}>
        {lines.map((line) => (
          <DayLine tone={line.tone} action={<Action page={page} line={line} />}>
            {line.text}
          </DayLine>
        ))}
      </DayList>
    </Section>
  );
