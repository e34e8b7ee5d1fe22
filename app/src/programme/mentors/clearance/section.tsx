import { Definitions, type Lang, type PageContext, PostButton, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import type { PrisonAccess } from './store.ts';
import { texts } from './texts.ts';

interface Props {
  readonly page: PageContext;
  readonly mentorId: string;
  readonly access: readonly PrisonAccess[];
  readonly today: Temporal.PlainDate;
}

const State = ({ lang, one, today }: { lang: Lang; one: PrisonAccess; today: Temporal.PlainDate }) => {
  const text = texts[lang];
  if (one.cleared !== undefined) {
    const { until } = one.cleared;
    return <Tag kind="done">{text.cleared(until === undefined ? undefined : shortDate(lang, until))}</Tag>;
  }
  if (one.asked !== undefined) {
    const { on, through } = one.asked;
    const days = on.until(today).days;
    const said = days === 0 ? text.askedToday : text.asked(shortDate(lang, on), days);
    return (
      <Tag kind={days > one.lead.days ? 'soon' : 'info'}>
        {through === undefined ? said : `${said}, ${text.through(through)}`}
      </Tag>
    );
  }
  return one.refusedOn === undefined ? (
    <Tag>{text.nothing}</Tag>
  ) : (
    <Tag kind="danger">{text.refused(shortDate(lang, one.refusedOn))}</Tag>
  );
};

/** So many links are offered; the prison answers about the mentor whichever it is asked through. */
const shownLinks = 3;

/** What a coordinator can write down of one prison now, each in one press. */
function Presses({ page, mentorId, one }: Omit<Props, 'access' | 'today'> & { readonly one: PrisonAccess }) {
  const text = texts[page.lang];
  const press = (did: 'asked' | 'approved' | 'refused', said: string, referral = '') => (
    <PostButton
      page={page}
      action={`/mentors/${mentorId}/clearance`}
      fields={{ prison: one.prisonId, did, referral }}
      text={said}
      context={one.prison}
      kind="quiet"
    />
  );
  if (one.asked === undefined) {
    if (one.cleared !== undefined) return null;
    if (one.links.length === 0) return press('asked', text.ask);
    return (
      <>
        {one.links
          .slice(0, shownLinks)
          .map(({ referralId, number }) => press('asked', text.askThrough(number), referralId))}
        {press('asked', text.askElse)}
      </>
    );
  }
  return (
    <>
      {press('approved', text.approve)}
      {press('refused', text.refuse)}
    </>
  );
}

/** Each prison that matters to the mentor: where it stands, how long an answer takes, and the next press. */
export function ClearanceSection({ page, mentorId, access, today }: Props) {
  const { lang } = page;
  const text = texts[lang];
  if (access.length === 0) return <p>{text.none}</p>;
  return (
    <Definitions
      items={access.map((one) => ({
        term: one.prison,
        value: (
          <>
            <State lang={lang} one={one} today={today} /> {text.waiting(one.waiting)}.{' '}
            {one.cleared !== undefined
              ? null
              : one.lead.measured
                ? text.lead(one.lead.days, one.lead.answers)
                : text.leadSet(one.lead.days)}
          </>
        ),
        action: <Presses page={page} mentorId={mentorId} one={one} />,
      }))}
    />
  );
}
