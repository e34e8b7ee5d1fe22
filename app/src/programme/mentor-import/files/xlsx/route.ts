import writeXlsxFile from 'write-excel-file/node';
import { get } from '../../../../office/route.ts';
import { coordinator } from '../../access.ts';
import { texts } from '../../texts.ts';
import { headerNames } from '../names.ts';

export const xlsxTemplate = get('/mentors/import/template.xlsx', {
  access: coordinator,
  reads: 'nothing sensitive',
  show: async ({ lang }) => {
    const cells = headerNames(lang).map((value) => ({ value, fontWeight: 'bold' as const }));
    const sheet = await writeXlsxFile([cells], { columns: cells.map(() => ({ width: 20 })) });
    return {
      kind: 'file',
      name: `${texts[lang].file}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: new Uint8Array(await sheet.toBuffer()),
    };
  },
});
