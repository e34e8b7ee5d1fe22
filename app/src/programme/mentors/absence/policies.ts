import { Refused } from '../../../office/refused.ts';
import { texts } from './texts.ts';

export const overlaps = () => new Refused('absence', { da: texts.da.overlaps, en: texts.en.overlaps });
export const absenceGone = () => new Refused('absence-gone', { da: texts.da.gone, en: texts.en.gone });
