import { get, notFound, view } from '../../../../office/route.ts';
import { access, findWithReferral, params } from '../find.ts';
import { AnswerPage } from '../view.tsx';

export const showAnswer = get('/referrals/:id/answers/:answer', {
  access,
  params,
  reads: 'referral.read',
  show: async (context) => {
    const found = await findWithReferral(context);
    if (found === undefined) return notFound;
    const { answer, referral, course, towns } = found;
    return view(
      <AnswerPage
        page={context.page}
        answer={answer}
        isNew={referral.state === 'new'}
        courseRuns={course?.closed === false}
        towns={towns}
      />,
    );
  },
});
