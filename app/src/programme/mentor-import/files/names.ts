import type { Lang } from '../../../ui/index.ts';
import { columnName, importColumns } from '../columns.ts';

export const csv = 'text/csv; charset=utf-8';

export const headerNames = (lang: Lang) => importColumns.map((column) => columnName[lang][column]);
