import { get } from '../../../../office/route.ts';
import { writeCsv } from '../../../../platform/files/csv-out.ts';
import { coordinator } from '../../access.ts';
import { texts } from '../../texts.ts';
import { csv, headerNames } from '../names.ts';

/** A file with the names of the columns and nothing else. */
export const csvTemplate = get('/mentors/import/template.csv', {
  access: coordinator,
  reads: 'nothing sensitive',
  show: async ({ lang }) => ({
    kind: 'file',
    name: `${texts[lang].file}.csv`,
    type: csv,
    content: writeCsv([headerNames(lang)]),
  }),
});
