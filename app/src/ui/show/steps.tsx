import { useLang } from '../context.ts';
import type { Content, Words } from '../types.ts';
import { Icon } from './icon.tsx';

export type StepState = 'done' | 'current' | 'next' | 'skipped';

const words: Words<StepState> = {
  da: { done: 'gjort', current: 'nu', next: 'kommer', skipped: 'ikke nødvendig' },
  en: { done: 'done', current: 'now', next: 'to come', skipped: 'not needed' },
};

export interface Step {
  readonly text: string;
  readonly state: StepState;
  readonly href?: string | undefined;
  /** When it was done, by whom, or what it waits for. */
  readonly detail?: Content;
}

export interface StepsProps {
  readonly label: string;
  readonly items: readonly Step[];
}

/** What is done and what comes. */
export function Steps({ label, items }: StepsProps) {
  const lang = useLang();
  return (
    <ol class="pm-steps" aria-label={label}>
      {items.map((step, i) => (
        <li
          class={`pm-step pm-step--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="pm-step-sign" aria-hidden="true">
            {step.state === 'done' ? <Icon name="done" /> : step.state === 'skipped' ? '–' : i + 1}
          </span>
          <span class="pm-step-text">
            {step.href === undefined ? step.text : <a href={step.href}>{step.text}</a>}
            <span class="sr-only"> ({words[lang][step.state]})</span>
            {step.detail ? <span class="pm-step-detail">{step.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
