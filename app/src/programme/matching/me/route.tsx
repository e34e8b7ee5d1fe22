import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { giveAnswer, outcomeOf } from '../answers/answer.ts';
import { ownParty } from '../mine/store.ts';
import { participantProposal, wishToTalk } from './store.ts';
import { texts } from './texts.ts';
import { ParticipantProposalPage } from './view.tsx';

const access = { who: 'participant' } as const;

export const showParticipantProposal = get('/me/proposal', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, newRequestId }) =>
    view(
      <ParticipantProposalPage
        page={page}
        asked={await cases.read(participantProposal)}
        requestId={newRequestId}
      />,
    ),
});

/** The participant's own yes or no; or the wish to talk to somebody first, which the coordinator sees. */
export const answerAsParticipant = post('/me/proposal', {
  access,
  body: z.strictObject({ match: z.uuid(), answer: z.enum(['yes', 'no', 'talk']) }),
  audit: 'match.answered',
  act: async ({ cases, clock, body, participant, lang }) => {
    const by = { by: `participant ${participant}`, now: clock.now(), today: clock.today() };
    const { outcome } = await cases.change(
      (result: { outcome: string; courseId: string; branchId: string }) => ({
        action: 'match.answered',
        subject: result.courseId,
        branchId: result.branchId,
        detail: { matchId: body.match, outcome: result.outcome, participant: body.answer },
      }),
      async (db) => {
        const { party, courseId, branchId } = await ownParty(db, body.match);
        if (body.answer === 'talk') {
          await wishToTalk(db, body.match);
          return { outcome: 'talk', courseId, branchId };
        }
        const said = { matchId: body.match, party, answer: body.answer, reason: '', how: 'self' } as const;
        return { outcome: await giveAnswer(db, said, by), courseId, branchId };
      },
    );
    const text = texts[lang];
    if (outcome === 'talk') return redirect('/me', { kind: 'done', text: text.noticeTalk });
    const came = outcomeOf(outcome);
    const words = came === 'live' ? text.noticeLive : body.answer === 'yes' ? text.noticeYes : text.noticeNo;
    return redirect('/me', { kind: 'done', text: words });
  },
  rejected: async () => notFound,
});
