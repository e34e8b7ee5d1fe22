import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadsTo, namesIn } from './names.ts';
import { searchOf } from './search.ts';

const known = ['Mikkel Åberg', 'Bo Par', 'Åse Prøve-Holm', "Seán O'Connor", 'Anne-Marie Li'];

test.each([
  ['Vi talte om boligen.', []],
  ['Mikkel kom for sent.', ['Mikkel']],
  ['Mikkels bror hentede os, og Bo var med.', ['Mikkel', 'Bo']],
  ['Spørg Mette Hansen, eller ring. Kontakt Karl Vang.', ['Mette Hansen', 'Karl Vang']],
  ['Han vil bo hos sin mor i Aarhus.', []],
  ['Møde på Aarhus Kommune og Nyborg Fængsel med Røde Kors.', []],
  ['Vi mødte Mette Hansen på jobcentret.', ['Mette Hansen']],
  ['Mødte Åse ved porten.', ['Åse']],
  ['Snakkede med hende. Aftalte Næste gang.', []],
  ['Åberg og Prøve-Holm', ['Åberg', 'Prøve-Holm']],
  ['MIKKEL kom, og ÅBERGS bror', ['Mikkel', 'Åberg']],
  ['Åse kom'.normalize('NFD'), ['Åse']],
  ["O’Connor ringede. O'Connors bror", ["O'Connor"]],
  ['Anne var der. Marie ikke.', ['Anne', 'Marie']],
  ['Mikkel-sagen', ['Mikkel']],
  ['Vi så Mette  Hansen.', ['Mette Hansen']],
  ['Aarhus\nMette kom', []],
  ['Nyborg Statsfængsel, Vejle Jobcenter og Kolding Aktivitetshuset', []],
  ['', []],
])('B22 names in »%s«', (text, names) => expect(namesIn(text, known)).toEqual(names));

test('B22 a known name is found wherever it stands, and lower-case text never warns', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('Mikkel', 'Åberg'), (around, name) => {
      expect(namesIn(`${around} (${name}) ${around}`, known)).toContain(name);
      expect(namesIn(around.toLowerCase(), known)).toEqual([]);
    }),
  );
});

test.each([
  ['zakarias', true],
  ['ZAKARIAS', true],
  ['Soerensen', true],
  ['Sørensens', true],
  ['Zak', true],
  ['Z. Sørensen', true],
  ['Zakarias'.normalize('NFD'), true],
  ['Havblik', false],
  ['Z.S.', false],
  ['', false],
])('B22 the alias »%s« leads to the name: %s', (alias, leads) =>
  expect(leadsTo(alias, 'Zakarias Sørensen')).toBe(leads),
);

test.each([
  ['', undefined],
  ['  ', undefined],
  ['PM-1023', { text: 'PM-1023', number: 'PM-1023', digits: undefined }],
  ['pm 1023', { text: 'pm 1023', number: 'PM-1023', digits: undefined }],
  ['1023', { text: '1023', number: 'PM-1023', digits: '1023' }],
  ['+45 20 30 40 50', { text: '+45 20 30 40 50', number: undefined, digits: '20304050' }],
  ['Sørensen', { text: 'Sørensen', number: undefined, digits: undefined }],
])('a search for »%s«', (typed, search) => expect(searchOf(typed)).toEqual(search));
