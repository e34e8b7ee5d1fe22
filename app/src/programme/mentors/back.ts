import { z } from 'zod';

/** Where a step was pressed: on the mentor's own page, or in the pipeline. */
export const fromField = z.literal('pipeline').optional();

export const backTo = (from: z.output<typeof fromField>, mentorId: string): string =>
  from === 'pipeline' ? '/mentors/pipeline' : `/mentors/${mentorId}`;
