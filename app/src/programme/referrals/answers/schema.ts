import { z } from 'zod';

export const useAnswerSchema = z.strictObject({ outcome: z.enum(['applied', 'set-aside']) });
