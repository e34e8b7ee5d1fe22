import { get, notFound, view } from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { overMentor } from '../form/access.ts';
import { showForm } from '../form/page.tsx';
import { valuesOf } from '../form/values.ts';
import { findMentor } from '../store.ts';

export const editMentor = get('/mentors/:id/edit', {
  access: overMentor,
  params: idParams,
  reads: 'mentor.read',
  show: async (context) => {
    const mentor = await context.cases.read((db) => findMentor(db, context.params.id, context.clock.today()));
    return mentor === undefined ? notFound : view(await showForm(context, valuesOf(mentor), mentor));
  },
});
