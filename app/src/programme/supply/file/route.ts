import { get, type Reply } from '../../../office/route.ts';
import { writeCsv } from '../../../platform/files/csv-out.ts';
import { seesSupply } from '../access.ts';
import { keptSupply } from '../store.ts';
import { columnHeads, rowsOf, supplyColumns } from '../table.ts';
import { texts } from '../texts.ts';

/** The page's numbers, a line for each branch and month. */
export const supplyFile = get('/supply.csv', {
  access: seesSupply,
  reads: 'nothing sensitive',
  show: async ({ cases, clock, lang, viewer }): Promise<Reply> => {
    const today = clock.today();
    const { branches } = await cases.read((db) => keptSupply(db, viewer.userId, today));
    const heads = columnHeads(lang);
    const content = writeCsv([
      [texts[lang].branch, ...supplyColumns.map((column) => heads[column])],
      ...branches.flatMap((branch) =>
        rowsOf(branch, today).map((row) => [
          branch.name,
          typeof row.month === 'string' ? texts[lang][row.month] : row.month.toString().slice(0, 7),
          ...[row.releases, row.paired, row.places, row.covered, row.missing].map((n) => String(n ?? '')),
          row.recruitBy?.toString() ?? '',
          row.clearBy?.toString() ?? '',
        ]),
      ),
    ]);
    return {
      kind: 'file',
      name: `${texts[lang].fileName}-${today}.csv`,
      type: 'text/csv; charset=utf-8',
      content,
    };
  },
});
