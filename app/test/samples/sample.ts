import type { FinishedStudy } from '../../src/study/fixture.ts';
import type { Furniture } from '../furniture.ts';
import type { Browser, TestHouse } from '../house.ts';
import type { Home, SecondOrganisation } from '../second-organisation.ts';

/** The furnished house that every sample is made in. */
export interface Stage {
  readonly house: TestHouse;
  readonly things: Furniture;
  readonly neighbour: SecondOrganisation;
  /** A demo organisation with a coordinator and a mentor. */
  readonly demo: { readonly coordinator: string; readonly mentor: string; readonly home: Home };
  /** A study that takes people in, with one of them in it. */
  readonly recruiting: string;
  /** A study whose follow-up is over, with its outcomes. */
  readonly finished: FinishedStudy;
}

/** Who presses, where they work, and the browser that they press in. */
export interface Presser {
  readonly browser: Browser;
  readonly home: Home;
  /** Id of the account; empty for nobody. */
  readonly user: string;
}

/** A form as a person with the right would send it. */
export interface Sample {
  readonly path: string;
  readonly fields: Parameters<Browser['post']>[1];
  /** Where even who may does not succeed: with what answer, and why. */
  readonly refused?: { readonly status: 404 | 409 | 422; readonly because: string };
  /** Where success writes nothing, so that there is nothing to audit: why. */
  readonly writesNothing?: string;
}

export interface SampleMaker {
  /**
   * What the form is about: a subject of branch A, which is absent to who may not see it; or the presser's own place,
   * where everybody with the role may.
   */
  readonly about: 'subject' | 'own place';
  /** A form about something fresh: whatever was sent before does not matter. */
  readonly make: (stage: Stage, presser: Presser) => Promise<Sample>;
  /** A password is hashed on the way, slow on purpose; who presses is not asked. So a few of everybody do. */
  readonly slow?: true;
}

export const aboutSubject = (make: SampleMaker['make']): SampleMaker => ({ about: 'subject', make });
export const inOwnPlace = (make: SampleMaker['make']): SampleMaker => ({ about: 'own place', make });

export const withPassword = (make: SampleMaker['make']): SampleMaker => ({
  about: 'own place',
  make,
  slow: true,
});

let counter = 0;
/** Another number each time, for what must be unlike all others. */
export const another = (): number => {
  counter += 1;
  return counter;
};

/** What a form that a coordinator of branch A opens rests on. */
export const basisOn = async ({ house }: Stage, path: string): Promise<string> =>
  /name="basis" value="([^"]*)"/u.exec((await house.as('coordinatorA').get(path)).html)?.[1] ?? '';
