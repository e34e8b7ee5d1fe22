import { plural } from '../../ui/index.ts';
import type { DaySource } from '../today/source.ts';
import { countWaiting } from './store.ts';

/** Expenses that wait for somebody else than whoever wrote them: one line for all. */
export const expenseDayLines: DaySource = async (db, { lang, userId }) => {
  const waiting = await countWaiting(db, userId);
  if (waiting === 0) return { lines: [], total: 0 };
  const line = {
    tone: 'info',
    href: '/expenses',
    text:
      lang === 'da'
        ? `${plural('da', waiting, 'udlæg venter', 'udlæg venter')} på dig.`
        : `${plural('en', waiting, 'expense waits', 'expenses wait')} for you.`,
    action: lang === 'da' ? 'Se udlæggene' : 'See the expenses',
  } as const;
  return { lines: [line], total: 1 };
};
