import { get, post, type Rejected, type RouteContext, rejectedForm, view } from '../../office/route.ts';
import type { Application } from './schema.ts';
import { applicationSchema, isOldEnough } from './schema.ts';
import { applyAsVolunteer, volunteerTowns } from './store.ts';
import { texts } from './texts.ts';
import { ClosedPage, ThanksPage, VolunteerPage } from './view.tsx';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page'>;

/** Whose form it is: said on top, above all when everything there is invented. */
const pageOf = ({ page }: Context, towns: Awaited<ReturnType<typeof volunteerTowns>>): Context['page'] => {
  const [first] = towns;
  if (first === undefined || towns.some((town) => town.organisation_id !== first.organisation_id))
    return page;
  return { ...page, organisation: { name: first.organisation, demo: first.demo } };
};

const showForm = async (context: Context, filled?: Rejected) => {
  const towns = await context.cases.read(volunteerTowns);
  return (
    <VolunteerPage
      page={pageOf(context, towns)}
      towns={towns}
      {...(filled === undefined
        ? {}
        : {
            errors: filled.errors,
            values: filled.values,
            chosen: filled.lists['languages'] ?? [],
            requestId: filled.values['_request'],
          })}
    />
  );
};

/** What was written, as the form shows it again. */
const writtenIn = (body: Application): Pick<Rejected, 'values' | 'lists'> => {
  const { languages, birthDate, ...texts } = body;
  return { values: { ...texts, birthDate: birthDate.toString() }, lists: { languages } };
};

export const volunteerForm = get('/volunteer', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async (context) => {
    const towns = await context.cases.read(volunteerTowns);
    if (towns.length === 0) return view(<ClosedPage page={context.page} />);
    return view(await showForm(context));
  },
});

/** Somebody wants to be a mentor. The answer is the same for who is new and for who is here already. */
export const applyToVolunteer = post('/volunteer', {
  access: { who: 'anyone' },
  body: applicationSchema,
  audit: 'volunteer.applied',
  act: async (context) => {
    const { cases, clock, body, lang, house, http } = context;
    const today = clock.today();
    const again = async (field: string, error: string) =>
      rejectedForm(await showForm(context, { errors: { [field]: error }, ...writtenIn(body) }));
    if (!isOldEnough(body.birthDate, today)) return again('birthDate', texts[lang].tooYoung);
    const towns = await cases.read(volunteerTowns);
    const town = towns.find((one) => one.id === body.town);
    if (town === undefined) return again('town', texts[lang].town404);
    const page = pageOf(context, towns);
    if (body.website !== '') return view(<ThanksPage page={page} />);
    const address = house.secrets.fingerprint('volunteer form', house.accounts.knock(http).address);
    await cases.change(
      (done: { mentorId: string; organisationId: string; branchId: string; added: boolean }) => ({
        action: 'volunteer.applied',
        subject: done.added ? done.mentorId : undefined,
        organisationId: done.organisationId,
        branchId: done.branchId,
        detail: { added: done.added },
      }),
      async (db) => {
        const from = { lang, address, publicUrl: house.publicUrl, now: clock.now(), today };
        const done = await applyAsVolunteer(db, body, town, from);
        if (done === undefined) throw new Error('the town went away');
        return { ...done };
      },
    );
    return view(<ThanksPage page={page} />);
  },
  rejected: async (context, filled) => rejectedForm(await showForm(context, filled)),
});
