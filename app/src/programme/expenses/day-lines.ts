import type { Database } from '../../platform/database/register.ts';
import { type Lang, plural } from '../../ui/index.ts';
import type { DayLine } from '../today/lines.ts';
import { listExpenses } from './store.ts';

/** Expenses that wait for somebody else than whoever wrote them: one line for all. */
export const expenseDayLines = async (
  db: Database,
  lang: Lang,
  viewer: string,
): Promise<readonly DayLine[]> => {
  const waiting = (await listExpenses(db, viewer, 'written')).filter(({ own }) => !own).length;
  if (waiting === 0) return [];
  return [
    {
      tone: 'info',
      href: '/expenses',
      text:
        lang === 'da'
          ? `${plural('da', waiting, 'udlæg venter', 'udlæg venter')} på dig.`
          : `${plural('en', waiting, 'expense waits', 'expenses wait')} for you.`,
      action: lang === 'da' ? 'Se udlæggene' : 'See the expenses',
    },
  ];
};
