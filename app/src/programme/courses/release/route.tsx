import { RELEASE_DATE_KINDS } from '@primus-motor/trial';
import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, formPage } from './page.tsx';

export const releaseForm = get('/courses/:id/release-date', {
  access,
  params: idParams,
  query: z.object({ kind: z.enum(RELEASE_DATE_KINDS).optional() }),
  reads: 'course.read',
  show: async (context) => {
    const actual = context.query.kind === 'actual';
    const values: Record<string, string> = { kind: context.query.kind ?? 'expected' };
    if (actual) values['certainty'] = 'certain';
    const shown = await formPage(context, values);
    return shown === undefined ? notFound : view(shown);
  },
});
