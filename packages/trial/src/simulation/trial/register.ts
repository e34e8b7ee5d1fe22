import type { OutcomeDefinition } from '../../outcome/definition.ts';
import type { OutcomeEvent } from '../../outcome/event.ts';
import type { WordSource } from '../../randomisation/draw.ts';
import type { DecisionKind } from '../../vocabulary.ts';
import { between, chance, weighted } from '../random.ts';

/** Offence types a simulated register holds; `traffic` is the one that definitions leave out. */
const OFFENCE_TYPES = {
  theft: 40,
  violence: 18,
  drugs: 20,
  fraud: 8,
  vandalism: 6,
  robbery: 4,
  weapons: 4,
} as const;

/** Longest time from a simulated offence to its decision. */
export const LONGEST_DECISION_DAYS = 250;

function offence(words: WordSource, offenceDate: Temporal.PlainDate, decision: DecisionKind): OutcomeEvent {
  const charge = between(words, 0, 45);
  const decided = between(words, charge + 20, LONGEST_DECISION_DAYS);
  return Object.freeze({
    offenceType: weighted(words, OFFENCE_TYPES),
    offenceDate,
    chargeDate: offenceDate.add({ days: charge }),
    decisionDate: offenceDate.add({ days: decided }),
    decision,
    custody: decision === 'unconditional' && chance(words, 0.6),
  });
}

const counted = (words: WordSource) =>
  weighted(words, { unconditional: 55, conditional: 30, 'community-service': 15 } as const);
const notCounted = (words: WordSource) => weighted(words, { fine: 60, acquitted: 15, dropped: 25 } as const);

/** What the register is asked about one person. */
export type RegisterCase = Readonly<{
  origin: Temporal.PlainDate;
  /** whole days from origin to the offence that counts; null where there is none */
  eventDay: number | null;
  /** last day, counted from the origin, for which an offence may be written */
  lastDay: number;
}>;

/**
 * The rows a register could hold of a person whose outcome is known: the offence that counts, later ones,
 * and those that must not count (from before release, traffic, fined, acquitted or dropped). By date.
 */
export function registerRows(words: WordSource, person: RegisterCase): OutcomeEvent[] {
  const { origin, eventDay, lastDay } = person;
  const on = (day: number) => origin.add({ days: day });
  const rows: OutcomeEvent[] = [];
  if (eventDay !== null) {
    rows.push(offence(words, on(eventDay), counted(words)));
    for (let day = eventDay; chance(words, 0.45); ) {
      day += between(words, 5, 150);
      if (day > lastDay) break;
      rows.push(offence(words, on(day), counted(words)));
    }
  }
  if (chance(words, 0.18)) rows.push(offence(words, on(-between(words, 20, 200)), counted(words)));
  if (lastDay >= 1 && chance(words, 0.2))
    rows.push({ ...offence(words, on(between(words, 1, lastDay)), 'fine'), offenceType: 'traffic' });
  if (lastDay >= 1 && chance(words, 0.12))
    rows.push(offence(words, on(between(words, 1, lastDay)), notCounted(words)));
  return rows.sort((a, b) => Temporal.PlainDate.compare(a.offenceDate, b.offenceDate));
}

/** The outcome definition that simulated register rows are made for. */
export const SIMULATED_OUTCOME: OutcomeDefinition = Object.freeze({
  id: 'new-crime',
  version: '1.0.0',
  text: Object.freeze({
    da: 'Ny lovovertrædelse efter løsladelsen, som fører til en betinget eller ubetinget dom eller samfundstjeneste. Færdselssager tæller ikke.',
    en: 'A new offence after release that leads to a conditional or unconditional sentence or community service. Traffic cases do not count.',
  }),
  decisions: Object.freeze(['unconditional', 'conditional', 'community-service'] as const),
  excludedTypes: Object.freeze(['traffic']),
  firstDay: 0,
  maturityDays: LONGEST_DECISION_DAYS,
});
