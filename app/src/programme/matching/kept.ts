import type { Database } from '../../platform/database/register.ts';
import { remembering } from '../../platform/remembered.ts';
import { mentorsVersionsFor, versionsFor } from '../versions.ts';
import { type Choice, findChoice } from './choice.ts';
import { type Pool, poolOf } from './features/volunteers.ts';
import { settingsOn } from './settings/store.ts';

const pools = remembering<Pool>(12);
const choices = remembering<Choice | undefined>(120);

/**
 * The choice for a course as this viewer may see it, for a page, which only reads: `findChoice` is asked again as soon as
 * anything changes in the viewer's branches or in what the engine judges by, and on another day; the mentors are read again
 * when something about them has changed. What one viewer has looked at is shown to nobody else.
 */
export const keptChoice = async (
  db: Database,
  userId: string,
  courseId: string,
  today: Temporal.PlainDate,
): Promise<Choice | undefined> => {
  const [settings, versions, mentorsVersions] = await Promise.all([
    settingsOn(db, today),
    versionsFor(db),
    mentorsVersionsFor(db),
  ]);
  return choices(`${userId} ${courseId}`, `${today} ${versions} ${JSON.stringify(settings)}`, () =>
    findChoice(db, courseId, today, {
      settings,
      findPool: (_, branchId) =>
        pools(`${userId} ${branchId}`, `${today} ${mentorsVersions}`, () =>
          poolOf(db, branchId, today, { here: true }),
        ),
    }),
  );
};
