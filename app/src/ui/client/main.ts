import { dateWords } from './date-words.ts';
import { drafts } from './drafts.ts';
import { errorFocus } from './error-focus.ts';
import { limits } from './limits.ts';
import { menus } from './menus.ts';
import { sending } from './sending.ts';
import { transitions } from './transitions.ts';

/** Some browsers refuse storage altogether; then nothing is kept and everything else works. */
function storageOf(view: Window): Storage | undefined {
  try {
    return view.localStorage;
  } catch {
    return undefined;
  }
}

// Every page works without this file; each island adds one comfort. Drafts come before limits and dates, so that
// restored text is counted and written out.
transitions(window);
errorFocus(document);
const storage = storageOf(window);
if (storage) drafts(document, storage);
limits(document);
dateWords(document);
sending(document);
menus(document);
