import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { planAccess } from '../find.ts';
import { planPage } from './page.tsx';

export const showPlan = get('/pairs/:id', {
  access: planAccess,
  params: idParams,
  reads: 'match-plan.read',
  show: async (context) => {
    const shown = await planPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
