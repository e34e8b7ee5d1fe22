import { whoChanges } from '../../../office/fields.ts';
import {
  notFound,
  type Rejected,
  type Reply,
  type RouteContext,
  rejectedForm,
} from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Content, Lang } from '../../../ui/index.ts';
import { findPerson } from '../store.ts';
import { careOf } from './store.ts';

export const access = {
  who: whoChanges(['coordinator'], 'phone', 'alert', 'alertForMentors', 'contactRule'),
  over: 'branch',
  subject: 'person',
} as const;

export type CareContext<P extends { readonly id: string } = { id: string }> = Pick<
  RouteContext<P, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId' | 'lang' | 'viewer'
>;

/** A person of the viewer's branches and what stands at the head of the pages; undefined for anybody else. */
export const caredFor = async (db: Database, id: string, today: Temporal.PlainDate) => {
  const person = await findPerson(db, id);
  const care = await careOf(db, id, today);
  return person === undefined || care === undefined ? undefined : { person, care };
};

export const loadCare = ({ cases, params, clock }: Pick<CareContext, 'cases' | 'params' | 'clock'>) =>
  cases.read((db) => caredFor(db, params.id, clock.today()));
export type CaredFor = NonNullable<Awaited<ReturnType<typeof loadCare>>>;

export const authorOf = ({ viewer, clock }: Pick<CareContext, 'viewer' | 'clock'>) => ({
  by: viewer.userId,
  now: clock.now(),
  today: clock.today(),
});

/** A page about the person, made by `show`; the same with the errors of a form that comes back. */
export const carePage =
  (show: (context: CareContext, found: CaredFor, returned: Rejected | undefined) => Content) =>
  async (context: CareContext, returned?: Rejected): Promise<Content | undefined> => {
    const found = await loadCare(context);
    return found === undefined ? undefined : show(context, found, returned);
  };

export const comeBack =
  (page: ReturnType<typeof carePage>) =>
  async (context: CareContext, returned: Rejected): Promise<Reply> => {
    const shown = await page(context, returned);
    return shown === undefined ? notFound : rejectedForm(shown);
  };

export const backTo = (lang: Lang, { person }: CaredFor) => ({
  href: `/people/${person.id}`,
  text: lang === 'da' ? 'Deltageren' : 'The participant',
});
