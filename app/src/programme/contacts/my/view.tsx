import { Cards, EmptyState, Page, type PageContext } from '../../../ui/index.ts';
import type { FormerCourse } from '../../matching/former/store.ts';
import { AskedMentor, FormerCourses } from '../../matching/mine/list.tsx';
import type { OwnProposal } from '../../matching/mine/store.ts';
import { type OwnParticipant, Participant } from './participant.tsx';
import { texts } from './texts.ts';

export interface MyPageProps {
  readonly page: PageContext;
  readonly linked: boolean;
  readonly participants: readonly OwnParticipant[];
  readonly proposals: readonly OwnProposal[];
  readonly former: readonly FormerCourse[];
  readonly today: Temporal.PlainDate;
}

/** The mentor's own participants today; nothing of anybody else. */
export function MyPage({ page, linked, participants, proposals, former, today }: MyPageProps) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title}>
      <AskedMentor page={page} proposals={proposals} />
      {participants.length === 0 &&
      proposals.some((one) => one.about !== undefined) ? null : participants.length === 0 ? (
        <EmptyState text={linked ? text.empty : text.unlinked} />
      ) : (
        <Cards>
          {participants.map((participant) => (
            <Participant page={page} participant={participant} today={today} />
          ))}
        </Cards>
      )}
      <FormerCourses page={page} former={former} />
    </Page>
  );
}
