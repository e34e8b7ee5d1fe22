import type { LockedProtocol } from '../protocol/lock.ts';
import { type BlockDesign, blockDesign, drawBlock, drawBlockSize } from './block.ts';
import { keyedWords, shuffle } from './draw.ts';
import { assertSecret, commitmentOf } from './secret.ts';
import { allStrata } from './stratum.ts';

/**
 * Everything that decides the allocations of one study. Whoever holds it knows every future arm: it lives
 * where only the allocation may read it, and is revealed when recruitment is over.
 */
export type SealedRandomisation = Readonly<{
  protocolHash: string;
  /** 32 bytes in lower-case hexadecimal */
  secret: string;
  design: BlockDesign;
  /** every stratum there can be */
  strata: readonly string[];
}>;

/**
 * Binds a protocol to a secret.
 * @throws {RangeError} when the protocol is not randomised here, or the secret is not 32 bytes
 */
export function sealRandomisation(locked: LockedProtocol, secret: string): SealedRandomisation {
  assertSecret(secret);
  const { protocol, hash } = locked;
  if (protocol.randomisation.method !== 'permuted-blocks')
    throw new RangeError('the protocol says that the randomisation is done elsewhere');
  return Object.freeze({
    protocolHash: hash,
    secret,
    design: blockDesign(protocol.randomisation, protocol.arms),
    strata: Object.freeze(allStrata(protocol.randomisation.strata)),
  });
}

/** What is published when the study opens; see {@link commitmentOf}. */
export function commitment(sealed: SealedRandomisation): string {
  return commitmentOf(sealed.protocolHash, sealed.secret);
}

/** The keyed stream of one block of one stratum. */
function blockWords(sealed: SealedRandomisation, stratum: string, block: number) {
  return keyedWords(sealed.secret, ['primus-motor/allocation/1', sealed.protocolHash, stratum, block]);
}

/**
 * The arm at a place in the line of its stratum, 1 for the first person. It depends on nothing else: not on
 * time, not on other strata, not on how often it is asked.
 * @throws {RangeError} for a stratum the protocol does not have, or a position that is not a whole number ≥ 1
 */
export function allocationAt(sealed: SealedRandomisation, stratum: string, position: number): string {
  if (!sealed.strata.includes(stratum)) throw new RangeError(`no stratum "${stratum}" in this protocol`);
  if (!Number.isSafeInteger(position) || position < 1) throw new RangeError(`no position ${position}`);
  const place = position - 1;
  let start = 0;
  for (let block = 0; ; block += 1) {
    const size = drawBlockSize(blockWords(sealed, stratum, block), sealed.design);
    if (place < start + size) {
      const arm = drawBlock(blockWords(sealed, stratum, block), sealed.design)[place - start];
      return sealed.design.arms[arm as number] as string;
    }
    start += size;
  }
}

/** The arms of one stratum in order, without end; each equals `allocationAt` at its position. */
export function* allocations(sealed: SealedRandomisation, stratum: string): Generator<string, never> {
  if (!sealed.strata.includes(stratum)) throw new RangeError(`no stratum "${stratum}" in this protocol`);
  for (let block = 0; ; block += 1)
    for (const arm of drawBlock(blockWords(sealed, stratum, block), sealed.design))
      yield sealed.design.arms[arm] as string;
}

const BLIND_CODES = ['X', 'Y', 'Z', 'W', 'V', 'U'] as const;

/**
 * Arm code → the letter an evaluator sees until unblinding. A keyed shuffle decides, so that X is the
 * experimental arm in half of all studies.
 */
export function blindCodes(sealed: SealedRandomisation): Readonly<Record<string, string>> {
  const { arms } = sealed.design;
  if (arms.length > BLIND_CODES.length) throw new RangeError('too many arms to blind');
  const letters: string[] = BLIND_CODES.slice(0, arms.length);
  shuffle(keyedWords(sealed.secret, ['primus-motor/blinding/1', sealed.protocolHash]), letters);
  return Object.freeze(Object.fromEntries(arms.map((arm, i) => [arm, letters[i] as string])));
}
