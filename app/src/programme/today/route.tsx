import { z } from 'zod';
import { toLastPage } from '../../office/paged.ts';
import { get, view } from '../../office/route.ts';
import type { Database } from '../../platform/database/register.ts';
import { remembering } from '../../platform/remembered.ts';
import { type ComingStep, comingSteps } from '../courses/coming.ts';
import { versionsFor } from '../versions.ts';
import type { DayOf, DayPart, Slice } from './source.ts';
import { type DayKind, dayKinds, sources } from './sources.ts';
import { OneKindPage, TodayPage } from './view.tsx';

/** So many lines of a kind stand on the day's list, and on a page of all of them. */
const most = 8;
const onPage = 50;

interface Gathered {
  readonly parts: ReadonlyMap<DayKind, DayPart>;
  /** Asked for where nothing waits. */
  readonly coming: readonly ComingStep[];
}
const remembered = remembering<Gathered>(64);

const gather = async (db: Database, day: DayOf): Promise<Gathered> => {
  const parts = new Map<DayKind, DayPart>();
  for (const kind of dayKinds) parts.set(kind, await sources[kind](db, day, { offset: 0, limit: most }));
  const nothing = [...parts.values()].every(({ total }) => total === 0);
  return { parts, coming: nothing ? await comingSteps(db, day.today) : [] };
};

/** Read anew as soon as a row changes that the viewer may see. */
const partsFor = async (db: Database, day: DayOf): Promise<Gathered> =>
  remembered(`${day.userId} ${day.lang}`, `${day.today} ${await versionsFor(db)}`, () => gather(db, day));

export const today = get('/today', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({
    only: z.enum(dayKinds as [DayKind, ...DayKind[]]).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  reads: 'nothing sensitive',
  show: async ({ cases, page, lang, clock, viewer, query }) => {
    const day = { lang, today: clock.today(), userId: viewer.userId };
    const { only } = query;
    if (only === undefined) {
      const { parts, coming } = await cases.read((db) => partsFor(db, day));
      return view(<TodayPage page={page} today={day.today} parts={parts} coming={coming} />);
    }
    const slice: Slice = { offset: (query.page - 1) * onPage, limit: onPage };
    const part = await cases.read((db) => sources[only](db, day, slice));
    if (part.lines.length === 0 && query.page > 1) {
      const first = await cases.read((db) => sources[only](db, day, { offset: 0, limit: 1 }));
      return toLastPage(page, first.total, onPage);
    }
    return view(<OneKindPage page={page} kind={only} part={part} number={query.page} size={onPage} />);
  },
});
