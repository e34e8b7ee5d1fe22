import { type Role, roleName, roles } from '../../office/viewer.ts';
import { formatDate, formatInstant, joinWords, type Lang } from '../../ui/index.ts';
import { type Column, codeText } from '../catalogue/index.ts';
import { words } from './words.ts';

/** What ids stand for, as far as the person may know. */
export interface Names {
  /** First names of mentors by id. */
  readonly mentors: ReadonlyMap<string, string>;
  /** Numbers of referrals by the id of a course. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
  /** Roles by the id of an account. */
  readonly roles: ReadonlyMap<string, string>;
  /** The account of the person it is about, if any, and how the trail names a participant. */
  readonly self: ReadonlySet<string>;
}

const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);

/** Who did something, by role. */
export const whoText = (lang: Lang, actor: string, names: Names): string => {
  const text = words[lang];
  if (names.self.has(actor)) return text.you;
  if (actor.startsWith('link ')) return text.prison;
  if (actor.startsWith('system ')) return text.system;
  if (actor === 'nobody' || actor === '') return text.nobodyKnown;
  const role = names.roles.get(actor);
  return isRole(role) ? roleName[lang][role] : text.somebody;
};

const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u;
const rangePattern = /^[[(](?<from>[^,]*),(?<until>[^\])]*)[\])]$/u;

const plainText = (lang: Lang, value: unknown): string => {
  const text = words[lang];
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return joinWords(lang, value.map((one) => plainText(lang, one)).filter(Boolean));
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => [name, plainText(lang, one)] as const)
      .filter(([, one]) => one !== '')
      .map(([name, one]) => `${name}: ${one}`)
      .join('; ');
  const written = String(value);
  if (dayPattern.test(written)) return formatDate(lang, Temporal.PlainDate.from(written), 'short');
  if (instantPattern.test(written)) return formatInstant(lang, Temporal.Instant.from(written), 'short');
  if (written === 'empty') return text.never;
  const range = rangePattern.exec(written)?.groups;
  if (range !== undefined) return text.from(plainText(lang, range['from']), plainText(lang, range['until']));
  return written;
};

const each = (lang: Lang, value: unknown, show: (one: string) => string): string => {
  if (value === null || value === undefined || value === '') return '';
  return joinWords(lang, (Array.isArray(value) ? value : [value]).map(String).map(show));
};

/** A value as the person reads it; '' where there is nothing, undefined where it is the system's own alone. */
export const shownValue = (
  lang: Lang,
  name: string,
  column: Column,
  value: unknown,
  names: Names,
): string | undefined => {
  const text = words[lang];
  switch (column.kind) {
    case 'link':
      return undefined;
    case 'withheld':
      return value === null || value === undefined || value === '' ? '' : column.words[lang];
    case 'code':
      return each(lang, value, (one) => codeText(lang, name, one));
    case 'mentor':
      return each(lang, value, (one) => names.mentors.get(one) ?? text.unknownMentor);
    case 'participant':
      return each(lang, value, (one) => names.numbers.get(one) ?? '');
    case 'place':
      return each(lang, value, (one) => names.places.get(one) ?? text.unknownPlace);
    case 'staff':
      return value === null || value === undefined ? '' : whoText(lang, String(value), names);
    case 'value':
    case 'text':
    case 'sealed':
      return plainText(lang, value);
  }
};
