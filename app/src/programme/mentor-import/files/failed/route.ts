import { get, notFound } from '../../../../office/route.ts';
import { writeCsv } from '../../../../platform/files/csv-out.ts';
import { idParams } from '../../../mentors/fields.ts';
import { overImport } from '../../access.ts';
import { columnName, faultColumn, importColumns } from '../../columns.ts';
import { findImport } from '../../store.ts';
import { texts } from '../../texts.ts';
import { csv, headerNames } from '../names.ts';

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
    const header = [...headerNames(lang), faultColumn[lang]];
    return {
      kind: 'file',
      name: `${texts[lang].failedFile}.csv`,
      type: csv,
      content: writeCsv([header, ...rows]),
    };
  },
});
