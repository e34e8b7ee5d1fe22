import { z } from 'zod';
import { whoChanges } from '../../../office/fields.ts';
import type { RouteContext } from '../../../office/route.ts';
import { findPerson } from '../../people/store.ts';
import { latestOf, purposes } from '../consent.ts';
import { consentsOf } from '../store.ts';

export const params = z.object({ id: z.uuid(), purpose: z.enum(purposes) });

export const access = {
  who: whoChanges(['coordinator'], 'consent'),
  over: 'branch',
  subject: 'person',
} as const;

type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params'>;

export const findHeld = ({ cases, params: { id, purpose } }: Context, wanted: string | undefined) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    const consents = person === undefined ? [] : await consentsOf(db, id);
    const standing = latestOf(consents, purpose).filter((one) => one.holds);
    const consent = standing.find((one) => wanted === undefined || one.id === wanted);
    if (person === undefined || consent === undefined) return undefined;
    return { person, consent, others: standing.filter((one) => one !== consent) };
  });
