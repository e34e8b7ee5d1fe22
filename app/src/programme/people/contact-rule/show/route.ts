import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access } from '../../care/page.tsx';
import { rulePage } from '../page.tsx';

export const contactRuleForm = get('/people/:id/contact-rule', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await rulePage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
