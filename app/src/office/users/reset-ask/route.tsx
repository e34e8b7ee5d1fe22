import { z } from 'zod';
import { ConfirmPage } from '../../../ui/index.ts';
import { get, notFound, redirect, view } from '../../route.ts';
import { texts } from '../reset/texts.ts';
import { findColleague } from '../store.ts';

export const resetForm = get('/users/reset', {
  access: { who: ['administrator'], over: 'organisation' },
  query: z.object({ account: z.string().max(100).optional() }),
  proof: 'recent',
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, page, query }) => {
    const id = query.account;
    if (id === undefined) return redirect('/users');
    const found = await accounts.read((db) => findColleague(db, viewer.organisation?.id ?? '', { id }));
    if (found === undefined) return notFound;
    const text = texts[page.lang];
    return view(
      <ConfirmPage
        page={page}
        title={text.title(found.name)}
        action="/users/reset"
        fields={{ account: found.id }}
        confirm={text.confirm}
        kind="danger"
        cancelHref="/users"
      >
        <p>{text.what(found.name)}</p>
        <p>{text.sure}</p>
      </ConfirmPage>,
    );
  },
});
