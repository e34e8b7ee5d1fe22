import type { KernelParts } from '../office/kernel.tsx';
import type { DailyTask } from '../platform/daily.ts';
import { eraseWhatRanOut } from './retention/daily.ts';

/** What is done every day for the rights of those in the registers. */
export const privacyTasks = (parts: KernelParts): readonly DailyTask[] => [eraseWhatRanOut(parts)];
