import fc from 'fast-check';

/** What somebody who rules over the whole database does to the trail, and where it must be found. */
export interface Mutation {
  readonly name: string;
  readonly sql: string;
  /** Number of the first bad event. */
  readonly found: number;
}

const flip = (column: string, byte: number, bit: number) =>
  `set ${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # ${1 << bit})`;

const row = (events: number) => fc.integer({ min: 1, max: events });
const bit = fc.integer({ min: 0, max: 7 });
const edit = (name: string, seq: number, set: string): Mutation => ({
  name: `${name} of ${seq}`,
  sql: `update audit.event ${set} where seq = ${seq}`,
  found: seq,
});

const hashByte = (events: number) =>
  fc
    .tuple(fc.constantFrom('hash', 'previous_hash'), row(events), fc.integer({ min: 0, max: 31 }), bit)
    .map(([column, seq, byte, at]) => edit(`byte ${byte} of ${column}`, seq, flip(column, byte, at)));

/** One character for another, by its place; both stay valid text. */
const textByte = (events: number) =>
  fc
    .tuple(
      fc.constantFrom('actor', 'action', 'subject'),
      row(events),
      fc.nat(),
      fc.constantFrom('x', 'q', 'å', ' ', '\n', '-'),
    )
    .map(([column, seq, place, letter]) => {
      const at = `(${place} % length(${column}) + 1)`;
      const changed = `overlay(${column} placing '${letter}' from ${at} for 1)`;
      // A character that stands there already would be no edit.
      const set = `set ${column} = case when ${column} = ${changed} then overlay(${column} placing '#' from ${at} for 1) else ${changed} end`;
      return edit(`character of ${column}`, seq, set);
    });

const idByte = (events: number) =>
  fc
    .tuple(fc.constantFrom('organisation_id', 'branch_id'), row(events), fc.integer({ min: 0, max: 15 }), bit)
    .map(([column, seq, byte, at]) => {
      const bytes = `decode(replace(${column}::text, '-', ''), 'hex')`;
      const changed = `set_byte(${bytes}, ${byte}, get_byte(${bytes}, ${byte}) # ${1 << at})`;
      return edit(`byte ${byte} of ${column}`, seq, `set ${column} = encode(${changed}, 'hex')::uuid`);
    });

/** A bit of the eight bytes that hold the time; the higher ones lead out of the calendar. */
const timeBit = (events: number) =>
  fc
    .tuple(row(events), fc.integer({ min: 0, max: 54 }), fc.constantFrom('+', '-'))
    .map(([seq, at, sign]) =>
      edit(`bit ${at} of at`, seq, `set at = at ${sign} interval '1 microsecond' * ${2 ** at}::float8`),
    );

const detailByte = (events: number) =>
  fc
    .tuple(
      row(events),
      fc.constantFrom('{n}', '{state}', '{more,0}'),
      fc.constantFrom('"x"', '1.0', '1.00', 'null'),
    )
    .map(([seq, path, value]) =>
      edit(`${path} of detail`, seq, `set detail = jsonb_set(detail, '${path}', '${value}')`),
    );

const noSubject = (events: number) =>
  fc
    .tuple(row(events), fc.constantFrom('subject', 'branch_id', 'organisation_id'))
    .map(([seq, column]) => edit(`no ${column}`, seq, `set ${column} = null`));

/** Another number: the row comes too early, or is missed where it was. */
const numberBit = (events: number) =>
  fc.tuple(row(events), fc.integer({ min: 0, max: 63 })).map(([seq, at]) => {
    const moved = BigInt.asIntN(64, BigInt(seq) ^ (1n << BigInt(at)));
    return {
      name: `bit ${at} of the number ${seq}`,
      sql: `update audit.event set seq = ${moved} where seq = ${seq}`,
      found: moved < BigInt(seq) ? Number(moved) : seq,
    };
  });

const deletion = (events: number) =>
  row(events).map((seq) => ({
    name: `${seq} is deleted`,
    sql: `delete from audit.event where seq = ${seq}`,
    found: seq,
  }));

const cutTail = (events: number) =>
  row(events).map((seq) => ({
    name: `everything from ${seq} is deleted`,
    sql: `delete from audit.event where seq >= ${seq}`,
    found: seq,
  }));

const swap = (events: number) =>
  fc.uniqueArray(row(events), { minLength: 2, maxLength: 2 }).map(([one = 1, other = 2]) => ({
    name: `${one} and ${other} change places`,
    sql: `update audit.event set seq = ${one} + ${other} - seq where seq in (${one}, ${other})`,
    found: Math.min(one, other),
  }));

/** A copy of some event slipped in, the later ones moved on; with a right hash of its own the next one betrays it. */
const insertion = (events: number) =>
  fc.tuple(row(events), row(events), fc.boolean()).map(([from, before, forged]) => ({
    name: `a copy of ${from} before ${before}${forged ? ', with a right hash' : ''}`,
    sql: `update audit.event set seq = seq + 1 where seq >= ${before};
      insert into audit.event
      select ${before}, e.at, e.organisation_id, e.branch_id, e.actor, e.action, e.subject, e.detail,
        b.hash, ${forged ? `sha256(b.hash || convert_to(audit.canonical(${before}, e.at, e.organisation_id, e.branch_id, e.actor, e.action, e.subject, e.detail), 'UTF8'))` : 'e.hash'}
      from (select * from audit.event where seq = ${from} + (${from} >= ${before})::int) e,
           (select coalesce((select hash from audit.event where seq = ${before} - 1), decode(repeat('00', 32), 'hex')) hash) b`,
    // An event's own copy in its own place is right in every byte; the one that it pushed on is not.
    found: forged || from === before ? before + 1 : before,
  }));

const kinds = [
  hashByte,
  textByte,
  idByte,
  timeBit,
  detailByte,
  noSubject,
  numberBit,
  deletion,
  cutTail,
  swap,
  insertion,
];

/** Any mutation of a trail of so many events, each kind as likely as another. */
export const anyMutation = (events: number): fc.Arbitrary<Mutation> =>
  fc.oneof(...kinds.map((kind): fc.Arbitrary<Mutation> => kind(events)));
