import { sql } from 'kysely';
import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { Definitions, Page, PostButton } from '../../../ui/index.ts';

const texts = {
  da: {
    title: 'Navne eller dæknavne',
    lead: 'En afdeling kan vise dæknavne i stedet for navne på alle lister og sider. Navnet står da kun på koordinatorens side om deltageren.',
    back: 'Indstillinger',
    names: 'Viser navne',
    aliases: 'Viser dæknavne',
    showNames: 'Vis navne',
    showAliases: 'Vis dæknavne',
    done: 'Valget gælder fra nu af.',
  },
  en: {
    title: 'Names or aliases',
    lead: 'A branch can show aliases in place of names on every list and page. The name then stands only on the coordinator’s page of the participant.',
    back: 'Settings',
    names: 'Shows names',
    aliases: 'Shows aliases',
    showNames: 'Show names',
    showAliases: 'Show aliases',
    done: 'The choice holds from now on.',
  },
} as const;

const access = { who: ['programme-lead'], over: 'organisation' } as const;

const branchesOf = (db: Database, organisationId: string) =>
  db
    .selectFrom('office.branch')
    .select(['id', 'name', 'shows_alias'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();

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

export const setShownNames = post('/settings/names', {
  access,
  body: z.strictObject({ branch: z.uuid(), shown: z.enum(['name', 'alias']) }),
  audit: 'branch.names-set',
  act: async ({ cases, body, lang, viewer }) => {
    const branches = await cases.read((db) => branchesOf(db, viewer.organisation?.id ?? ''));
    if (!branches.some(({ id }) => id === body.branch)) return notFound;
    const event = {
      action: 'branch.names-set',
      subject: body.branch,
      branchId: body.branch,
      detail: { shown: body.shown },
    };
    await cases.change(event, async (db) => {
      await sql`select office.show_alias(${body.branch}::uuid, ${body.shown === 'alias'})`.execute(db);
      return {};
    });
    return redirect('/settings/names', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
