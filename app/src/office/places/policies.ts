import { Refused } from '../refused.ts';
import { texts } from './texts.ts';

export const gone = () => new Refused('place-gone', { da: texts.da.gone, en: texts.en.gone });
