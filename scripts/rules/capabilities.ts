/** How far a capability of the programme is there. */
export type State = 'works' | 'partly' | 'not yet';

export interface Capability {
  readonly row: string;
  readonly what: string;
  readonly state: State;
  /** What lacks, where something does. */
  readonly lacks?: string;
}

const rows = (letter: string, from: number, what: readonly (string | readonly [State, string, string])[]) =>
  what.map((one, index): Capability => {
    const row = `${letter}${from + index}`;
    return typeof one === 'string'
      ? { row, what: one, state: 'works' }
      : { row, state: one[0], what: one[1], lacks: one[2] };
  });

/** What the programme side must be able to do, until two mentors and a participant have said yes to each other. */
export const capabilities: readonly Capability[] = [
  ...rows('A', 1, [
    'Somebody outside refers without an account',
    'A draft can be resumed, and ends on a stated day',
    'Which parts are done is seen from the start',
    'Eligibility by rule, criterion by criterion: met, almost, not met',
    'Accepted or declined with a coded reason, and the referrer is told',
    'A short number for the telephone',
    'Consent: purpose, date, how given, to whom, by whom',
    'A withdrawn consent counts from that moment',
    'The same person is found at intake',
    'A correction keeps old, new, reason, who and when',
    'Withdrawal with reasons that depend on the phase',
    'A waiting list with waiting time and days to release',
  ]),
  ...rows('B', 13, [
    'A second course overwrites nothing',
    'Several kinds of release date, with precedence',
    'The date may be unknown, with a reason',
    'History of the release date',
    'A transfer keeps the pair',
    'Recall pauses; resumed, restarted or closed',
    'Alerts at the head of the person',
    'Safe-contact rules',
    'Interpreter and language',
    'A label instead of the name; a warning on names in free text',
  ]),
  ...rows('C', 23, [
    'A volunteer applies by a public form',
    'Checks with date, expiry and scope',
    'An expired check blocks new matches and lists running courses',
    'Applicants by stage and days in stage',
    'Training: required against done',
    'Training gates matching',
    'A versioned code of conduct, accepted with a date',
    'Availability with a day of return',
    'Capacity and what is left of it',
    'Languages, areas, gender, transport',
    'Expenses with dated rates',
    'Import returns a file of failed rows',
    'Leaving ends assignments visibly and notifies',
    'One sign-in, two roles, and nobody decides about themselves',
    'A mentor sees that the note was read, and thanks',
  ]),
  ...rows('D', 38, [
    'Mentors are recommended',
    'Why these, and why not the others',
    'Hard rules',
    'How many cannot be placed, and why',
    'Departing from the suggestion needs a reason',
    'Two mentors at once',
    'The pair is one unit: complementarity, joint goal, one notice',
    'Participant and both mentors say yes before it is live',
    'Assignments as dated intervals with reasons',
    'One of two is replaced; the course goes on, with a note',
    'What the leaving and the arriving mentor see is chosen',
    'Pairs for everybody who waits',
    'A plan is edited, then sent in one save',
    'An introduction reaches both mentors',
  ]),
  ...rows('M', 117, [
    'Branches are isolated, on every route',
    'The country is seen without any person',
    'Rights by field',
    'Every role is tried on every page',
    'History of each record',
    'Reading is logged',
    'A person’s own data on request',
    'Retention and erasure with proof',
    'A participant signs in without e-mail',
    'Danish and English',
    'Accessibility is tested by machine',
    'Two factors',
    'A branch can be closed for writing',
    'Lists stay fast at ten times the data',
  ]),
];
