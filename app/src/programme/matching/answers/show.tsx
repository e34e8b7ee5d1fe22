import { get, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, findOpen } from './find.ts';
import { AnswersPage } from './view.tsx';

export const answersForm = get('/courses/:id/proposal', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const found = await findOpen(context);
    if (found.proposal === undefined) return found.reply;
    return view(<AnswersPage page={context.page} {...found} requestId={context.newRequestId} />);
  },
});
