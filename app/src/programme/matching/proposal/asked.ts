/** What a match is before and after its three answers. */
export const matchStates = ['proposed', 'asked', 'live', 'declined', 'lapsed', 'cancelled'] as const;
export type MatchState = (typeof matchStates)[number];

/** Who is asked: the participant, and the two mentors in the order of the match. */
export const parties = ['participant', 'mentor-1', 'mentor-2'] as const;
export type Party = (typeof parties)[number];

/** How an answer came: given on one's own page, or told to the coordinator. */
export const toldManners = ['in-person', 'by-phone', 'in-writing'] as const;
export type Manner = 'self' | (typeof toldManners)[number];

/** Why a mentor says no. */
export const mentorRefusals = ['no-time', 'too-far', 'knows-person', 'not-now', 'other'] as const;
export type MentorRefusal = (typeof mentorRefusals)[number];

/** What the participant said instead of an answer. */
export const talkFirst = 'talk-first';

/** One of the three, with what was said so far. */
export interface PartyAnswer {
  readonly party: Party;
  readonly mentorId: string | undefined;
  /** The mentor's name; undefined for the participant. */
  readonly mentor: string | undefined;
  readonly answer: 'yes' | 'no' | undefined;
  /** A coded reason of a no, or `talk-first` of a participant who has not answered. */
  readonly reason: string;
  readonly answeredAt: Temporal.Instant | undefined;
  readonly how: Manner | undefined;
}

/** A pair that is or was asked for a course. */
export interface Proposal {
  readonly matchId: string;
  readonly courseId: string;
  readonly state: MatchState;
  readonly askedOn: Temporal.PlainDate;
  readonly answerBy: Temporal.PlainDate;
  readonly closedAt: Temporal.Instant | undefined;
  readonly closeReason: string | undefined;
  readonly goal: string;
  readonly introduction: string;
  readonly answers: readonly PartyAnswer[];
  /** Who is asked if this does not become a pair; undefined where nobody was named, or they are asked already. */
  readonly reserve: { readonly matchId: string; readonly mentors: readonly string[] } | undefined;
  /** The pair in reserve is asked by itself. */
  readonly asksReserve: boolean;
}

export const waitingFor = (proposal: Pick<Proposal, 'answers'>): readonly PartyAnswer[] =>
  proposal.answers.filter((one) => one.answer === undefined);

/** It may still be answered. */
export const isOpen = (proposal: Pick<Proposal, 'state' | 'answerBy'>, today: Temporal.PlainDate): boolean =>
  proposal.state === 'asked' && Temporal.PlainDate.compare(today, proposal.answerBy) <= 0;
