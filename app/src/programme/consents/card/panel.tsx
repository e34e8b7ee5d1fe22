import { formatDate, type Lang, type PageContext, PostButton, Section } from '../../../ui/index.ts';
import { cardDay, lastCardDay } from './code.ts';
import type { StandingCard } from './store.ts';
import { texts } from './texts.ts';

interface CardPanelProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly card: StandingCard | undefined;
  /** The date of birth is known: without it nobody comes in with a card. */
  readonly born: boolean;
}

const day = (lang: Lang, on: Temporal.PlainDate): string => formatDate(lang, on, 'day');

/** The participant's own way in: whether there is a card, a new one, and the end of it. */
export function CardPanel({ page, personId, card, born }: CardPanelProps) {
  const { lang } = page;
  const text = texts[lang];
  const action = `/people/${personId}/card`;
  return (
    <Section title={text.title}>
      <p>{text.about}</p>
      {card === undefined ? null : (
        <p>{text.standing(day(lang, cardDay(card.made_at)), day(lang, lastCardDay(card.expires_at)))}</p>
      )}
      <div class="pm-actions">
        {born ? (
          <PostButton page={page} action={action} text={card === undefined ? text.make : text.again} />
        ) : (
          <a href={`/people/${personId}/birth-date`}>{text.needsBirthDate}</a>
        )}
        {card === undefined ? null : (
          <PostButton page={page} action={`${action}/revoke`} text={text.revoke} kind="quiet" />
        )}
      </div>
    </Section>
  );
}
