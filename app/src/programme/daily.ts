import type { KernelParts } from '../office/kernel.tsx';
import type { DailyTask } from '../platform/daily.ts';
import { tendMatches } from './matching/daily.ts';
import { forgetImports } from './mentor-import/forget.ts';
import { forgetDrafts } from './referrals/daily.ts';

/** What the programme does by itself each day, a line a task. */
export const programmeTasks = (parts: KernelParts): readonly DailyTask[] => [
  forgetDrafts(parts),
  forgetImports(parts),
  { name: 'matches', run: () => tendMatches(parts) },
];
