import { z } from 'zod';
import { setArea } from '../../../doors/areas.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { administrator } from '../../register-list/access.ts';
import { idParams } from '../../studies/access.ts';
import { texts } from '../show/texts.ts';

export const chooseArea = post('/areas/:id', {
  access: administrator,
  params: idParams,
  body: z.strictObject({ area: z.string().min(1).max(100) }),
  audit: 'branch.area-set',
  act: async ({ doors, params, body, lang }) => {
    await setArea(doors, params.id, body.area);
    return redirect('/areas', { kind: 'done', text: texts[lang].saved });
  },
  rejected: async () => notFound,
});
