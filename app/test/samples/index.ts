import { expenseSamples } from './expenses.ts';
import { intakeSamples } from './intake.ts';
import { matchingSamples } from './matching.ts';
import { mentorSamples } from './mentors.ts';
import { officeSamples } from './office.ts';
import { participantSamples } from './participant.ts';
import { privacySamples } from './privacy.ts';
import { programmeSamples } from './programme.ts';
import { proposalSamples } from './proposals.ts';
import type { SampleMaker } from './sample.ts';
import { staySamples } from './stays.ts';
import { studySamples } from './study.ts';

export type { Presser, Sample, SampleMaker, Stage } from './sample.ts';
export { openStage } from './stage.ts';

/** A valid form for each address that changes something, by the address as the routes write it. */
export const samples: Readonly<Record<string, SampleMaker>> = {
  ...officeSamples,
  ...programmeSamples,
  ...intakeSamples,
  ...participantSamples,
  ...expenseSamples,
  ...mentorSamples,
  ...proposalSamples,
  ...matchingSamples,
  ...staySamples,
  ...studySamples,
  ...privacySamples,
};
export { namesSubject, placeOf } from './places.ts';
