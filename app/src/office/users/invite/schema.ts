import { z } from 'zod';
import { emailField } from '../../accounts/fields.ts';
import { roles } from '../../viewer.ts';
import { needsBranch } from '../role.ts';

export const inviteSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Skriv navnet. | Write the name.')
      .max(120, 'Navnet er for langt. | The name is too long.'),
    email: emailField,
    role: z.enum(roles, 'Vælg en rolle. | Choose a role.'),
    branch: z.union([z.literal('').transform(() => null), z.uuid()]),
  })
  .refine(({ role, branch }) => !needsBranch(role) || branch !== null, {
    path: ['branch'],
    message:
      'Koordinatorer og mentorer hører til en afdeling: vælg den. | Coordinators and mentors belong to a branch: choose it.',
  })
  .refine(({ role, branch }) => needsBranch(role) || branch === null, {
    path: ['branch'],
    message:
      'Denne rolle gælder hele organisationen: lad afdelingen stå tom. | This role is for the whole organisation: leave the branch empty.',
  });
