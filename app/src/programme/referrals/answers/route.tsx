import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, notFound, post, type RouteContext, redirect, view } from '../../../office/route.ts';
import type { Lang } from '../../../ui/index.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { courseOf } from '../../people/store.ts';
import { findReferral, listTowns } from '../store.ts';
import { tellReferrer } from '../tell.ts';
import { phaseOf } from '../withdrawal.ts';
import { type Applied, applyAnswer } from './apply.ts';
import { findAnswer, handleAnswer, type LinkAnswer } from './store.ts';
import { answerText, texts } from './texts.ts';
import { AnswerPage } from './view.tsx';

const params = z.object({ id: z.uuid(), answer: z.uuid() });
const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;
type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params' | 'clock'>;

const load = ({ cases, params: { id, answer: answerId }, clock }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, id);
    const answer = await findAnswer(db, answerId);
    if (referral === undefined || answer?.referralId !== referral.id) return undefined;
    const towns = await listTowns(db, referral.organisation_id);
    const release = (await currentReleaseDates(db, [referral.person_id])).get(referral.person_id);
    return {
      referral,
      answer,
      release,
      phase: phaseOf(referral.state, release?.date, clock.today()),
      course: await courseOf(db, referral.person_id),
      towns: new Map(towns.map((town) => [town.id, town.name])),
    };
  });
type Found = NonNullable<Awaited<ReturnType<typeof load>>>;

export const showAnswer = get('/referrals/:id/answers/:answer', {
  access,
  params,
  reads: 'referral.read',
  show: async (context) => {
    const found = await load(context);
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

/** The form for a date, with what the prison said in its fields. */
const releaseForm = (lang: Lang, { referral, answer, release, course }: Found): string => {
  const { content, kind } = answer;
  const date = content.answer === 'same' ? release?.date?.toString() : content.date;
  const query = new URLSearchParams({
    kind:
      kind === 'released'
        ? 'actual'
        : release?.kind === 'actual'
          ? 'expected'
          : (release?.kind ?? 'expected'),
    certainty:
      kind === 'released' ? 'certain' : date === undefined ? 'unknown' : (release?.certainty ?? 'likely'),
    date: date ?? '',
    source: texts[lang].source,
  });
  const about = course?.closed === false ? `/courses/${course.id}` : `/people/${referral.person_id}`;
  return `${about}/release-date?${query}`;
};

const nextPage = (lang: Lang, applied: Applied, found: Found): string => {
  if (applied === 'release-form') return releaseForm(lang, found);
  if (applied === 'course-end' && found.course?.closed === false) return `/courses/${found.course.id}/end`;
  return `/referrals/${found.referral.id}`;
};

const isWithdrawal = ({ kind }: LinkAnswer): boolean => kind === 'withdrawal';

export const useAnswer = post('/referrals/:id/answers/:answer', {
  access,
  params,
  body: z.strictObject({ outcome: z.enum(['applied', 'set-aside']) }),
  audit: 'referral-link.answer-handled',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const found = await load(context);
    if (found === undefined) return notFound;
    const { referral, answer, phase } = found;
    const done = await cases.change<{ readonly applied: Applied }>(
      {
        action: 'referral-link.answer-handled',
        subject: referral.id,
        branchId: referral.branch_id,
        detail: { kind: answer.kind, outcome: body.outcome },
      },
      async (db) => {
        const author = { by: viewer.userId, at: clock.now(), today: clock.today() };
        if (!(await handleAnswer(db, answer.id, body.outcome, author)))
          throw new Refused('answer-handled', { da: texts.da.already, en: texts.en.already });
        if (body.outcome === 'set-aside') return { applied: 'done' };
        const applied = await applyAnswer(db, referral, answer, phase, author);
        if (applied === 'done' && isWithdrawal(answer))
          await tellReferrer(db, referral, 'withdrawn', clock.now());
        return { applied };
      },
    );
    const text = texts[lang];
    const words =
      body.outcome === 'set-aside'
        ? text.asideDone
        : done.applied === 'release-form'
          ? text.writeDate(answerText(lang, answer))
          : text.done;
    return redirect(nextPage(lang, done.applied, found), { kind: 'done', text: words });
  },
  rejected: async () => notFound,
});
