import { ButtonLink, Details, EmptyState, Page, type PageContext } from '../../../ui/index.ts';
import { freePlaces } from '../mentor.ts';
import type { MentorRecord } from '../store.ts';
import { LeftList, MentorTable } from './table.tsx';
import { texts } from './texts.ts';

export interface MentorListProps {
  readonly page: PageContext;
  readonly mentors: readonly MentorRecord[];
  readonly today: Temporal.PlainDate;
  /** How many checks to look after. */
  readonly ending: number;
}

/** The branch's mentors, and what each lacks. */
export function MentorListPage({ page, mentors, today, ending }: MentorListProps) {
  const { lang } = page;
  const text = texts[lang];
  const here = mentors.filter((mentor) => mentor.stage !== 'left');
  const left = mentors.filter((mentor) => mentor.stage === 'left');
  const approved = mentors.filter((mentor) => mentor.stage === 'approved');
  const free = approved.reduce((sum, mentor) => sum + freePlaces(mentor), 0);
  const add = <ButtonLink href="/mentors/new">{text.add}</ButtonLink>;
  return (
    <Page
      page={page}
      title={text.title}
      lead={mentors.length === 0 ? undefined : text.lead(approved.length, free)}
      wide
    >
      {mentors.length === 0 ? (
        <EmptyState text={text.empty} action={add} />
      ) : (
        <>
          <p class="pm-actions">
            {add}
            <ButtonLink href="/mentors/pipeline" kind="secondary">
              {text.pipeline}
            </ButtonLink>
            <ButtonLink href="/mentors/import" kind="secondary">
              {text.fromFile}
            </ButtonLink>
            {ending === 0 ? null : (
              <ButtonLink href="/mentors?check=expired" kind="secondary">
                {text.ending(ending)}
              </ButtonLink>
            )}
          </p>
          <MentorTable page={page} mentors={here} today={today} ending={ending} />
          {left.length === 0 ? null : (
            <Details summary={text.left(left.length)}>
              <LeftList mentors={left} />
            </Details>
          )}
        </>
      )}
    </Page>
  );
}
