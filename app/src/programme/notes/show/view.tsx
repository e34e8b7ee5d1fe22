import { EmptyState, joinWords, Page, type PageContext, PostButton, Tag } from '../../../ui/index.ts';
import { modeName } from '../../contacts/contact.ts';
import { shortDate } from '../../courses/texts.ts';
import type { UnreadNote } from '../store.ts';
import { texts } from '../texts.ts';

export interface NotesPageProps {
  readonly page: PageContext;
  readonly all: number;
  readonly notes: readonly UnreadNote[];
}

const Note = ({ page, note }: { readonly page: PageContext; readonly note: UnreadNote }) => {
  const { lang } = page;
  const text = texts[lang];
  const mark = (words: string, thanked: string, kind: 'primary' | 'secondary') => (
    <PostButton
      page={page}
      action="/notes"
      text={words}
      kind={kind}
      context={text.about(note.person)}
      fields={{ contact: note.contactId, thanked }}
    />
  );
  return (
    <article class="pm-card">
      <h2>
        <a href={`/courses/${note.courseId}`}>{note.person}</a>{' '}
        {note.concern ? <Tag kind="danger">{text.concern}</Tag> : null}
      </h2>
      <p>
        {shortDate(lang, note.heldOn)}: {modeName[lang][note.mode].toLowerCase()}
        {note.mentors.length === 0 ? '' : `, ${joinWords(lang, note.mentors)}`}
      </p>
      {note.note === '' ? null : <p>{note.note}</p>}
      <div class="pm-actions">
        {mark(text.thanks, 'yes', 'primary')}
        {mark(text.read, 'no', 'secondary')}
      </div>
    </article>
  );
};

/** What mentors have written since somebody last read it, on one page. */
export function NotesPage({ page, all, notes }: NotesPageProps) {
  const text = texts[page.lang];
  if (all === 0)
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.none} />
      </Page>
    );
  return (
    <Page page={page} title={text.title} lead={text.lead(all)}>
      {notes.map((note) => (
        <Note page={page} note={note} />
      ))}
      {all > notes.length ? <p>{text.shown(notes.length)}</p> : null}
      {notes.length < 2 ? null : (
        <div class="pm-actions">
          <form method="post" action="/notes">
            <input type="hidden" name="_csrf" value={page.csrf} />
            <input type="hidden" name="thanked" value="no" />
            {notes.map((note) => (
              <input type="hidden" name="contact" value={note.contactId} />
            ))}
            <button type="submit" class="button button-secondary">
              {text.readAll(notes.length)}
            </button>
          </form>
        </div>
      )}
    </Page>
  );
}
