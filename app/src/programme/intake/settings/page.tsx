import type { RouteContext } from '../../../office/route.ts';
import { defaultRule } from '../rule.ts';
import { listRules } from '../store.ts';
import { IntakeSettingsPage } from './view.tsx';

export const access = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

export const settingsPage = async (
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
