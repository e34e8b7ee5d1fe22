import { get, notFound, view } from '../../../office/route.ts';
import { idParams, manager } from '../../studies/access.ts';
import { nothingFilled, outcomesPage } from '../upload/page.tsx';

export const showOutcomes = get('/studies/:id/outcomes', {
  access: manager,
  params: idParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const page = await outcomesPage(context, nothingFilled);
    return page === undefined ? notFound : view(page);
  },
});
