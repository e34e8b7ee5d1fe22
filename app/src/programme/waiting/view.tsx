import {
  ButtonLink,
  daysPhrase,
  EmptyState,
  formatDate,
  Page,
  type PageContext,
  Pagination,
  Table,
} from '../../ui/index.ts';
import type { Waiting } from './store.ts';
import { texts } from './texts.ts';

export interface WaitingPageProps {
  readonly page: PageContext;
  readonly waiting: readonly Waiting[];
  readonly total: number;
  readonly averageDays: number | undefined;
  readonly number: number;
  readonly pages: number;
  readonly today: Temporal.PlainDate;
}

/** Who is referred and has no pair: how long they have waited, and how soon they are released. */
export function WaitingPage(props: WaitingPageProps) {
  const { page, waiting, total, averageDays, number, pages, today } = props;
  const text = texts[page.lang];
  if (total === 0)
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.none} action={<ButtonLink href="/today">{text.today}</ButtonLink>} />
      </Page>
    );
  return (
    <Page page={page} title={text.title} lead={text.lead(total, averageDays)} wide>
      <Table
        caption={text.caption}
        captionHidden
        columns={[
          { key: 'name', text: text.name },
          { key: 'number', text: text.number },
          { key: 'age', text: text.age, numeric: true },
          { key: 'waited', text: text.waited, numeric: true },
          { key: 'release', text: text.release },
          { key: 'lacks', text: text.lacks },
        ]}
        rows={waiting.map((one) => ({
          name: <a href={one.href}>{one.name}</a>,
          number: one.number,
          age: ageText(page, one, today),
          waited: text.days(one.since.until(today).days),
          release: releaseText(page, one, today),
          lacks: text.lackWords[one.lacks],
        }))}
      />
      <Pagination current={number} pages={pages} href={(to) => `/waiting?page=${to}`} />
    </Page>
  );
}

const ageText = (page: PageContext, { born }: Waiting, today: Temporal.PlainDate): string =>
  born === undefined ? texts[page.lang].notStated : String(born.until(today, { largestUnit: 'years' }).years);

const releaseText = (page: PageContext, { release }: Waiting, today: Temporal.PlainDate): string =>
  release === undefined
    ? texts[page.lang].unknown
    : `${daysPhrase(page.lang, today.until(release).days)}, ${formatDate(page.lang, release, 'short')}`;
