import type { RouteContext } from '../../../office/route.ts';
import { findMentor } from '../store.ts';
import { tiesOf } from './store.ts';

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'clock' | 'params'>;

export const findHere = ({ cases, clock, params }: Context) =>
  cases.read(async (db) => {
    const mentor = await findMentor(db, params.id, clock.today());
    return mentor === undefined || mentor.stage === 'left'
      ? undefined
      : { mentor, ties: await tiesOf(db, mentor.id) };
  });
