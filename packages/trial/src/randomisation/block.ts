import type { PermutedBlocks } from '../protocol/protocol.ts';
import { below, shuffle, type WordSource } from './draw.ts';

/** What a block is made from: its possible sizes and the share of each arm, arms in the protocol's order. */
export type BlockDesign = Readonly<{
  arms: readonly string[];
  shares: readonly number[];
  blockSizes: readonly number[];
}>;

/** The block design of a protocol's randomisation; the order of the arms is that of `arms`. */
export function blockDesign(plan: PermutedBlocks, arms: readonly { readonly code: string }[]): BlockDesign {
  const codes = arms.map((arm) => arm.code);
  const shares = codes.map((code) => plan.ratio[code] ?? 0);
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum === 0 || plan.blockSizes.length === 0 || plan.blockSizes.some((size) => size % sum !== 0))
    throw new RangeError('every block size must be a multiple of the sum of the ratio');
  return Object.freeze({
    arms: Object.freeze(codes),
    shares: Object.freeze(shares),
    blockSizes: Object.freeze([...plan.blockSizes]),
  });
}

/** The size of the next block: the first word of its stream. */
export function drawBlockSize(words: WordSource, design: BlockDesign): number {
  return design.blockSizes[below(words, design.blockSizes.length)] as number;
}

/** One block as arm indices: its size is drawn first, then the order of its arms. */
export function drawBlock(words: WordSource, design: BlockDesign): number[] {
  const size = drawBlockSize(words, design);
  const sum = design.shares.reduce((a, b) => a + b, 0);
  const block: number[] = [];
  design.shares.forEach((share, arm) => {
    for (let i = 0; i < (share * size) / sum; i += 1) block.push(arm);
  });
  return shuffle(words, block);
}
