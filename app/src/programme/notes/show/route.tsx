import { whoSees } from '../../../office/fields.ts';
import { get, view } from '../../../office/route.ts';
import { unreadNotes } from '../store.ts';
import { NotesPage } from './view.tsx';

export const showNotes = get('/notes', {
  access: { who: whoSees(['coordinator'], 'contactNote'), over: 'organisation' },
  reads: 'notes.read',
  show: async ({ cases, page, viewer }) => {
    const found = await cases.read((db) => unreadNotes(db, viewer.userId));
    return view(<NotesPage page={page} {...found} />);
  },
});
