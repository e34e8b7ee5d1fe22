import { Refused } from '../../../office/refused.ts';
import { texts } from './texts.ts';

export const answerHandled = () =>
  new Refused('answer-handled', { da: texts.da.already, en: texts.en.already });

export const townElsewhere = () =>
  new Refused('town-elsewhere', { da: texts.da.townElsewhere, en: texts.en.townElsewhere });
export const answerStale = () => new Refused('answer-stale', { da: texts.da.stale, en: texts.en.stale });
