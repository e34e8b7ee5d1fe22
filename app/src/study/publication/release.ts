import { disclose, type Results, resultsJson, type Withheld } from '@primus-motor/evaluation';
import { Refused } from '../../office/refused.ts';
import type { StudyData } from '../analysis/follow-up.ts';
import { computeBlinded, computeNamed, sha256 } from '../analysis/run.ts';

/** What may be shown to everybody, and the SHA-256 of exactly the bytes of its `results.json`. */
export interface Release {
  readonly results: Results;
  readonly hash: string;
  /** What was held back so that nobody can be recognised. */
  readonly withheld: readonly Withheld[];
}

const changed = () =>
  new Refused('release-not-approved', {
    da: 'Data eller programmet er ændret, siden analysen blev godkendt. Intet er offentliggjort. Kør analysen igen, og få den godkendt.',
    en: 'The data or the program have changed since the analysis was approved. Nothing was published. Run the analysis again and have it approved.',
  });

const tooSmall = () =>
  new Refused('too-few', {
    da: 'I en gruppe har færre end fem deltagere udfaldet, eller færre end fem har det ikke. Så kan nogen blive genkendt, og resultatet kan ikke offentliggøres.',
    en: 'In a group fewer than five participants have the outcome, or fewer than five do not. Somebody might be recognised, and the result cannot be published.',
  });

/**
 * The named results of the very data whose blinded analysis was approved, fit for the public. What is released is what was
 * approved: the blinded analysis is computed again, and must have the approved hash.
 *
 * @throws Refused when it does not, or when the numbers are too small
 */
export const releaseOf = (data: StudyData, mentoringCode: string, approvedHash: string): Release => {
  if (computeBlinded(data).hash !== approvedHash) throw changed();
  const disclosed = disclose(computeNamed(data, mentoringCode).results);
  if (!disclosed.ok) throw tooSmall();
  const { results, withheld } = disclosed;
  return Object.freeze({ results, hash: sha256(resultsJson(results)), withheld });
};
