import { Cards, EmptyState, Page, type PageContext } from '../../../ui/index.ts';
import { type OwnParticipant, Participant } from './participant.tsx';
import { texts } from './texts.ts';

export interface MyPageProps {
  readonly page: PageContext;
  readonly linked: boolean;
  readonly participants: readonly OwnParticipant[];
  readonly today: Temporal.PlainDate;
}

/** The mentor's own participants today; nothing of anybody else. */
export function MyPage({ page, linked, participants, today }: MyPageProps) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title}>
      {participants.length === 0 ? (
        <EmptyState text={linked ? text.empty : text.unlinked} />
      ) : (
        <Cards>
          {participants.map((participant) => (
            <Participant page={page} participant={participant} today={today} />
          ))}
        </Cards>
      )}
    </Page>
  );
}
