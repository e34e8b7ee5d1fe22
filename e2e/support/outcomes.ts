import type { Page } from 'playwright-core';
import { fill, follow, press } from './page.ts';

const readAll = async (stream: NodeJS.ReadableStream): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
};

/** What the register's authority gets to see: the study key of each CPR number. */
export const fetchKeyList = async (
  administrator: Page,
  url: string,
): Promise<{ readonly header: string; readonly keys: ReadonlyMap<string, string> }> => {
  await administrator.goto(url);
  await follow(administrator, 'Nøglelister');
  const waiting = administrator.waitForEvent('download');
  await press(administrator, /^Hent listen/u);
  const list = await readAll(await (await waiting).createReadStream());
  const [header = '', ...lines] = list.trimEnd().split('\r\n');
  return {
    header,
    keys: new Map(lines.map((line) => line.split(';')).map(([cpr = '', key = '']) => [cpr, key])),
  };
};

export interface Answer {
  readonly lines: readonly string[];
  readonly completeUntil: Temporal.PlainDate;
}

/** The register's answer as a file, tried on the study's page. */
export const tryFile = async (manager: Page, study: string, answer: Answer): Promise<void> => {
  await manager.goto(`${study}/outcomes`);
  await manager.locator('input[type="file"]').setInputFiles({
    name: 'svar.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(answer.lines.join('\r\n')),
  });
  await fill(manager, 'completeUntil', answer.completeUntil.toString());
  await press(manager, 'Prøv filen');
};

/** The faults that the page tells, each on a line: where, in which column, what. */
export const faultsOn = async (manager: Page): Promise<readonly string[]> =>
  (await manager.locator('table tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/gu, ' '));
