import { z } from 'zod';
import { get, notFound, post, redirect, rejectedForm, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { giveAnswer, outcomeOf } from '../answers/answer.ts';
import { mentorRefusals, type Party } from '../proposal/asked.ts';
import { ownParty, ownProposal } from './store.ts';
import { texts } from './texts.ts';
import { OwnProposalPage } from './view.tsx';

const access = { who: ['mentor'], over: 'own', subject: 'match' } as const;

export const showOwnProposal = get('/my/proposals/:id', {
  access,
  params: idParams,
  reads: 'match.read',
  show: async ({ cases, page, params, newRequestId }) => {
    const proposal = await cases.read((db) => ownProposal(db, params.id));
    return proposal === undefined
      ? notFound
      : view(<OwnProposalPage page={page} proposal={proposal} requestId={newRequestId} />);
  },
});

/** The mentor's own yes or no. */
export const answerOwnProposal = post('/my/proposals/:id', {
  access,
  params: idParams,
  body: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('yes') }),
    z.strictObject({
      answer: z.literal('no'),
      reason: z.enum(mentorRefusals, 'Vælg, hvorfor du siger nej. | Choose why you say no.'),
    }),
  ]),
  audit: 'match.answered',
  act: async ({ cases, clock, params, body, viewer, lang }) => {
    const own = await cases.read((db) => ownProposal(db, params.id));
    if (own === undefined) return notFound;
    const by = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const reason = body.answer === 'no' ? body.reason : '';
    const { outcome } = await cases.change(
      (result: { outcome: string; party: Party; courseId: string; branchId: string }) => ({
        action: 'match.answered',
        subject: result.courseId,
        branchId: result.branchId,
        detail: { matchId: own.matchId, outcome: result.outcome, [result.party]: body.answer },
      }),
      async (db) => {
        const { party, courseId, branchId } = await ownParty(db, own.matchId);
        const said = { matchId: own.matchId, party, answer: body.answer, reason, how: 'self' } as const;
        return { outcome: await giveAnswer(db, said, by), party, courseId, branchId };
      },
    );
    const text = texts[lang];
    const came = outcomeOf(outcome);
    const words = came === 'live' ? text.live : body.answer === 'yes' ? text.noticeYes : text.noticeNo;
    return redirect('/my', { kind: 'done', text: words });
  },
  rejected: async ({ cases, page, params, newRequestId }, { errors, values }) => {
    const proposal = await cases.read((db) => ownProposal(db, params.id));
    if (proposal === undefined) return notFound;
    const requestId = values['_request'] ?? newRequestId;
    return rejectedForm(
      <OwnProposalPage page={page} proposal={proposal} errors={errors} requestId={requestId} />,
    );
  },
});
