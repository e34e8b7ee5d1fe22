import type { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../../office/route.ts';
import { lookForNames } from '../../../people/named.ts';
import { type OpenPlan, openPlan, planAccess } from '../find.ts';
import { judgeLines, type PlanLine, sameTwo, seenOf } from '../lines.ts';
import { planClosed } from '../publish.ts';
import { changeLine, findPlan, lockPlan } from '../store.ts';
import { obstacleText, texts } from '../texts.ts';
import { lineParams, lineSchema } from './schema.ts';
import { LinePage } from './view.tsx';

type Params = z.output<typeof lineParams>;
type Context = Pick<
  RouteContext<Params, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

const open = async ({ cases, params, clock }: Context) =>
  cases.read((db) => openPlan(db, params.id, clock.today()));

const linePage = (
  { page, params, newRequestId }: Context,
  found: OpenPlan | undefined,
  values: Readonly<Record<string, string>> = {},
  errors?: Readonly<Record<string, string>>,
) => {
  const judged = found?.judged.find((one) => one.line.courseId === params.course);
  if (found?.plan.state !== 'draft' || judged?.course === undefined) return undefined;
  return (
    <LinePage
      page={page}
      open={found}
      judged={judged}
      course={judged.course}
      values={values}
      errors={errors}
      requestId={values['_request'] ?? newRequestId}
    />
  );
};

/** What the changed line would break by itself; what it breaks beside other lines is said on the plan. */
const refusal = (found: OpenPlan, line: PlanLine, lang: 'da' | 'en'): string | undefined => {
  if (line.leftOut) return undefined;
  const [judged] = judgeLines(found.situation, [line]);
  const text = (judged?.obstacles ?? []).map((one) => obstacleText(lang, one, found.situation.mentors));
  return text.length === 0 ? undefined : `${text.join(' ')} ${texts[lang].notPossible}`;
};

export const lineRoutes = [
  get('/pairs/:id/:course', {
    access: planAccess,
    params: lineParams,
    reads: 'match-plan.read',
    show: async (context) => {
      const shown = linePage(context, await open(context));
      return shown === undefined ? notFound : view(shown);
    },
  }),
  post('/pairs/:id/:course', {
    access: planAccess,
    params: lineParams,
    body: lineSchema,
    warns: lookForNames(['reason']),
    audit: 'match-plan.edited',
    act: async (context) => {
      const { cases, params, body, lang } = context;
      const found = await open(context);
      const kept = found?.plan.lines.find((one) => one.courseId === params.course);
      if (found === undefined || kept === undefined) return notFound;
      if (found.plan.state !== 'draft') throw planClosed();
      const two = [body.first, body.other] as const;
      const own = sameTwo(two, kept.plannedIds);
      const line: PlanLine = {
        ...kept,
        mentorIds: own ? kept.plannedIds : two,
        leftOut: body.leave === 'yes',
        reason: own ? '' : body.reason,
      };
      const broken = refusal(found, line, lang);
      const errors = {
        ...(!own && body.reason === '' ? { reason: texts[lang].reasonNeeded } : {}),
        ...(broken === undefined ? {} : { first: broken }),
      };
      if (Object.keys(errors).length > 0) {
        const back = linePage(context, found, { ...body, leave: body.leave ?? '' }, errors);
        return back === undefined ? notFound : rejectedForm(back);
      }
      await cases.change(
        {
          action: 'match-plan.edited',
          subject: found.plan.id,
          branchId: found.plan.branchId,
          detail: { course: line.courseId, changed: !own, leftOut: line.leftOut },
        },
        async (db) => {
          if ((await lockPlan(db, found.plan.id)) !== 'draft') throw planClosed();
          const now = (await findPlan(db, found.plan.id))?.lines.find(
            (one) => one.courseId === line.courseId,
          );
          if (now === undefined || seenOf(now) !== body.seen)
            throw new Refused('changed-meanwhile', {
              da: texts.da.changedMeanwhile,
              en: texts.en.changedMeanwhile,
            });
          await changeLine(db, found.plan.id, line);
          return { planId: found.plan.id };
        },
      );
      return redirect(`/pairs/${found.plan.id}`, { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, errors }) => {
      const shown = linePage(context, await open(context), values, errors);
      return shown === undefined ? notFound : rejectedForm(shown);
    },
  }),
];
