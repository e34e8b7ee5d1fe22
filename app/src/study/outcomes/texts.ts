import type { Lang } from '../../ui/index.ts';
import type { FileFault, FileProblem } from './file.ts';
import type { LineFault, RowFault } from './row.ts';

const files: Readonly<Record<Lang, Readonly<Record<FileFault, string>>>> = {
  da: {
    empty: 'Filen er tom.',
    'not-utf-8': 'Filen er ikke i UTF-8. Gem den igen som CSV UTF-8.',
    binary: 'Filen er ikke en tekstfil. Gem den igen som CSV UTF-8.',
    'no-rows': 'Filen har ingen rækker under overskriften.',
    'too-many-rows': 'Filen har mere end 50.000 rækker. Del den.',
    'unclosed-quote': 'Et anførselstegn åbnes og lukkes aldrig.',
    'broken-quote': 'Et anførselstegn står midt i en værdi. Skriv det to gange inden for anførselstegn.',
    'long-line': 'En række er længere end 10.000 tegn.',
    ragged: 'Rækken har et andet antal værdier end overskriften',
    'missing-column': 'Kolonnen mangler',
    'unknown-column': 'Kolonnen kendes ikke og må ikke være der',
    'repeated-column': 'Kolonnen står to gange',
  },
  en: {
    empty: 'The file is empty.',
    'not-utf-8': 'The file is not UTF-8. Save it again as CSV UTF-8.',
    binary: 'The file is not a text file. Save it again as CSV UTF-8.',
    'no-rows': 'The file has no rows below its header.',
    'too-many-rows': 'The file has more than 50,000 rows. Divide it.',
    'unclosed-quote': 'A quotation mark is opened and never closed.',
    'broken-quote': 'A quotation mark stands in the middle of a value. Write it twice inside quotes.',
    'long-line': 'A row is longer than 10,000 characters.',
    ragged: 'The row has another number of values than the header',
    'missing-column': 'The column is missing',
    'unknown-column': 'The column is not known and must not be there',
    'repeated-column': 'The column stands twice',
  },
};

const rows: Readonly<Record<Lang, Readonly<Record<RowFault, string>>>> = {
  da: {
    'unknown-key': 'Ingen deltager har denne nøgle',
    'bad-date': 'Det er ikke en dato. Skriv den som 2026-01-31',
    'no-offence-date': 'Datoen for lovovertrædelsen mangler',
    'unknown-decision': 'Afgørelsen kendes ikke',
    'bad-custody': 'Skriv ja eller nej',
    'kind-too-long': 'Højst 100 tegn',
    'after-complete-until': 'Lovovertrædelsen ligger efter den dag, som dataene er fuldstændige til',
    duplicate: 'Den samme lovovertrædelse står allerede på linje',
    'end-and-offence': 'En række er enten en lovovertrædelse eller en død eller udvandring, ikke begge dele',
    'unknown-end': 'Skriv died eller emigrated',
    'end-after-complete-until': 'Dagen ligger efter den, som dataene er fuldstændige til',
    'second-end': 'Den samme deltagers død eller udvandring står allerede på linje',
    'charge-before-offence': 'Sigtelsen ligger før lovovertrædelsen',
    'decision-before-charge': 'Afgørelsen ligger før sigtelsen',
    'decision-before-offence': 'Afgørelsen ligger før lovovertrædelsen',
    'decision-incomplete': 'Afgørelse og dato for afgørelse skal enten begge stå der eller begge mangle',
  },
  en: {
    'unknown-key': 'No participant has this key',
    'bad-date': 'This is not a date. Write it like 2026-01-31',
    'no-offence-date': 'The date of the offence is missing',
    'unknown-decision': 'The decision is not known',
    'bad-custody': 'Write yes or no',
    'kind-too-long': 'At most 100 characters',
    'after-complete-until': 'The offence lies after the day up to which the data are complete',
    duplicate: 'The same offence stands already on line',
    'end-and-offence': 'A row is either an offence or a death or emigration, not both',
    'unknown-end': 'Write died or emigrated',
    'end-after-complete-until': 'The day lies after the one up to which the data are complete',
    'second-end': 'The death or emigration of the same participant stands already on line',
    'charge-before-offence': 'The charge lies before the offence',
    'decision-before-charge': 'The decision lies before the charge',
    'decision-before-offence': 'The decision lies before the offence',
    'decision-incomplete': 'Decision and its date must both be there, or both be missing',
  },
};

/** A value from a file on one line, without control characters and not too long. */
const shown = (value: string): string => {
  const plain = value.replaceAll(/\p{C}/gu, '·');
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
};

/** The value first, then what is wrong with it. */
const withDetail = (text: string, detail: string | undefined): string =>
  detail === undefined ? text : `${shown(detail)}: ${text}`;

export const problemText = (lang: Lang, problem: FileProblem): string =>
  withDetail(files[lang][problem.fault], problem.detail);

export const faultText = (lang: Lang, fault: LineFault): string =>
  fault.fault === 'duplicate' || fault.fault === 'second-end'
    ? `${rows[lang][fault.fault]} ${fault.detail ?? ''}`
    : withDetail(rows[lang][fault.fault], fault.detail);
