import { PostButton } from '../form/buttons.tsx';
import type { Content, PageContext } from '../types.ts';
import { Icon, type IconName } from './icon.tsx';

export type AlertKind = 'info' | 'done' | 'warning' | 'danger';

const look: Readonly<Record<AlertKind, readonly [string, IconName]>> = {
  info: ['alert-info', 'info'],
  done: ['alert-success', 'done'],
  warning: ['alert-warning', 'soon'],
  danger: ['alert-error', 'danger'],
};

export interface AlertProps {
  readonly kind: AlertKind;
  readonly title?: string | undefined;
  readonly children?: Content;
}

/** A box beside the text: something the reader must know before going on. Not for what was just done. */
export function Alert({ kind, title, children }: AlertProps) {
  const [variant, icon] = look[kind];
  return (
    <div class={`alert ${variant}`}>
      <Icon name={icon} />
      <div class="alert-body">
        {title === undefined ? null : <h2 class="alert-heading">{title}</h2>}
        <div class="alert-text">{children}</div>
      </div>
    </div>
  );
}

const noticeLook = { done: look.done, info: look.info, warning: look.warning } as const;

/** What was just done, once, at the top of the next page, with its undo. */
export function Notice({ page }: { readonly page: PageContext }) {
  const { notice } = page;
  if (notice === undefined) return null;
  const [variant, icon] = noticeLook[notice.kind];
  return (
    <div class={`alert ${variant} pm-notice`} role="status">
      <Icon name={icon} />
      <div class="alert-body">
        <p class="alert-text">{notice.text}</p>
        {notice.undo ? (
          <PostButton
            page={page}
            action={notice.undo.action}
            fields={notice.undo.fields}
            text={notice.undo.text}
            kind="quiet"
          />
        ) : null}
      </div>
    </div>
  );
}
