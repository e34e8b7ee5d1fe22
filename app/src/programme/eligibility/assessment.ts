import { type Covariate, RISK_BANDS, type RiskBand } from '@primus-motor/trial';
import { z } from 'zod';

export const riskBands = RISK_BANDS;

/** What the coordinator adds to what the records say: the band received, and answers to the study's questions. */
export interface Assessment {
  readonly riskBand: RiskBand | null;
  readonly answers: Readonly<Record<string, boolean>>;
  /** Baseline values that a plan asks for, by the plan's own names. */
  readonly values: Readonly<Record<string, string | number>>;
}

export const nothingAssessed: Assessment = Object.freeze({ riskBand: null, answers: {}, values: {} });

/** How an assessment stands in the database; rows of an older shape read as nothing known. */
export const assessmentSchema = z.object({
  riskBand: z.enum(RISK_BANDS).nullable().default(null),
  answers: z.record(z.string(), z.boolean()).default({}),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** The form: a field `answer-<criterion>` for each question of the study, `value-<covariate>` for each baseline value. */
export const assessmentForm = z
  .strictObject({ riskBand: z.union([z.literal(''), z.enum(RISK_BANDS)]) })
  .catchall(z.string().trim().max(100));

const fieldsOf = (form: Readonly<Record<string, string>>, prefix: string) =>
  Object.entries(form)
    .filter(([name, value]) => name.startsWith(prefix) && value !== '')
    .map(([name, value]) => [name.slice(prefix.length), value] as const);

/** A value as the plan has it; undefined where the plan does not know it. */
const plannedValue = (covariate: Covariate | undefined, text: string): string | number | undefined => {
  if (covariate === undefined) return undefined;
  if (covariate.type === 'continuous')
    return /^\d{1,4}(?:[.,]\d{1,3})?$/u.test(text) ? Number(text.replace(',', '.')) : undefined;
  return covariate.categories.find(({ value }) => value === text)?.value;
};

/**
 * From the form to an assessment; an empty answer is not an answer. Undefined when an answer is neither yes nor no, or
 * a value is not one that a plan asks for.
 */
export const assessmentFrom = (
  { riskBand, ...form }: z.output<typeof assessmentForm>,
  asked: readonly Covariate[],
): Assessment | undefined => {
  const answers = fieldsOf(form, 'answer-');
  const values = fieldsOf(form, 'value-').map(
    ([name, text]) =>
      [
        name,
        plannedValue(
          asked.find((one) => one.name === name),
          text,
        ),
      ] as const,
  );
  const readable =
    Object.keys(form).every((name) => /^(?:answer|value)-/u.test(name)) &&
    answers.every(([, text]) => text === 'yes' || text === 'no');
  const known = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  if (!readable || known.length < values.length) return undefined;
  return Object.freeze({
    riskBand: riskBand === '' ? null : riskBand,
    answers: Object.fromEntries(answers.map(([key, text]) => [key, text === 'yes'])),
    values: Object.fromEntries(known),
  });
};
