import { get, view } from '../../../../office/route.ts';
import { coordinator } from '../../access.ts';
import { uploadPage } from '../page.tsx';

export const chooseMentorFile = get('/mentors/import', {
  access: coordinator,
  reads: 'nothing sensitive',
  show: async (context) => view(uploadPage(context)),
});
