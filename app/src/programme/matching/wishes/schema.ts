import { LIFE_AREAS } from '@primus-motor/trial';
import { z } from 'zod';
import { ticked } from '../../mentors/fields.ts';
import { slots } from '../engine/index.ts';

const fromList = 'Vælg fra listen. | Choose from the list.';

export const genderWishes = ['none', 'woman', 'man'] as const;

/** What a participant wishes of the two. A must without a gender says nothing and is dropped. */
export const wishSchema = z
  .strictObject({
    lifeAreas: ticked(LIFE_AREAS, fromList),
    slots: ticked(slots, fromList),
    gender: z.enum(genderWishes, 'Vælg et svar. | Choose an answer.'),
    must: z.literal('yes').optional(),
  })
  .transform(({ must, ...wish }) => ({ ...wish, genderIsMust: must === 'yes' && wish.gender !== 'none' }));
