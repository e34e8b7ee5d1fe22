import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { place } from './place.ts';
import { runEvaluate } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'primus æøå '));
afterAll(() => rm(folder, { recursive: true, force: true }));

const example = (name: string) =>
  fileURLToPath(new URL(`../../../../examples/rossi/${name}`, import.meta.url));
const csv = example('trial.csv');
const plan = example('protocol.yaml');

async function run(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runEvaluate(argv, {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('primus evaluate', () => {
  it('writes results.json and report.html and says the answer', async () => {
    const out = join(folder, 'new', 'report');
    const { code, stdout, stderr } = await run(csv, '--protocol', plan, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('forskellen kan være tilfældig.\nArrested within 52 weeks');
    expect(readdirSync(out).toSorted()).toEqual(['report.html', 'results.json']);
    expect(readdirSync(join(folder, 'new'))).toEqual(['report']);
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(results).toMatchObject({ format: 'primus-motor/results/1', data: { rows: 432 } });
  });

  it('gives the same bytes again, over the old files, and leaves others alone', async () => {
    const out = join(folder, 'again');
    mkdirSync(out);
    writeFileSync(join(out, 'note.txt'), 'mine');
    await run(csv, '--protocol', plan, '--out', out);
    const first =
      readFileSync(join(out, 'report.html'), 'utf8') + readFileSync(join(out, 'results.json'), 'utf8');
    await run(csv, '--protocol', plan, '--out', out);
    expect(
      readFileSync(join(out, 'report.html'), 'utf8') + readFileSync(join(out, 'results.json'), 'utf8'),
    ).toBe(first);
    expect(readdirSync(out).toSorted()).toEqual(['note.txt', 'report.html', 'results.json']);
  });

  it('says what the data hold beyond the plan’s end, which it does not count', async () => {
    const shorter = readFileSync(plan, 'utf8')
      .replace('length: 52', 'length: 50')
      .replace('40, 52]', '40, 50]');
    const { code, stdout } = await run(
      csv,
      '--protocol',
      file('short.yaml', shorter),
      '--out',
      join(folder, 'short'),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/følger \d+ af deltagerne længere end de 50 uger, som planen siger\./u);
    expect(stdout).toMatch(
      /beyond the 50 weeks that the plan says\. What happened later is not counted: \d+ events\./u,
    );
  });

  it('says in one line each what is wrong with its arguments', async () => {
    expect(await run()).toMatchObject({
      code: 2,
      stderr: 'primus evaluate: name the data file: primus evaluate DATA.csv (see primus evaluate --help)\n',
    });
    expect((await run(csv)).stderr).toContain('name the plan: --protocol PROTOCOL.yaml');
    expect((await run(csv, '--protocol', plan)).stderr).toContain(
      'name the folder for the report: --out FOLDER',
    );
    expect((await run(csv, csv, '--protocol', plan, '--out', 'x')).stderr).toContain('is one too many');
    expect((await run(csv, '--frotocol', plan)).stderr).toMatch(
      /^primus evaluate: Unknown option '--frotocol' \(.*\n$/u,
    );
    expect(await run('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: primus evaluate'),
    });
  });

  it('says which file cannot be read, and why', async () => {
    const out = join(folder, 'none');
    expect(await run(join(folder, 'no.csv'), '--protocol', plan, '--out', out)).toMatchObject({
      code: 1,
      stderr: `primus evaluate: cannot read the data ${join(folder, 'no.csv')}: there is no such file\n`,
    });
    expect((await run(csv, '--protocol', folder, '--out', out)).stderr).toContain(
      'it is a folder, not a file',
    );
    expect(existsSync(out)).toBe(false);
  });

  it('names the line of what is wrong in the plan', async () => {
    const source = readFileSync(plan, 'utf8');
    const line = (part: string) => source.split('\n').findIndex((one) => one.includes(part)) + 1;
    const bad = (name: string, content: string) =>
      run(csv, '--protocol', file(name, content), '--out', join(folder, 'no'));
    expect((await bad('role.yaml', source.replace('role: control', 'role: kontrol'))).stderr).toBe(
      `primus evaluate: role.yaml: line ${line('role: control')}: arms[1].role: must be one of: experimental, control\n`,
    );
    expect((await bad('tau.yaml', source.replace('tau: 40 }', 'tau: 400 }'))).stderr).toMatch(
      new RegExp(
        `^primus evaluate: tau\\.yaml: line ${line('tau: 40 }')}: .*after the end of follow-up`,
        'u',
      ),
    );
    expect((await bad('twice.yaml', `${source}\nid: again\n`)).stderr).toMatch(
      /line \d+: not YAML: Map keys must be unique/u,
    );
    expect((await bad('open.yaml', 'id: [1')).stderr).toMatch(
      /^primus evaluate: open\.yaml: line \d+: not YAML: /u,
    );
    const bomb = [
      'a: &a [x]',
      ...'bcdef'.split('').map((name, i) => `${name}: &${name} [${`*${'abcde'[i]},`.repeat(9)}]`),
    ];
    expect((await bad('bomb.yaml', bomb.join('\n'))).stderr).toMatch(
      /^primus evaluate: bomb\.yaml: not YAML: Excessive alias count[^\n]*\n$/u,
    );
    expect((await bad('nul.yaml', source.replace(/^ {2}da: .*/mu, '  da: "a\\0"'))).stderr).toBe(
      `primus evaluate: nul.yaml: line ${line('title:') + 1}: not YAML: a text holds NUL or half a character\n`,
    );
    expect((await bad('tag.yaml', source.replace('id: ', 'id: !date '))).stderr).toMatch(
      /^primus evaluate: tag\.yaml: line \d+: not YAML: Unresolved tag: !date\n$/u,
    );
    expect(
      (await bad('same.yaml', source.replace('time: { column: week', 'time: { column: arrest'))).stderr,
    ).toBe(
      `primus evaluate: same.yaml: line ${line('event: { column')}: dataset.event.column: "arrest" stands more than once\n`,
    );
    expect(
      (await bad('cause.yaml', source.replace('column: prio', 'column: week\n      name: prio'))).stderr,
    ).toMatch(
      /line \d+: dataset\.covariates\[1\]\.column: week is the outcome or the arm, and nothing that was known before\n$/u,
    );
    expect((await bad('empty.yaml', '# nothing yet\n')).stderr).toBe(
      'primus evaluate: empty.yaml: the file is empty: it must hold the plan\n',
    );
    expect((await bad('list.yaml', '- 1\n')).stderr).toContain('list.yaml: line 1: ');
    expect(
      await run(csv, '--protocol', file('latin1.yaml', new Uint8Array([0x69, 0xe6])), '--out', 'x'),
    ).toMatchObject({
      code: 1,
      stderr: 'primus evaluate: latin1.yaml: the file is not UTF-8\n',
    });
  });

  it('names line and column of what is wrong in the data, and writes nothing', async () => {
    const out = join(folder, 'unwritten');
    const lines = readFileSync(csv, 'utf8').split('\n');
    const bad = file(
      'bad.csv',
      [lines[0], lines[1]?.replace('20,1,no', '20,1,maybe'), ...lines.slice(2)].join('\n'),
    );
    expect(await run(bad, '--protocol', plan, '--out', out)).toMatchObject({
      code: 1,
      stderr:
        'primus evaluate: bad.csv: line 2, column "fin": "maybe" is not one of the protocol\'s values (yes, no)\n',
    });
    const other = file('other.csv', 'a,b\n1,2\n');
    expect((await run(other, '--protocol', plan, '--out', out)).stderr.split('\n')[0]).toBe(
      'primus evaluate: other.csv: line 1, column "fin": is in the protocol, not in the file (it has: a, b)',
    );
    expect(existsSync(out)).toBe(false);
  });

  it('says why the folder cannot be written, and what to do', async () => {
    const taken = file('taken', 'a file');
    expect(await run(csv, '--protocol', plan, '--out', taken)).toMatchObject({
      code: 1,
      stderr: `primus evaluate: cannot write to ${taken}: there is a file where a folder is needed; choose another folder with --out\n`,
    });
    expect(readFileSync(taken, 'utf8')).toBe('a file');
    const inTheWay = join(folder, 'in-the-way');
    mkdirSync(join(inTheWay, 'report.html'), { recursive: true });
    writeFileSync(join(inTheWay, 'report.html', 'mine'), 'kept');
    expect(await run(csv, '--protocol', plan, '--out', inTheWay)).toMatchObject({
      code: 1,
      stderr: `primus evaluate: cannot write to ${inTheWay}: there is a folder where a file is needed; choose another folder with --out\n`,
    });
    expect(readFileSync(join(inTheWay, 'report.html', 'mine'), 'utf8')).toBe('kept');
    expect(readdirSync(inTheWay)).toEqual(['report.html']);
  });
});

describe('placing files in a folder', () => {
  it('puts the old ones back when one cannot be placed', async () => {
    const target = join(folder, 'half');
    mkdirSync(join(target, 'b'), { recursive: true });
    writeFileSync(join(target, 'a'), 'old');
    writeFileSync(join(target, 'b', 'inside'), 'kept');
    // a slash in a name makes the second file impossible to write
    await expect(place(target, { a: 'new', 'no/such': 'new' })).rejects.toThrow();
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('old');
    expect(readdirSync(target).toSorted()).toEqual(['a', 'b']);
  });

  it('leaves nothing behind where the folder cannot be made', async () => {
    const parent = join(folder, 'locked');
    mkdirSync(parent);
    writeFileSync(join(parent, 'file'), '');
    await expect(place(join(parent, 'file', 'out'), { a: 'new' })).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/u),
    });
    expect(readdirSync(parent)).toEqual(['file']);
  });
});
