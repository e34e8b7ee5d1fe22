import { isField, readFields, type SavedFields, writeFields } from './saved-fields.ts';

const prefix = 'draft:';

/** Drafts older than this are removed: nobody comes back to them, and a borrowed device should not keep them. */
const keptDays = 7;

interface Draft {
  readonly savedAt: number;
  readonly fields: SavedFields;
}

function parse(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('savedAt' in value) || !('fields' in value))
      return undefined;
    return typeof value.savedAt === 'number' ? (value as Draft) : undefined;
  } catch {
    return undefined;
  }
}

function removeOld(storage: Storage, now: number): void {
  for (const key of Object.keys(storage)) {
    if (!key.startsWith(prefix)) continue;
    const draft = parse(storage.getItem(key));
    if (!draft || now - draft.savedAt > keptDays * 86_400_000) storage.removeItem(key);
  }
}

/**
 * Keeps what is typed in a form marked `data-draft` on this device until it has arrived. The draft is dropped by the
 * next page that does not hold the form: only then did the server take it. A form that comes back with errors keeps
 * the server's text.
 */
export function drafts(root: Document, storage: Storage, now: () => number = Date.now): void {
  removeOld(storage, now());
  const sent = storage.getItem('draft-sent');
  const forms = [...root.querySelectorAll<HTMLFormElement>('form[data-draft]')];
  if (sent !== null) {
    storage.removeItem('draft-sent');
    if (!forms.some((form) => form.dataset['draft'] === sent)) storage.removeItem(prefix + sent);
  }
  for (const form of forms) {
    const key = form.dataset['draft'] ?? '';
    const draft = parse(storage.getItem(prefix + key));
    if (draft && !form.querySelector('[data-error-summary]')) writeFields(form, draft.fields);
    form.addEventListener('input', (event) => {
      if (!isField(event.target)) return;
      storage.setItem(prefix + key, JSON.stringify({ savedAt: now(), fields: readFields(form) }));
    });
    form.addEventListener('submit', () => storage.setItem('draft-sent', key));
  }
}
