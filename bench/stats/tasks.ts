import { competingTasks } from './competing.ts';
import { coxTasks } from './cox.ts';
import { missingTasks } from './missing.ts';
import { simulationTasks } from './simulation.ts';
import { survivalTasks } from './survival.ts';
import { tableTasks } from './tables.ts';
import type { Task } from './task.ts';

export const tasks: readonly Task[] = [
  ...survivalTasks,
  ...coxTasks,
  ...competingTasks,
  ...simulationTasks,
  ...tableTasks,
  ...missingTasks,
];

/** Work that the aims name and that the library has no function for yet. */
export const awaited: readonly { readonly name: string; readonly title: string }[] = [];
