import writeXlsxFile from 'write-excel-file/node';
import { get, notFound } from '../../../office/route.ts';
import { writeCsv } from '../../../platform/files/csv-out.ts';
import type { Lang } from '../../../ui/index.ts';
import { idParams } from '../../mentors/fields.ts';
import { coordinator, overImport } from '../access.ts';
import { columnName, faultColumn, importColumns } from '../columns.ts';
import { findImport } from '../store.ts';
import { texts } from '../texts.ts';

const csv = 'text/csv; charset=utf-8';

const names = (lang: Lang) => importColumns.map((column) => columnName[lang][column]);

/** A file with the names of the columns and nothing else. */
export const csvTemplate = get('/mentors/import/template.csv', {
  access: coordinator,
  reads: 'nothing sensitive',
  show: async ({ lang }) => ({
    kind: 'file',
    name: `${texts[lang].file}.csv`,
    type: csv,
    content: writeCsv([names(lang)]),
  }),
});

export const xlsxTemplate = get('/mentors/import/template.xlsx', {
  access: coordinator,
  reads: 'nothing sensitive',
  show: async ({ lang }) => {
    const cells = names(lang).map((value) => ({ value, fontWeight: 'bold' as const }));
    const sheet = await writeXlsxFile([cells], { columns: cells.map(() => ({ width: 20 })) });
    return {
      kind: 'file',
      name: `${texts[lang].file}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: new Uint8Array(await sheet.toBuffer()),
    };
  },
});

/** The rows that failed, as they stood in the file, with why: to correct and try again. */
export const failedMentorRows = get('/mentors/import/:id/failed.csv', {
  access: overImport,
  params: idParams,
  reads: 'mentors.read',
  show: async ({ cases, house, params, lang }) => {
    const found = await cases.read((db) => findImport(db, house.secrets, params.id));
    if (found?.content === undefined) return notFound;
    const at = lang === 'da' ? 0 : 1;
    const rows = found.content.failed.map(({ cells, faults }) => [
      ...importColumns.map((column) => cells[column] ?? ''),
      faults
        .map(({ column, message }) => `${columnName[lang][column]}: ${message.split(' | ')[at] ?? message}`)
        .join(' '),
    ]);
    const header = [...names(lang), faultColumn[lang]];
    return {
      kind: 'file',
      name: `${texts[lang].failedFile}.csv`,
      type: csv,
      content: writeCsv([header, ...rows]),
    };
  },
});
