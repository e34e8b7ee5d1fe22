import type { Step } from '../../../ui/index.ts';
import { formatDate, formatNumber, type Lang } from '../../../ui/index.ts';
import type { CurrentImport } from '../../outcomes/store.ts';
import { matureFrom, type Progress, type Study } from '../study.ts';

const texts = {
  da: {
    allocated: 'Fordelt ved lodtrækning',
    released: 'Opfølgning begyndt',
    withdrawn: 'Opfølgning stoppet, fordi samtykket er trukket tilbage',
    outcomes: 'Udfald hentet fra registret',
    mature: 'Alle fulgt til ende',
    people: (n: number) => `${formatNumber('da', n)} deltagere`,
    until: (date: string) => `Fuldstændige til og med ${date}`,
    earliest: (date: string) => `Tidligst ${date}`,
    notYet: 'Endnu ingen',
  },
  en: {
    allocated: 'Allocated at random',
    released: 'Follow-up begun',
    withdrawn: 'Follow-up stopped, consent withdrawn',
    outcomes: 'Outcomes brought from the register',
    mature: 'Everybody followed to the end',
    people: (n: number) => `${formatNumber('en', n)} participants`,
    until: (date: string) => `Complete up to ${date}`,
    earliest: (date: string) => `At the earliest ${date}`,
    notYet: 'None yet',
  },
} as const;

export interface FlowFacts {
  readonly study: Study;
  readonly progress: Progress;
  readonly outcomes: CurrentImport | undefined;
}

/** Whether outcomes are complete for as long as everybody is to be followed. */
export const isMature = ({ study, progress, outcomes }: FlowFacts): boolean => {
  const from = matureFrom(study, progress);
  const allReleased = progress.withOrigin === progress.allocated || study.state === 'closed';
  return (
    from !== undefined &&
    outcomes !== undefined &&
    allReleased &&
    (study.state === 'follow-up' || study.state === 'closed') &&
    Temporal.PlainDate.compare(outcomes.completeUntil, from) >= 0
  );
};

/** The participants' way through the study, both arms together. */
export const flowSteps = (lang: Lang, facts: FlowFacts): readonly Step[] => {
  const { study, progress, outcomes } = facts;
  const text = texts[lang];
  const people = (n: number) => (n === 0 ? text.notYet : text.people(n));
  const mature = isMature(facts);
  const from = matureFrom(study, progress);
  const step = (name: string, done: boolean, detail: string): Step => ({
    text: name,
    state: done ? 'done' : 'next',
    detail,
  });
  return [
    {
      text: text.allocated,
      state: study.state === 'recruiting' ? 'current' : progress.allocated > 0 ? 'done' : 'next',
      detail: people(progress.allocated),
    },
    step(
      text.released,
      progress.allocated > 0 && progress.withOrigin === progress.allocated,
      people(progress.withOrigin),
    ),
    ...(progress.withdrawn === 0 ? [] : [step(text.withdrawn, true, people(progress.withdrawn))]),
    step(
      text.outcomes,
      outcomes !== undefined,
      outcomes === undefined ? text.notYet : text.until(formatDate(lang, outcomes.completeUntil, 'day')),
    ),
    step(
      text.mature,
      mature,
      mature || from === undefined ? '' : text.earliest(formatDate(lang, from, 'day')),
    ),
  ];
};
