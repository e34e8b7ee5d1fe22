import type { RouteContext } from '../../../office/route.ts';
import { defaultSettings } from '../engine/index.ts';
import { listRules } from './store.ts';
import { MatchingSettingsPage } from './view.tsx';

export const settingsAccess = { who: ['programme-lead'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

export const settingsPage = async (
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
