import { Refused } from '../../../office/refused.ts';
import { texts } from './texts.ts';

/** Only the version that is in force can be accepted. */
export const newerConduct = () => new Refused('conduct-newer', { da: texts.da.newer, en: texts.en.newer });
