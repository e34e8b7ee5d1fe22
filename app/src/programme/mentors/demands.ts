import type { Lang } from '../../ui/index.ts';

/** A training as the organisation asks for it today. */
export interface TrainingCourse {
  readonly id: string;
  /** The same course through its versions. */
  readonly series: string;
  readonly name: Readonly<Record<Lang, string>>;
  readonly hours: number;
  readonly required: boolean;
  /** How long it counts; undefined: for good. */
  readonly refresherMonths: number | undefined;
}

/** What is asked of one mentor beside what is asked of everybody: data, not rules. */
export interface Demands {
  /** Every training course of today, required or not. */
  readonly trainings: readonly TrainingCourse[];
  /** The version of the code of conduct in force; undefined while none is published. */
  readonly conduct: number | undefined;
  readonly childCertificate: boolean;
}

/** Asked where an organisation has not said anything of its own: the basic training. */
export const usualDemands: Demands = Object.freeze({
  trainings: [
    {
      id: 'basic',
      series: 'basic',
      name: { da: 'Grundkursus', en: 'Basic training' },
      hours: 0,
      required: true,
      refresherMonths: undefined,
    },
  ],
  conduct: undefined,
  childCertificate: false,
});
