import { Refused } from '../../../office/refused.ts';
import { get, post, type RouteContext, redirect, rejectedForm, view } from '../../../office/route.ts';
import { defaultSettings } from '../engine/index.ts';
import { rulesOf, settingsSchema } from './schema.ts';
import { addRules, listRules } from './store.ts';
import { texts } from './texts.ts';
import { MatchingSettingsPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

const settingsPage = async (
  { cases, page, newRequestId }: Context,
  values: Readonly<Record<string, string>> = {},
  errors?: Readonly<Record<string, string>>,
) => {
  const versions = await cases.read(listRules);
  return (
    <MatchingSettingsPage
      page={page}
      rules={versions[0] ?? defaultSettings}
      versions={versions}
      values={values}
      errors={errors}
      requestId={values['_request'] ?? newRequestId}
    />
  );
};

export const matchingSettingsRoutes = [
  get('/settings/matching', {
    access,
    reads: 'nothing sensitive',
    show: async (context) => view(await settingsPage(context)),
  }),
  post('/settings/matching', {
    access,
    body: settingsSchema,
    audit: 'matching.settings-changed',
    act: async ({ cases, body, viewer, clock, lang }) => {
      const rules = rulesOf(body);
      const { version, weights, limits } = rules;
      await cases.change(
        { action: 'matching.settings-changed', detail: { version, ...weights, ...limits } },
        async (db) => {
          const author = {
            by: viewer.userId,
            now: clock.now(),
            organisationId: viewer.organisation?.id ?? '',
          };
          const newest = (await listRules(db))[0]?.version ?? 0;
          if (newest !== body.basis || !(await addRules(db, rules, author)))
            throw new Refused('changed-meanwhile', { da: texts.da.changed, en: texts.en.changed });
          return { version };
        },
      );
      return redirect('/settings/matching', { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, errors }) =>
      rejectedForm(await settingsPage(context, values, errors)),
  }),
];
