import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, post, type RouteContext, redirect, rejectedForm, view } from '../../../office/route.ts';
import { wholeNumber } from '../../mentors/fields.ts';
import { defaultRule } from '../rule.ts';
import { addRule, listRules } from '../store.ts';
import { texts } from './texts.ts';
import { IntakeSettingsPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

const between = (from: number, to: number) =>
  wholeNumber(
    from,
    to,
    `Skriv et helt tal fra ${from} til ${to}. | Write a whole number from ${from} to ${to}.`,
  );

const body = z
  .strictObject({
    minimumAge: between(15, 99),
    weeksFrom: between(0, 520),
    weeksTo: between(0, 520),
    nearWeeks: between(0, 52),
    basis: z.coerce.number().int().min(0),
  })
  .refine(({ weeksFrom, weeksTo }) => weeksFrom <= weeksTo, {
    path: ['weeksTo'],
    error: `${texts.da.order} | ${texts.en.order}`,
  });

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

const settingsPage = async (
  { cases, page, newRequestId }: Context,
  values: Readonly<Record<string, string>> = {},
  errors?: Readonly<Record<string, string>>,
) => {
  const versions = await cases.read(listRules);
  return (
    <IntakeSettingsPage
      page={page}
      rule={versions[0] ?? defaultRule}
      versions={versions}
      values={values}
      errors={errors}
      requestId={values['_request'] ?? newRequestId}
    />
  );
};

const changedMeanwhile = () =>
  new Refused('changed-meanwhile', { da: texts.da.changed, en: texts.en.changed });

export const intakeSettingsRoutes = [
  get('/settings/intake', {
    access,
    reads: 'nothing sensitive',
    show: async (context) => view(await settingsPage(context)),
  }),
  post('/settings/intake', {
    access,
    body,
    audit: 'intake.rule-set',
    act: async ({ cases, body: { basis, ...numbers }, viewer, clock, lang }) => {
      const version = basis + 1;
      await cases.change({ action: 'intake.rule-set', detail: { version, ...numbers } }, async (db) => {
        const author = {
          by: viewer.userId,
          at: clock.now(),
          organisationId: viewer.organisation?.id ?? '',
        };
        const newest = (await listRules(db))[0]?.version ?? 0;
        if (newest !== basis || !(await addRule(db, { version, ...numbers }, author)))
          throw changedMeanwhile();
        return { version };
      });
      return redirect('/settings/intake', { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, errors }) =>
      rejectedForm(await settingsPage(context, values, errors)),
  }),
];
