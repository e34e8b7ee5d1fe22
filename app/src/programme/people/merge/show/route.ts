import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, mergePage } from '../page.tsx';
import { mergeQuery } from '../schema.ts';

export const mergeForm = get('/people/:id/merge', {
  access,
  params: idParams,
  query: mergeQuery,
  reads: 'person.read',
  show: async (context) => {
    const shown = await mergePage(context, context.query.with ?? '');
    return shown === undefined ? notFound : view(shown);
  },
});
