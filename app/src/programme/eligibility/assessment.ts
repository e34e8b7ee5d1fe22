import { RISK_BANDS, type RiskBand } from '@primus-motor/trial';
import { z } from 'zod';

export const riskBands = RISK_BANDS;

/** What the coordinator adds to what the records say: the band received, and answers to the study's questions. */
export interface Assessment {
  readonly riskBand: RiskBand | null;
  readonly answers: Readonly<Record<string, boolean>>;
}

export const nothingAssessed: Assessment = Object.freeze({ riskBand: null, answers: {} });

/** How an assessment stands in the database; rows of an older shape read as nothing known. */
export const assessmentSchema = z.object({
  riskBand: z.enum(RISK_BANDS).nullable().default(null),
  answers: z.record(z.string(), z.boolean()).default({}),
});

/** The form: a field `answer-<criterion>` for each question of the study. */
export const assessmentForm = z
  .strictObject({ riskBand: z.union([z.literal(''), z.enum(RISK_BANDS)]) })
  .catchall(z.enum(['', 'yes', 'no']));

/** From the form to an assessment; an empty answer is not an answer. */
export const assessmentFrom = (form: z.output<typeof assessmentForm>): Assessment => {
  const { riskBand, ...rest } = form;
  const answers = Object.entries(rest).flatMap(([name, value]) =>
    /^answer-[a-z0-9-]+$/u.test(name) && value !== ''
      ? [[name.slice('answer-'.length), value === 'yes'] as const]
      : [],
  );
  return Object.freeze({ riskBand: riskBand === '' ? null : riskBand, answers: Object.fromEntries(answers) });
};
