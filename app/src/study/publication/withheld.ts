import type { Withheld } from '@primus-motor/evaluation';
import type { Protocol } from '@primus-motor/trial';
import { formatNumber, joinWords, type Lang } from '../../ui/index.ts';

/** What was held back, in words; the reader is told that something was, and why. */
export const withheldText = (lang: Lang, one: Withheld, protocol: Protocol): string => {
  const danish = lang === 'da';
  switch (one.what) {
    case 'baseline': {
      const covariate = protocol.dataset.covariates.find(({ name }) => name === one.name);
      const label = covariate?.label[lang].toLocaleLowerCase('da') ?? one.name;
      return danish
        ? `Fordelingen af ${label} ved begyndelsen er ikke vist.`
        : `How ${label} was distributed at the start is not shown.`;
    }
    case 'subgroup':
      return danish
        ? 'Forskellen mellem grupper af deltagere er ikke vist.'
        : 'The difference between kinds of participants is not shown.';
    case 'curve-steps':
      return danish
        ? 'Kurvernes trin er lagt sammen, så hvert er mindst fem hændelser.'
        : 'The steps of the curves are joined, so that each is at least five events.';
    case 'display-times': {
      const times = joinWords(
        lang,
        one.times.map((time) => formatNumber(lang, time)),
      );
      return danish
        ? `Tallene efter ${times} dage er ikke vist.`
        : `The numbers after ${times} days are not shown.`;
    }
  }
};
