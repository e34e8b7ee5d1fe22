import { isField, readFields, type SavedFields, writeFields } from './saved-fields.ts';

const prefix = 'draft:';
const sentKey = 'draft-sent';

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

const keysOf = (storage: Storage): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix));

function removeOld(storage: Storage, now: number): void {
  for (const key of keysOf(storage)) {
    const draft = parse(storage.getItem(key));
    if (!draft || now - draft.savedAt > keptDays * 86_400_000) storage.removeItem(key);
  }
}

/** Drops the draft that was sent, once a page shows that the server took it: another page, or a note of what was done. */
function removeArrived(root: Document, storage: Storage, forms: readonly HTMLFormElement[]): void {
  const sent = storage.getItem(sentKey);
  if (sent === null) return;
  storage.removeItem(sentKey);
  const still = forms.some((form) => form.dataset['draft'] === sent);
  if (!still || root.querySelector('.pm-notice')) storage.removeItem(prefix + sent);
}

/**
 * Keeps what is typed in a form marked `data-draft` on this device until it has arrived, at most a week, and never past
 * signing out. A form that comes back with errors keeps the text the server sent back.
 */
export function drafts(root: Document, storage: Storage, now: () => number = Date.now): void {
  const forms = [...root.querySelectorAll<HTMLFormElement>('form[data-draft]')];
  removeOld(storage, now());
  removeArrived(root, storage, forms);
  for (const form of forms) {
    const key = form.dataset['draft'] ?? '';
    const draft = parse(storage.getItem(prefix + key));
    if (draft && !form.querySelector('[data-error-summary]')) writeFields(form, draft.fields);
    form.addEventListener('input', (event) => {
      if (!isField(event.target)) return;
      storage.setItem(prefix + key, JSON.stringify({ savedAt: now(), fields: readFields(form) }));
    });
    form.addEventListener('submit', () => storage.setItem(sentKey, key));
  }
  for (const form of root.querySelectorAll('form[data-forget]')) {
    form.addEventListener('submit', () => {
      for (const key of keysOf(storage)) storage.removeItem(key);
    });
  }
}
