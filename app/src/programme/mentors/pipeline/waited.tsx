import type { Lang } from '../../../ui/index.ts';
import type { StageCount } from './store.ts';
import { texts } from './texts.ts';

/** How long those of a stage have been there; nothing where nobody is. */
export const Waited = ({ lang, counted }: { readonly lang: Lang; readonly counted: StageCount }) =>
  counted.medianDays === undefined || counted.longestDays === undefined ? null : (
    <p>{texts[lang].waited(counted.medianDays, counted.longestDays)}</p>
  );
