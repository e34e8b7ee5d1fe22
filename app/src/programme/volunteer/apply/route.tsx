import { post, type Rejected, rejectedForm, view } from '../../../office/route.ts';
import { pageOf, volunteerPage } from '../page.tsx';
import type { Application } from '../schema.ts';
import { applicationSchema, isOldEnough } from '../schema.ts';
import { applyAsVolunteer, TooMany, volunteerTowns } from '../store.ts';
import { texts } from '../texts.ts';
import { ThanksPage } from '../thanks.tsx';

/** What was written, as the form shows it again. */
const writtenIn = (body: Application): Pick<Rejected, 'values' | 'lists'> => {
  const { languages, birthDate, ...texts } = body;
  return { values: { ...texts, birthDate: birthDate.toString() }, lists: { languages } };
};

/** Somebody wants to be a mentor. The answer is the same for who is new and for who is here already. */
export const applyToVolunteer = post('/volunteer', {
  access: { who: 'anyone' },
  body: applicationSchema,
  audit: 'volunteer.applied',
  act: async (context) => {
    const { cases, clock, body, lang, house, http } = context;
    const today = clock.today();
    const again = async (field: string, error: string) =>
      rejectedForm(await volunteerPage(context, { errors: { [field]: error }, ...writtenIn(body) }));
    if (!isOldEnough(body.birthDate, today)) return again('birthDate', texts[lang].tooYoung);
    const towns = await cases.read(volunteerTowns);
    const town = towns.find((one) => one.id === body.town);
    if (town === undefined) return again('town', texts[lang].town404);
    const page = pageOf(context, towns);
    if (body.website !== '') return view(<ThanksPage page={page} />);
    const address = house.secrets.fingerprint('volunteer form', house.accounts.knock(http).address);
    const write = () =>
      cases.change(
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
    try {
      await write();
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      const errors = { '': error.words[lang] };
      return view(await volunteerPage(context, { errors, ...writtenIn(body) }), 429);
    }
    return view(<ThanksPage page={page} />);
  },
  rejected: async (context, filled) => rejectedForm(await volunteerPage(context, filled)),
});
