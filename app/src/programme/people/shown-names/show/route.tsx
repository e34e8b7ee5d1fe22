import { get, view } from '../../../../office/route.ts';
import { Definitions, Page, PostButton } from '../../../../ui/index.ts';
import { access, branchesOf } from '../find.ts';
import { texts } from '../texts.ts';

/** Each branch, what it shows, and the one press that changes it. */
export const shownNames = get('/settings/names', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, lang, viewer }) => {
    const text = texts[lang];
    const branches = await cases.read((db) => branchesOf(db, viewer.organisation?.id ?? ''));
    return view(
      <Page page={page} title={text.title} lead={text.lead} back={{ href: '/settings', text: text.back }}>
        <Definitions
          items={branches.map(({ id, name, shows_alias: alias }) => ({
            term: name,
            value: alias ? text.aliases : text.names,
            action: (
              <PostButton
                page={page}
                action="/settings/names"
                fields={{ branch: id, shown: alias ? 'name' : 'alias' }}
                text={alias ? text.showNames : text.showAliases}
                context={name}
                kind="quiet"
              />
            ),
          }))}
        />
      </Page>,
    );
  },
});
