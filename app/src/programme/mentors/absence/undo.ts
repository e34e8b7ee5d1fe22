import type { Lang } from '../../../ui/index.ts';
import type { AbsenceBefore } from './store.ts';
import { texts } from './texts.ts';

const dayOf = ({ from, returnOn }: AbsenceBefore) => ({ from, returnOn: returnOn ?? '' });

/** Said when days were moved, with the way back to what they were. */
export const movedSaying = (lang: Lang, path: string, absence: string, before: AbsenceBefore) =>
  ({
    kind: 'done',
    text: texts[lang].moved,
    undo: { action: `${path}/move`, fields: { absence, ...dayOf(before) }, text: texts[lang].undo },
  }) as const;

/** Said when an absence was taken back; undone, it is written down anew. */
export const takenBackSaying = (lang: Lang, path: string, before: AbsenceBefore) =>
  ({
    kind: 'done',
    text: texts[lang].takenBack,
    undo: { action: path, fields: { kind: before.kind, ...dayOf(before) }, text: texts[lang].undo },
  }) as const;
