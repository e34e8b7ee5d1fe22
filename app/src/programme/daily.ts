import type { KernelParts } from '../office/kernel.tsx';
import type { DailyTask } from '../platform/daily.ts';

/** What the programme does by itself each day, a line a task. */
export const programmeTasks = (_parts: KernelParts): readonly DailyTask[] => [];
