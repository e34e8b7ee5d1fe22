import type { z } from 'zod';

/** One thing wrong with a protocol: where it is written, and what to do about it, in both languages. */
export type Problem = Readonly<{ path: string; da: string; en: string }>;

type Issue = z.core.$ZodIssue;
type Said = Readonly<{ da: string; en: string }>;

/** `arms[0].label.da`, as a person would point at it; `(top)` for the whole document. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text === '' ? '(top)' : text;
}

const TYPE_WORDS: Readonly<Record<string, Said>> = {
  string: { da: 'en tekst', en: 'text' },
  number: { da: 'et tal', en: 'a number' },
  int: { da: 'et helt tal', en: 'a whole number' },
  boolean: { da: 'true eller false', en: 'true or false' },
  array: { da: 'en liste', en: 'a list' },
  object: { da: 'en blok med felter', en: 'a block of fields' },
  record: { da: 'en blok med felter', en: 'a block of fields' },
};

const list = (values: readonly unknown[]) => values.map((value) => String(value)).join(', ');

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, missing: boolean): Said {
  const word = TYPE_WORDS[issue.expected] ?? { da: issue.expected, en: issue.expected };
  return missing
    ? { da: `mangler; her skal stå ${word.da}`, en: `missing; this must be ${word.en}` }
    : { da: `skal være ${word.da}`, en: `must be ${word.en}` };
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): Said {
  if (issue.origin === 'string') return { da: 'må ikke være tom', en: 'must not be empty' };
  const n = Number(issue.minimum);
  if (issue.origin === 'array')
    return issue.exact
      ? { da: `skal have netop ${n}`, en: `must have exactly ${n} entries` }
      : { da: `skal have mindst ${n}`, en: `must have at least ${n} ${n === 1 ? 'entry' : 'entries'}` };
  return issue.inclusive === false
    ? { da: `skal være større end ${n}`, en: `must be greater than ${n}` }
    : { da: `skal være mindst ${n}`, en: `must be at least ${n}` };
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): Said {
  const n = Number(issue.maximum);
  if (issue.origin === 'array')
    return issue.exact
      ? { da: `skal have netop ${n}`, en: `must have exactly ${n} entries` }
      : { da: `må højst have ${n}`, en: `must have at most ${n} entries` };
  return issue.inclusive === false
    ? { da: `skal være mindre end ${n}`, en: `must be less than ${n}` }
    : { da: `må højst være ${n}`, en: `must be at most ${n}` };
}

function badText(issue: Extract<Issue, { code: 'invalid_format' }>, path: readonly PropertyKey[]): Said {
  const field = path.at(-1);
  if (field === 'version') return { da: 'skrives som 1.0 eller 1.0.0', en: 'is written as 1.0 or 1.0.0' };
  if (field === 'id' || field === 'key')
    return {
      da: 'må kun have små bogstaver a–z, tal og bindestreg, og begynder med et bogstav',
      en: 'may hold only lower-case letters a–z, digits and hyphens, and begins with a letter',
    };
  return {
    da: `har tegn, som en kode ikke må have (mønster ${issue.pattern ?? issue.format})`,
    en: `has characters that a code may not have (pattern ${issue.pattern ?? issue.format})`,
  };
}

/** The alternative of a union that the writer most likely meant: the one that fails deepest, then least. */
function likeliest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  return [...alternatives].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function union(issue: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): Problem[] {
  if ('discriminator' in issue && issue.discriminator !== undefined) {
    const options = 'options' in issue && issue.options ? list(issue.options) : '';
    const at = pathText(path.at(-1) === issue.discriminator ? path : [...path, issue.discriminator]);
    return [{ path: at, da: `skal være en af: ${options}`, en: `must be one of: ${options}` }];
  }
  const meant = likeliest(issue.errors);
  if (meant.some((inner) => inner.path.length > 0))
    return meant.flatMap((inner) => problemsOf(inner, [...path, ...inner.path]));
  if (path.at(-1) === 'prespecified')
    return [
      {
        path: pathText(path),
        da: 'skal være true, eller { prespecified: false, writtenAfter: { da, en } } med grunden',
        en: 'must be true, or { prespecified: false, writtenAfter: { da, en } } with the reason',
      },
    ];
  return [
    { path: pathText(path), da: 'har ikke en form, der kan læses', en: 'does not have a readable form' },
  ];
}

/** The problems behind one finding of the schema. */
export function problemsOf(issue: Issue, path: readonly PropertyKey[] = issue.path): Problem[] {
  const say = (said: Said): Problem[] => [{ path: pathText(path), ...said }];
  switch (issue.code) {
    case 'invalid_type':
      return say(wrongType(issue, issue.message.includes('received undefined')));
    case 'too_small':
      return say(tooSmall(issue));
    case 'too_big':
      return say(tooBig(issue));
    case 'invalid_value':
      return say({
        da: `skal være en af: ${list(issue.values)}`,
        en: `must be one of: ${list(issue.values)}`,
      });
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText([...path, key]),
        da: 'er ikke et felt her; er det stavet rigtigt?',
        en: 'is not a field here; is it spelt correctly?',
      }));
    case 'invalid_union':
      return union(issue, path);
    case 'invalid_format':
      return say(badText(issue, path));
    default:
      return say({ da: `kan ikke læses (${issue.message})`, en: `cannot be read (${issue.message})` });
  }
}
