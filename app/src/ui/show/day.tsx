import type { Content } from '../types.ts';
import { Icon, type IconName } from './icon.tsx';

export type DayTone = 'danger' | 'soon' | 'info' | 'done';

const signs: Readonly<Record<DayTone, IconName>> = {
  danger: 'danger',
  soon: 'soon',
  info: 'next',
  done: 'done',
};

export interface DayLineProps {
  /** danger: must be acted on now; soon: this week; info: waits for you; done: just done, fades, has its undo. */
  readonly tone?: DayTone | undefined;
  /** One action. */
  readonly action?: Content;
  /** A quiet second line: branch, when it was noticed. */
  readonly meta?: Content;
  /** The sentence: who, what, when, why it needs you. */
  readonly children?: Content;
}

/** A sentence with one action at its end. */
export const DayLine = ({ tone = 'info', action, meta, children }: DayLineProps) => (
  <li class={`pm-day pm-day--${tone}`}>
    <Icon name={signs[tone]} />
    <div class="pm-day-text">
      <p>{children}</p>
      {meta ? <p class="pm-day-meta">{meta}</p> : null}
    </div>
    {action ? <div class="pm-day-action">{action}</div> : null}
  </li>
);

/** The list that holds day lines; the label is its heading's text for screen readers. */
export const DayList = ({ label, children }: { readonly label: string; readonly children?: Content }) => (
  <ul class="pm-days" aria-label={label}>
    {children}
  </ul>
);
