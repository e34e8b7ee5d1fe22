import type { Database } from '../../../platform/database/register.ts';
import type { Author } from '../../courses/store.ts';
import { restsNoMore } from '../policies.ts';
import { noteWord, runningHolds } from '../store.ts';
import { restartCourse } from './restart.ts';
import { resumeCourse } from './store.ts';

export const outcomes = ['still', 'resumed', 'restarted'] as const;

type Outcome = (typeof outcomes)[number];

export interface Done extends Readonly<Record<string, string | number>> {
  readonly courseId: string;
  readonly moved: number;
}

export const goOn = async (
  db: Database,
  courseId: string,
  outcome: Outcome,
  author: Author,
): Promise<Done> => {
  if (outcome === 'resumed') return { courseId, ...(await resumeCourse(db, courseId, author)) };
  if (outcome === 'restarted') return { ...(await restartCourse(db, courseId, author)), moved: 0 };
  const hold = (await runningHolds(db, [courseId])).get(courseId);
  if (hold === undefined || !(await noteWord(db, hold.id, author.today))) throw restsNoMore();
  return { courseId, moved: 0 };
};
