import { z } from 'zod';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { currentConduct } from '../../conduct/store.ts';
import { overlaps } from '../absence/route.tsx';
import { absenceSchema } from '../absence/schema.ts';
import { addAbsence, comingAbsences } from '../absence/store.ts';
import { texts as absenceTexts } from '../absence/texts.ts';
import { declarationKinds, declarationVersion } from '../declarations.ts';
import { newerConduct } from '../papers/route.ts';
import { acceptConduct, addDeclaration, findSelf, followOwnStage } from '../papers-store.ts';
import { findChecks } from '../store.ts';
import { texts } from './texts.ts';
import { NobodyPage, OwnPage } from './view.tsx';

const access = { who: ['mentor'], over: 'organisation' } as const;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'clock'>;

const ownPage = async (
  { cases, page, clock }: Context,
  returned?: Pick<Parameters<typeof OwnPage>[0], 'errors' | 'values'>,
) => {
  const today = clock.today();
  return cases.read(async (db) => {
    const mentor = await findSelf(db, today);
    if (mentor === undefined) return <NobodyPage page={page} />;
    return (
      <OwnPage
        page={page}
        mentor={mentor}
        checks={await findChecks(db, mentor.id)}
        conduct={await currentConduct(db, mentor.organisationId)}
        absences={await comingAbsences(db, mentor.id, today)}
        today={today}
        {...returned}
      />
    );
  });
};

export const showOwn = get('/my/about', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await ownPage(context)),
});

/** The mentor declares one of the three, in the words on the page. */
export const declareOwn = post('/my/about/declarations', {
  access,
  body: z.strictObject({ kind: z.enum(declarationKinds) }),
  audit: 'mentor.declared',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const detail = { kind: body.kind, version: declarationVersion };
    await cases.change(
      { action: 'mentor.declared', subject: mentor.id, branchId: mentor.branchId, detail },
      async (db) => {
        const author = { by: viewer.userId, now: clock.now(), today };
        await addDeclaration(db, mentor, body.kind, 'self', author);
        await followOwnStage(db, today);
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: texts[lang].declared });
  },
  rejected: async () => notFound,
});

/** The mentor accepts the code of conduct that is in force. */
export const acceptOwn = post('/my/about/conduct', {
  access,
  body: z.strictObject({ version: z.coerce.number().int().positive() }),
  audit: 'conduct.accepted',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findSelf(db, today));
    if (found === undefined) return notFound;
    const detail = { version: body.version };
    await cases.change(
      { action: 'conduct.accepted', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        const mentor = await findSelf(db, today);
        if (mentor?.demands?.conduct !== body.version) throw newerConduct();
        const author = { by: viewer.userId, now: clock.now(), today };
        await acceptConduct(db, mentor, body.version, 'self', author);
        await followOwnStage(db, today);
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: texts[lang].accepted });
  },
  rejected: async () => notFound,
});

/** The mentor is away, and says so without asking anybody. */
export const beAway = post('/my/about/absence', {
  access,
  body: absenceSchema,
  audit: 'mentor.absent',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const mentor = await cases.read((db) => findSelf(db, today));
    if (mentor === undefined) return notFound;
    const detail = {
      kind: body.kind,
      from: body.from.toString(),
      returnOn: body.returnOn?.toString() ?? null,
    };
    await cases.change(
      { action: 'mentor.absent', subject: mentor.id, branchId: mentor.branchId, detail },
      async (db) => {
        const author = { by: viewer.userId, now: clock.now(), today };
        if (!(await addAbsence(db, mentor, body, author))) throw overlaps();
        return {};
      },
    );
    return redirect('/my/about', { kind: 'done', text: absenceTexts[lang].saved });
  },
  rejected: async (context, { errors, values }) => rejectedForm(await ownPage(context, { errors, values })),
});
