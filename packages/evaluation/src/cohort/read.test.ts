import { type ProtocolInput, parseProtocol } from '@primus-motor/trial';
import { describe, expect, it } from 'vitest';
import { smallProtocol } from '../fixture.ts';
import { cohort } from './cohort.ts';
import { InputError } from './problem.ts';
import { readCohort } from './read.ts';

const read = (content: string, change: Partial<ProtocolInput> = {}) =>
  readCohort(new TextEncoder().encode(content), parseProtocol({ ...smallProtocol(), ...change }));

const message = (content: string, change: Partial<ProtocolInput> = {}) => {
  try {
    read(content, change);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'read';
};

describe('a cohort from a file', () => {
  it('maps columns by the protocol, whatever their order, and leaves others unread', () => {
    const found = read('note,band,score,group,weeks,new\nhej,high,3.5,m,10,1\n,low,,k,52,0\n');
    expect(found).toEqual({
      n: 2,
      arm: ['mentor', 'usual'],
      time: [10, 52],
      event: [1, 0],
      covariates: {
        score: { type: 'continuous', values: [3.5, null] },
        band: { type: 'coded', values: ['high', 'low'] },
      },
    });
    expect(Object.isFrozen(found.covariates['score']?.values)).toBe(true);
  });

  it('reads decimal commas where semicolons delimit, and only there', () => {
    const found = read('group;weeks;new;score;band\nm;10,5;1;-3,25;low\n');
    expect(found.time).toEqual([10.5]);
    expect(found.covariates['score']?.values).toEqual([-3.25]);
    expect(message('group,weeks,new,score,band\nm,"10,5",1,3,low\n')).toBe(
      'line 2, column "weeks": "10,5" is not a number',
    );
  });

  it('asks which of two numbers a point between thousands means, and never guesses', () => {
    const danish = (score: string) => message(`group;weeks;new;score;band\nm;10;1;${score};low\n`);
    expect(danish('1.095')).toBe(
      'line 2, column "score": "1.095" may be 1095 or 1,095: write which, without a point',
    );
    expect([danish('12.345.678'), danish('-1.000')]).toEqual([
      expect.stringContaining('may be 12345678'),
      expect.stringContaining('may be -1000 or -1,000'),
    ]);
    expect(['0.095', '1.5', '1.0955', '1095', '1,095'].map(danish)).toEqual(Array(5).fill('read'));
    expect(message('group,weeks,new,score,band\nm,10,1,1.095,low\n')).toBe('read');
  });

  it('keeps participants whose outcome is not known', () => {
    expect(read('group,weeks,new,score,band\nm,,,1,low\n')).toMatchObject({ time: [null], event: [null] });
    expect(message('group,weeks,new,score,band\nm,4,,1,low\nk,,1,1,low\n')).toBe(
      'line 2, column "new": is empty while "weeks" is not\nline 3, column "weeks": is empty while "new" is not',
    );
  });

  it('names line, column and value of everything that is wrong, at once', () => {
    expect(message('group,weeks,new,score,band\nx,-1,2,abc,middle\n,5,0,1,low\n')).toBe(
      [
        'line 2, column "group": "x" is not one of the protocol\'s values (m, k)',
        'line 2, column "new": "2" is not one of the protocol\'s values (0, 1)',
        'line 2, column "weeks": "-1" is less than 0',
        'line 2, column "score": "abc" is not a number',
        'line 2, column "band": "middle" is not one of the protocol\'s values (low, high)',
        'line 3, column "group": is empty; every participant must have a value here',
      ].join('\n'),
    );
  });

  it('names the columns that the file lacks, and those that it has', () => {
    expect(message('group,weeks\nm,1\n')).toBe(
      [
        'line 1, column "new": is in the protocol, not in the file (it has: group, weeks)',
        'line 1, column "score": is in the protocol, not in the file (it has: group, weeks)',
        'line 1, column "band": is in the protocol, not in the file (it has: group, weeks)',
      ].join('\n'),
    );
  });

  it('refuses the same participant twice', () => {
    const dataset = { ...smallProtocol().dataset, id: 'id' };
    expect(message('id,group,weeks,new,score,band\na,m,1,1,1,low\na,k,2,0,1,low\n', { dataset })).toBe(
      'line 3, column "id": "a" stands in two rows',
    );
  });

  it('knows no value by the name of an object property', () => {
    expect(message('group,weeks,new,score,band\nconstructor,1,1,1,toString\n')).toContain(
      '"constructor" is not one of',
    );
  });
});

describe('a cohort from columns', () => {
  it('is checked as a file is', () => {
    const protocol = parseProtocol(smallProtocol());
    const columns = { arm: ['mentor'], time: [null], event: [1 as const], covariates: {} };
    expect(() => cohort(columns, protocol)).toThrow(
      'participant 1 has only one of time and event\ncolumn "score": is in the protocol and not among the columns',
    );
    expect(() => cohort({ arm: [], time: [], event: [], covariates: {} }, protocol)).toThrow(
      'there are no participants',
    );
  });
});
