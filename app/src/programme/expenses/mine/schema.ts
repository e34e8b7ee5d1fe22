import { z } from 'zod';
import { noteOf, requiredDay } from '../../mentors/fields.ts';
import { expenseKinds, noteLetters } from '../expense.ts';
import { texts } from '../texts.ts';

const both = (key: 'dayNeeded' | 'kmNeeded' | 'amountNeeded') => `${texts.da[key]} | ${texts.en[key]}`;

const whole = z.string().trim().default('');

/** Kroner as people write them, to øre: `1.048,50`, `48.5`, `48`. */
const oreOf = (text: string): number | undefined => {
  const plain = text.replaceAll(/\s|kr\.?/gu, '');
  const danish = /^(?<kroner>\d{1,3}(?:\.\d{3})+|\d{1,5})(?:[.,](?<ore>\d{1,2}))?$/u.exec(plain)?.groups;
  if (danish === undefined) return undefined;
  const ore =
    Number((danish['kroner'] ?? '').replaceAll('.', '')) * 100 +
    Number((danish['ore'] ?? '0').padEnd(2, '0'));
  return ore >= 1 && ore <= 1_000_000 ? ore : undefined;
};

/** Kilometres for driving, an amount for the rest; what is not asked for is not looked at. */
export const expenseSchema = z
  .strictObject({
    course: z.uuid('Vælg en deltager. | Choose a participant.'),
    kind: z.enum(expenseKinds, 'Vælg et svar. | Choose an answer.'),
    spentOn: requiredDay(both('dayNeeded')),
    km: whole,
    amount: whole,
    note: noteOf(noteLetters),
  })
  .transform((form, context) => {
    const { km, amount, ...rest } = form;
    if (form.kind === 'driving') {
      const driven = /^\d{1,4}$/u.test(km) ? Number(km) : 0;
      if (driven >= 1 && driven <= 2000) return { ...rest, km: driven, ore: undefined };
      context.addIssue({ code: 'custom', path: ['km'], message: both('kmNeeded') });
      return z.NEVER;
    }
    const ore = oreOf(amount);
    if (ore !== undefined) return { ...rest, km: undefined, ore };
    context.addIssue({ code: 'custom', path: ['amount'], message: both('amountNeeded') });
    return z.NEVER;
  });
