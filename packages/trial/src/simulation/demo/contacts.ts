import type { WordSource } from '../../randomisation/draw.ts';
import { type ContactMode, type ContactOutcome, LIFE_AREAS, type LifeArea } from '../../vocabulary.ts';
import { between, chance, pick, shuffled, weighted } from '../random.ts';
import type { Scene } from './courses.ts';
import { type Draft, dateText, earliest, isBefore } from './draft.ts';
import { coordinatorOf } from './staff.ts';
import type { DemoAssignment, DemoContact, DemoCourse, Id } from './types.ts';

/**
 * What a mentor notes: short, facts, no names and nothing of anyone's health or offences. First what can be
 * talked of in a visiting room or on the telephone, then what is done together outside.
 */
const TALKED: Readonly<Record<LifeArea, readonly string[]>> = {
  housing: ['Talte om, hvor man kan bo den første tid.', 'Gennemgik en ansøgning om bolig.'],
  economy: ['Talte om regninger og et budget.', 'Talte om, hvem man ringer til om gæld.'],
  work: ['Talte om arbejde og CV.', 'Øvede en jobsamtale.'],
  education: ['Talte om at tage et kursus.', 'Talte om uddannelser.'],
  network: ['Talte om familien.', 'Talte om, hvem man vil se til hverdag.'],
  health: ['Talte om hverdag og motion.', 'Talte om at finde en tandlæge.'],
  digital: ['Talte om MitID.', 'Talte om digital post.'],
};
const DONE: Readonly<Record<LifeArea, readonly string[]>> = {
  housing: ['Udfyldte en ansøgning om bolig sammen.', 'Så på et værelse til leje.'],
  economy: ['Lavede et budget for måneden.', 'Ringede om en gæld og fik en tid.'],
  work: ['Skrev CV.', 'Var med til møde i jobcentret.'],
  education: ['Så på uddannelser på nettet.', 'Var med til åbent hus på en skole.'],
  network: ['Gik en tur og drak kaffe.', 'Var til fællesspisning.'],
  health: ['Gik en tur i skoven.', 'Fandt åbningstider hos tandlægen.'],
  digital: ['Fik MitID til at virke.', 'Læste digital post sammen.'],
};
const OUTSIDE: ReadonlySet<ContactMode> = new Set(['meeting', 'authority-meeting']);

const NOT_HELD: Readonly<Record<Exclude<ContactOutcome, 'held'>, readonly string[]>> = {
  'no-show': ['Kom ikke. Sendte en besked.', 'Kom ikke og svarede ikke.'],
  'cancelled-participant': ['Meldte afbud i god tid.', 'Meldte afbud samme dag.'],
  'cancelled-mentor': ['Mentor måtte melde afbud.'],
};
const CONCERN_NOTE = 'Svarer ikke på beskeder. Jeg er bekymret.';

type Setting = Readonly<{
  course: DemoCourse;
  assignments: readonly DemoAssignment[];
  release: Temporal.PlainDate | null;
  scene: Scene;
  /** fewer contacts, for courses long over */
  sparse: boolean;
}>;

function modeAt(words: WordSource, day: Temporal.PlainDate, release: Temporal.PlainDate | null): ContactMode {
  return release === null || isBefore(day, release)
    ? weighted(words, { visit: 78, phone: 22 })
    : weighted(words, { meeting: 46, phone: 20, message: 18, 'authority-meeting': 16 });
}

const MINUTES: Readonly<Record<ContactMode, readonly [number, number]>> = {
  visit: [9, 18],
  meeting: [6, 18],
  phone: [1, 6],
  message: [1, 2],
  'authority-meeting': [6, 14],
};

/** Who was on the course on a day. */
function mentorsOn(assignments: readonly DemoAssignment[], day: string): Id[] {
  return assignments
    .filter((one) => one.from <= day && (one.until === null || day < one.until))
    .map((one) => one.mentorId);
}

export function writeContact(
  draft: Draft,
  setting: Setting,
  index: number,
  day: Temporal.PlainDate,
  concern: boolean,
): void {
  const { course, assignments, release } = setting;
  const words = draft.words('contact', course.id, index);
  const present = mentorsOn(assignments, dateText(day));
  if (present.length === 0) return;
  const mode = modeAt(words, day, release);
  const kept = concern
    ? 'no-show'
    : weighted(words, { held: 85, 'no-show': 7, 'cancelled-participant': 5, 'cancelled-mentor': 3 });
  const both = present.length === 2 && mode !== 'phone' && mode !== 'message' && chance(words, 0.4);
  const mentorIds = both ? present : [pick(words, present)];
  const lifeAreas = kept === 'held' ? shuffled(words, LIFE_AREAS).slice(0, between(words, 1, 3)) : [];
  const notes =
    kept === 'held' ? (OUTSIDE.has(mode) ? DONE : TALKED)[lifeAreas[0] as LifeArea] : NOT_HELD[kept];
  const startsAt = `${between(words, 15, 19)}:${pick(words, ['00', '15', '30', '45'])}`;
  const contact: DemoContact = {
    id: draft.id('contact', course.id, index),
    courseId: course.id,
    heldOn: dateText(day),
    startsAt,
    minutes: kept === 'held' ? between(words, ...MINUTES[mode]) * 5 : null,
    mode,
    kept,
    mentorIds,
    lifeAreas,
    note: concern ? CONCERN_NOTE : chance(words, 0.75) ? pick(words, notes) : '',
    concern,
    loggedBy: coordinatorOf(draft, course.branchId),
    loggedAt: `${dateText(day)}T20:${between(words, 10, 59)}:00Z`,
  };
  draft.contacts.push(contact);
}

/** Days without contact that make a silent course. */
const SILENT_DAYS = 41;

/** Writes the contacts of a course from its first pair to its end or to yesterday. */
export function writeContacts(draft: Draft, setting: Setting): void {
  const { course, assignments, scene } = setting;
  if (course.closeReason === 'never-started') return;
  const words = draft.words('contacts', course.id);
  const first = assignments[0];
  if (!first) return;
  const yesterday = draft.today.subtract({ days: 1 });
  const last = scene === 'silent' ? draft.today.subtract({ days: SILENT_DAYS }) : yesterday;
  const end =
    course.closedOn === null
      ? last
      : earliest(last, Temporal.PlainDate.from(course.closedOn).subtract({ days: 1 }));
  const gap = () => (setting.sparse ? between(words, 13, 27) : between(words, 7, 17));
  const days: Temporal.PlainDate[] = [];
  for (
    let day = Temporal.PlainDate.from(first.from).add({ days: between(words, 1, 8) });
    !isBefore(end, day);
    day = day.add({ days: gap() })
  )
    days.push(day);
  if (scene === 'concern') days.push(draft.today.subtract({ days: 2 }));
  const ordered = days.sort(Temporal.PlainDate.compare);
  for (const [index, day] of ordered.entries())
    writeContact(draft, setting, index, day, scene === 'concern' && index === ordered.length - 1);
}
