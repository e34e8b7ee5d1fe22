import type { Content } from '../types.ts';
import { Icon } from './icon.tsx';

export interface DefinitionsProps {
  readonly items: readonly { readonly term: string; readonly value: Content; readonly action?: Content }[];
}

/** What is known of one thing: term and value, with an action at the line's end where there is one. */
export const Definitions = ({ items }: DefinitionsProps) => (
  <dl class="pm-definitions">
    {items.map((item) => (
      <div>
        <dt>{item.term}</dt>
        <dd>
          <span>{item.value}</span>
          {item.action ? <span class="pm-definition-action">{item.action}</span> : null}
        </dd>
      </div>
    ))}
  </dl>
);

export interface CardProps {
  readonly title?: string | undefined;
  /** Level of the title; 2 unless the card stands under an h2. */
  readonly level?: 2 | 3 | undefined;
  readonly href?: string | undefined;
  /** The one action, at the foot. */
  readonly action?: Content;
  readonly children?: Content;
}

/** Where people act. */
export function Card({ title, level = 2, href, action, children }: CardProps) {
  const heading = href === undefined ? title : <a href={href}>{title}</a>;
  return (
    <section class="pm-card">
      {title === undefined ? null : level === 2 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
      {children}
      {action ? <div class="pm-card-action">{action}</div> : null}
    </section>
  );
}

/** Cards side by side where there is room. */
export const Cards = ({ children }: { readonly children?: Content }) => (
  <div class="pm-cards">{children}</div>
);

export type TagKind = 'done' | 'soon' | 'danger' | 'info' | 'neutral';

export interface TagProps {
  readonly kind?: TagKind | undefined;
  readonly children?: Content;
}

/** A state in one or two words; a sign beside the colour carries the same meaning. */
export const Tag = ({ kind = 'neutral', children }: TagProps) => (
  <span class={`pm-tag pm-tag--${kind}`}>
    {kind === 'neutral' ? null : <Icon name={kind} />}
    {children}
  </span>
);

export interface EmptyStateProps {
  /** Says that nothing is here and what comes next. */
  readonly text: string;
  readonly action?: Content;
}

export const EmptyState = ({ text, action }: EmptyStateProps) => (
  <div class="pm-empty">
    <p>{text}</p>
    {action}
  </div>
);

export interface DetailsProps {
  readonly summary: string;
  readonly open?: boolean | undefined;
  readonly children?: Content;
}

/** One click below: technical words, method, history. */
export const Details = ({ summary, open, children }: DetailsProps) => (
  <details class="details pm-details" open={open ?? false}>
    <summary class="details-summary">{summary}</summary>
    <div class="details-text">{children}</div>
  </details>
);

/** A section with its heading; `aside` stands at the heading's right: a link, a count. */
export const Section = (props: {
  readonly title: string;
  readonly aside?: Content;
  readonly children?: Content;
}) => (
  <section class="pm-section">
    <div class="pm-section-head">
      <h2>{props.title}</h2>
      {props.aside ? <div class="pm-section-aside">{props.aside}</div> : null}
    </div>
    {props.children}
  </section>
);

/** One line of figures at the top of a page; every figure is a link to its list. */
export const Figures = (props: {
  readonly items: readonly {
    readonly value: string;
    readonly text: string;
    readonly href?: string | undefined;
  }[];
}) => (
  <ul class="pm-figures">
    {props.items.map((item) => (
      <li>
        {item.href === undefined ? (
          <span>
            <strong>{item.value}</strong> {item.text}
          </span>
        ) : (
          <a href={item.href}>
            <strong>{item.value}</strong> {item.text}
          </a>
        )}
      </li>
    ))}
  </ul>
);
