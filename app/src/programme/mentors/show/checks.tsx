import { Table } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { validUntil } from '../approval.ts';
import { checkName } from '../texts.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

export function Checks({ page, checks, names }: MentorPageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (checks.length === 0) return <p>{text.noChecks}</p>;
  return (
    <Table
      caption={text.checksHelp}
      columns={[
        { key: 'kind', text: text.kind },
        { key: 'seen', text: text.seenOn },
        { key: 'until', text: text.validUntil },
        { key: 'by', text: text.seenBy },
      ]}
      rows={checks.map((check) => {
        const end = validUntil(check);
        return {
          kind:
            check.prison === undefined
              ? checkName[lang][check.kind]
              : `${checkName[lang][check.kind]}: ${check.prison}`,
          seen: shortDate(lang, check.seenOn),
          until: end === undefined ? text.noEnd : shortDate(lang, end),
          by: names.get(check.recordedBy) ?? text.notStated,
        };
      })}
    />
  );
}
