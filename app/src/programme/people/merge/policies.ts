import { Refused } from '../../../office/refused.ts';
import type { UndoBlock, Verdict } from './merge.ts';
import { texts } from './texts.ts';

export const pageChanged = () =>
  new Refused('changed-meanwhile', { da: texts.da.changed, en: texts.en.changed });

/** @throws Refused with the first thing that stands in the way */
export const mustBeFree = ({ blocks: [block] }: Verdict): void => {
  if (block === undefined) return;
  throw new Refused(`merge-${block}`, { da: texts.da.blocks[block], en: texts.en.blocks[block] });
};

/** @throws Refused where the merge stands for good */
export const mustBeUndoable = (block: UndoBlock | undefined): void => {
  if (block === undefined) return;
  throw new Refused(`merge-${block}`, { da: texts.da.undoBlocks[block], en: texts.en.undoBlocks[block] });
};
