import { dateWords } from './date-words.ts';
import { drafts } from './drafts.ts';
import { errorFocus } from './error-focus.ts';
import { limits } from './limits.ts';
import { menus } from './menus.ts';
import { sending } from './sending.ts';

// Every page works without this file; each island adds one comfort. Drafts come before limits and dates, so that
// restored text is counted and written out.
errorFocus(document);
drafts(document, window.localStorage);
limits(document);
dateWords(document);
sending(document);
menus(document);
