import { z } from 'zod';
import { stagesOnTheWay } from './stages.ts';

/** Where a step was pressed: on the mentor's own page where left out, or in the pipeline or the list of one of its stages. */
export const fromField = z
  .string()
  .regex(new RegExp(`^pipeline(\\?stage=(${stagesOnTheWay.join('|')})&page=[1-9]\\d{0,3})?$`, 'u'))
  .optional();

export const backTo = (from: z.output<typeof fromField>, mentorId: string): string =>
  `/mentors/${from ?? mentorId}`;
