import { Definitions, formatInstant, Tag } from '../../../ui/index.ts';
import type { OwnCoursePageProps } from './props.ts';
import { texts } from './texts.ts';

/** The receipt: sent when, and whether the coordinator has handled it. */
export function Receipts({ page, concerns }: Pick<OwnCoursePageProps, 'page' | 'concerns'>) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Definitions
      items={concerns.map((concern) => ({
        term: `${text.sent} ${formatInstant(lang, concern.raisedAt, 'day')}`,
        value:
          concern.handledAt === undefined ? (
            <Tag kind="info">{text.waiting}</Tag>
          ) : (
            <Tag kind="done">{`${text.handled} ${formatInstant(lang, concern.handledAt, 'day')}`}</Tag>
          ),
      }))}
    />
  );
}
