import { Definitions, EmptyState, joinWords, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { lifeAreaList } from '../../mentors/texts.ts';
import { Receipt } from '../../notes/receipt.tsx';
import { attemptName, modeName } from '../contact.ts';
import type { OwnCoursePageProps } from './props.ts';
import { texts } from './texts.ts';

type ContactsProps = Pick<OwnCoursePageProps, 'page' | 'contacts'> &
  Partial<Pick<OwnCoursePageProps, 'readings'>>;

export function Contacts({ page, contacts, readings }: ContactsProps) {
  const { lang } = page;
  const text = texts[lang];
  if (contacts.length === 0) return <EmptyState text={text.none} />;
  return (
    <Definitions
      items={contacts.map((contact) => ({
        term: shortDate(lang, contact.heldOn),
        value: (
          <>
            {modeName[lang][contact.mode]}
            {contact.minutes === undefined ? '' : `, ${contact.minutes} ${text.minutes}`}
            {contact.mentors.length === 0 ? '' : `, ${joinWords(lang, contact.mentors)}`}{' '}
            {contact.kept === 'held' ? null : <Tag kind="soon">{attemptName[lang][contact.kept]}</Tag>}
            {contact.lifeAreas.length === 0 ? null : (
              <>
                <br />
                {lifeAreaList(lang, contact.lifeAreas)}
              </>
            )}
            {contact.note === '' ? null : (
              <>
                <br />
                {contact.note}
              </>
            )}
            <Receipt lang={lang} reading={readings?.get(contact.id)} />
          </>
        ),
      }))}
    />
  );
}
