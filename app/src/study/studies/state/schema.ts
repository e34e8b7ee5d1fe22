import { STUDY_STATES } from '@primus-motor/trial';
import { z } from 'zod';

export const states = z.enum(STUDY_STATES);

export const stateSchema = z.strictObject({ from: states, to: states });
