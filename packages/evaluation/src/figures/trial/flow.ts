import type { LossReason } from '@primus-motor/trial';
import { whole } from '../../words/numbers.ts';
import { type Language, sentenceCase } from '../../words/text.ts';
import { type FlowBox, type FlowFigure, flowFigure, flowTable } from '../flow.ts';
import { type Content, type DrawnFigure, drawn, type Page, toneOf } from './page.ts';

/** Why somebody was not followed to the end. */
const lossWords: Readonly<Record<Language, Readonly<Record<LossReason, string>>>> = {
  da: {
    withdrawn: 'trak samtykket tilbage',
    died: 'døde',
    emigrated: 'udvandrede',
    'register-complete-until': 'registret rækker ikke længere',
    'not-asked': 'registret blev ikke spurgt',
  },
  en: {
    withdrawn: 'withdrew consent',
    died: 'died',
    emigrated: 'emigrated',
    'register-complete-until': 'the register reaches no further',
    'not-asked': 'no register was asked',
  },
};

/** The participants' way through the trial. */
export function flow(page: Page): DrawnFigure {
  const { results, language } = page;
  const danish = language === 'da';
  const n = results.flow.reduce((sum, arm) => sum + arm.randomised, 0);
  const unknown = results.flow.reduce((sum, arm) => sum + arm.followedInPart + arm.outcomeUnknown, 0);
  const count = (name: string, value: number) => `${name}: ${whole(value, language)}`;
  const arms = results.flow.map((arm, index) => ({
    tone: toneOf(index),
    boxes: [
      { heading: count(results.arms[index === 0 ? 0 : 1].label[language], arm.randomised), lines: [] },
      {
        heading: danish ? 'Opfølgning' : 'Follow-up',
        lines: [
          count(sentenceCase(results.protocol.outcome.event[language]), arm.events),
          count(danish ? 'Fulgt til ende uden' : 'Followed to the end without', arm.followedToEnd),
          count(danish ? 'Kun fulgt en del af tiden' : 'Followed for part of the time', arm.followedInPart),
          count(danish ? 'Udfald ikke oplyst' : 'Outcome not stated', arm.outcomeUnknown),
          ...(arm.lost ?? [])
            .filter(({ n: people }) => people > 0)
            .map(({ reason, n: people }) => count(`– ${lossWords[language][reason]}`, people)),
        ],
      },
      {
        heading: count(
          danish ? 'Med i analysen af tid' : 'In the analysis of time',
          arm.randomised - arm.outcomeUnknown,
        ),
        lines: [],
      },
    ] satisfies FlowBox[],
  }));
  const content: Content<FlowFigure> = {
    title: danish
      ? `${whole(n, 'da')} deltagere blev fordelt; ${unknown === 0 ? 'alle er fulgt til ende' : `${whole(unknown, 'da')} er ikke fulgt til ende`}`
      : `${whole(n, 'en')} participants were allocated; ${unknown === 0 ? 'all were followed to the end' : `${whole(unknown, 'en')} were not followed to the end`}`,
    description: danish
      ? 'Deltagernes vej gennem forsøget, fra fordeling til analyse. Tabellen under figuren har de samme tal.'
      : 'The participants’ way through the trial, from allocation to analysis. The table below the figure has the same numbers.',
    trunk: [
      {
        heading: count(danish ? 'Fordelt ved lodtrækning' : 'Allocated at random', n),
        lines: [
          danish
            ? 'Spurgt eller udelukket før: ikke oplyst i dataene'
            : 'Asked or excluded before: not stated in the data',
        ],
      },
    ],
    arms,
  };
  return drawn<FlowFigure>(page, 'flow', content, flowFigure, (figure) =>
    flowTable(figure, danish ? 'Trin' : 'Step'),
  );
}
