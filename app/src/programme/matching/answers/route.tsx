import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { parties } from '../proposal/asked.ts';
import { giveAnswer, outcomeOf } from './answer.ts';
import { access, findOpen, mustBeOfCourse } from './find.ts';
import { answersSchema } from './schema.ts';
import { texts } from './texts.ts';
import { AnswersPage } from './view.tsx';

const saying = { yes: 'saved', same: 'saved', live: 'live', no: 'declined', reserve: 'reserve' } as const;

/** The answers that the coordinator was told, in the order of the three; a no ends it, whatever the others said. */
export const writeAnswers = post('/courses/:id/proposal', {
  access,
  params: idParams,
  body: answersSchema,
  audit: 'match.answered',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const matchId = body.match;
    const by = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const said = parties.filter((party) => body[party] !== '');
    const noFirst = said.toSorted((one, other) => Number(body[other] === 'no') - Number(body[one] === 'no'));
    const { outcome } = await cases.change(
      (result: { outcome: string }) => ({
        action: 'match.answered',
        subject: course.id,
        branchId: course.branchId,
        detail: {
          matchId,
          outcome: result.outcome,
          ...Object.fromEntries(said.map((party) => [party, body[party]])),
        },
      }),
      async (db) => {
        await mustBeOfCourse(db, matchId, course.id);
        let last: string = 'same';
        for (const party of noFirst) {
          const answer = body[party] === 'no' ? 'no' : 'yes';
          const reason = answer === 'no' && party !== 'participant' ? body.reason : '';
          last = await giveAnswer(db, { matchId, party, answer, reason, how: body.how }, by);
          if (answer === 'no') break;
        }
        return { outcome: last };
      },
    );
    const key = saying[outcomeOf(outcome)];
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang][key] });
  },
  rejected: async (context, { values, errors }) => {
    const found = await findOpen(context);
    if (found.proposal === undefined) return found.reply;
    return rejectedForm(
      <AnswersPage
        page={context.page}
        {...found}
        values={values}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      />,
    );
  },
});
