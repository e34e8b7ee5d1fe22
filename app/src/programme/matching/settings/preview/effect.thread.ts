import { answerWith } from '../../../../platform/answer-with.ts';
import { effectOf } from './effect.ts';

await answerWith(effectOf);
