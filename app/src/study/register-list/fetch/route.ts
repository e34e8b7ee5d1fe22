import { type RegisterLine, registerList } from '../../../doors/register-list.ts';
import { notFound, post } from '../../../office/route.ts';
import { idParams, noFields } from '../../studies/access.ts';
import { administrator } from '../access.ts';
import { mustNotSeeOutcomes } from '../policies.ts';

/** With the hyphen, as CPR numbers are written: without it a spreadsheet takes the first nought away. */
const fileOf = (lines: readonly RegisterLine[]): string =>
  ['cpr;study_key', ...lines.map(({ cpr, studyKey }) => `${cpr.slice(0, 6)}-${cpr.slice(6)};${studyKey}`)]
    .map((line) => `${line}\r\n`)
    .join('');

export const fetchRegisterList = post('/register-lists/:id', {
  access: administrator,
  params: idParams,
  body: noFields,
  proof: 'recent',
  audit: 'register-list.fetched',
  act: async ({ doors, house, params, viewer, clock }) => {
    mustNotSeeOutcomes(viewer);
    const lines = await registerList(doors, house.secrets, params.id, {
      by: viewer.userId,
      at: clock.now(),
    });
    return {
      kind: 'file',
      name: `keys-${params.id}.csv`,
      type: 'text/csv; charset=utf-8',
      content: fileOf(lines),
    };
  },
  rejected: async () => notFound,
});
