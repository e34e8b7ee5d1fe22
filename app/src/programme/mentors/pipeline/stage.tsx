import { EmptyState, Page, type PageContext, Pagination } from '../../../ui/index.ts';
import { onPage } from '../list/find.ts';
import type { MentorRecord } from '../store.ts';
import { stageName } from '../texts.ts';
import { StageTable } from './stage-table.tsx';
import type { StageCount } from './store.ts';
import { texts } from './texts.ts';
import { Waited } from './waited.tsx';

export interface StageProps {
  readonly page: PageContext;
  readonly counted: StageCount;
  /** Who stands on this page. */
  readonly people: readonly MentorRecord[];
  /** The page, from 1. */
  readonly number: number;
  readonly today: Temporal.PlainDate;
}

/** Everybody in one stage, a page at a time. */
export function StagePage({ page, counted, people, number, today }: StageProps) {
  const text = texts[page.lang];
  const { stage, count } = counted;
  const at = (to: number) => `pipeline?stage=${stage}&page=${to}`;
  return (
    <Page
      page={page}
      title={text.inStage(stageName[page.lang][stage])}
      lead={text.stageLead}
      back={{ href: '/mentors/pipeline', text: text.title }}
      wide
    >
      {count === 0 ? (
        <EmptyState text={text.nobodyHere} action={<a href="/mentors/pipeline">{text.title}</a>} />
      ) : (
        <>
          <Waited lang={page.lang} counted={counted} />
          <StageTable page={page} people={people} from={at(number)} today={today} />
        </>
      )}
      <Pagination current={number} pages={Math.ceil(count / onPage)} href={(to) => `/mentors/${at(to)}`} />
    </Page>
  );
}
