import { between } from '../random.ts';
import { type Draft, dateText, isBefore, officeHour, workday } from './draft.ts';
import type { DemoReleaseDate, Id } from './types.ts';

/** A later word on the expected date; `to` is null when nobody can say any more. */
export type ReleaseChange = Readonly<{
  on: Temporal.PlainDate;
  to: Temporal.PlainDate | null;
  source: string;
}>;

/** How a person's release dates come to be known. */
export type ReleaseStory = Readonly<{
  participantId: Id;
  recordedBy: Id;
  receivedOn: Temporal.PlainDate;
  /** the expected date in the referral; null when it was unknown */
  first: Temporal.PlainDate | null;
  changes: readonly ReleaseChange[];
  /** refused parole means release at the full term */
  parole: 'granted' | 'refused' | 'pending';
}>;

/** The expected date after every change. */
export function expectedRelease(story: Pick<ReleaseStory, 'first' | 'changes'>): Temporal.PlainDate | null {
  const last = story.changes.at(-1);
  return last ? last.to : story.first;
}

/** The parole decision is due four weeks before the date. */
const DECISION_DUE_DAYS = 28;

/** Writes the records: the two dates of the sentence, the expected date with its history, the actual date. */
export function writeReleaseDates(draft: Draft, story: ReleaseStory): void {
  const { participantId, receivedOn } = story;
  const words = draft.words('release', participantId);
  const own: DemoReleaseDate[] = [];
  const record = (
    kind: DemoReleaseDate['kind'],
    date: Temporal.PlainDate | null,
    on: Temporal.PlainDate,
    details: Pick<DemoReleaseDate, 'certainty' | 'source'>,
  ): DemoReleaseDate => {
    const made: DemoReleaseDate = {
      id: draft.id('release-date', participantId, own.length),
      participantId,
      kind,
      date: date && dateText(date),
      ...details,
      recordedAt: officeHour(words, workday(on)),
      recordedBy: story.recordedBy,
      supersededBy: null,
    };
    own.push(made);
    return made;
  };
  const supersede = (old: DemoReleaseDate, by: DemoReleaseDate) => {
    own[own.indexOf(old)] = { ...old, supersededBy: by.id };
  };

  const final = expectedRelease(story);
  const sentenceBase = story.first ?? final;
  if (sentenceBase) {
    const refused = story.parole === 'refused';
    const fullTerm = refused && final ? final : sentenceBase.add({ days: between(words, 60, 420) });
    const twoThirds = refused ? fullTerm.subtract({ days: between(words, 45, 200) }) : sentenceBase;
    record('two-thirds', twoThirds, receivedOn, { certainty: 'likely', source: 'Beregnet af fængslet' });
    record('full-term', fullTerm, receivedOn, { certainty: 'certain', source: 'Dommen' });
  }
  let expected = record('expected', story.first, receivedOn, {
    certainty: story.first ? 'likely' : 'unknown',
    source: story.first ? 'Henvisningen' : 'Afventer en ny sag',
  });
  for (const change of story.changes) {
    const near = change.to !== null && isBefore(change.to, change.on.add({ days: DECISION_DUE_DAYS }));
    const certainty = change.to === null ? 'unknown' : near ? 'certain' : 'likely';
    const next = record('expected', change.to, change.on, { certainty, source: change.source });
    supersede(expected, next);
    expected = next;
  }
  if (final && isBefore(final, draft.today)) {
    supersede(
      expected,
      record('actual', final, final, { certainty: 'certain', source: 'Oplyst af fængslet' }),
    );
  } else if (final && story.parole === 'pending') {
    record('conditional-pending', final, receivedOn, {
      certainty: 'uncertain',
      source: 'Afgørelsen er ikke truffet',
    });
  }
  draft.releaseDates.push(...own);
}

/** Reasons a release date moves, as a coordinator writes them. */
export const MOVE_SOURCES = {
  refused: 'Afslag på prøveløsladelse',
  earlier: 'Løsladelsen er rykket lidt frem af hensyn til et arbejde',
  later: 'Ny beregning fra fængslet',
  decided: 'Afgørelsen om løsladelse er truffet',
  unknown: 'En ny sag skal afgøres først',
} as const;
