import { get, notFound, view } from '../../../../../office/route.ts';
import { idParams } from '../../../../mentors/fields.ts';
import { findDuplicate } from '../../store.ts';
import { access } from '../access.ts';
import { DuplicatePage } from '../view.tsx';

export const showDuplicate = get('/possible-duplicates/:id', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async ({ cases, page, params: { id } }) => {
    const duplicate = await cases.read((db) => findDuplicate(db, id));
    return duplicate === undefined ? notFound : view(<DuplicatePage page={page} duplicate={duplicate} />);
  },
});
