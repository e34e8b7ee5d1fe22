import type { Content, PageContext } from '../types.ts';
import { carriedBy, HiddenFields } from './hidden.tsx';

/** primary: the one next step; secondary: another way; quiet: beside a line; danger: cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const classes: Readonly<Record<ButtonKind, string>> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  quiet: 'button button-tertiary',
  danger: 'button button-warning',
};

export interface ButtonProps {
  readonly kind?: ButtonKind | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form around it to another address than the form's own: a second way on, without JavaScript. */
  readonly formAction?: string | undefined;
  /** Said by a screen reader after the text, where the text alone does not tell which one: "Accepter (Mikkel)". */
  readonly context?: string | undefined;
  readonly children?: Content;
}

const Context = ({ text }: { readonly text?: string | undefined }) =>
  text === undefined ? null : <span class="sr-only"> {text}</span>;

export const Button = ({
  kind = 'primary',
  type = 'submit',
  name,
  value,
  formAction,
  context,
  children,
}: ButtonProps) => (
  <button type={type} class={classes[kind]} name={name} value={value} formaction={formAction}>
    {children}
    <Context text={context} />
  </button>
);

export interface ButtonLinkProps {
  readonly href: string;
  readonly kind?: ButtonKind | undefined;
  readonly context?: string | undefined;
  readonly download?: boolean | undefined;
  readonly children?: Content;
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export const ButtonLink = ({ href, kind = 'primary', context, download, children }: ButtonLinkProps) => (
  <a href={href} class={classes[kind]} download={download}>
    {children}
    <Context text={context} />
  </a>
);

export interface PostButtonProps {
  readonly page: PageContext;
  readonly action: string;
  readonly text: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly context?: string | undefined;
  /** One UUID per rendering, so that two presses do one thing. */
  readonly requestId?: string | undefined;
}

/** A form of one button, for an action done in place. */
export function PostButton(props: PostButtonProps) {
  const { page, action, text, fields = {}, kind = 'secondary', context } = props;
  const request = props.requestId ?? crypto.randomUUID();
  return (
    <form method="post" action={action} class="pm-inline-form">
      <HiddenFields fields={{ ...carriedBy(page, request), ...fields }} />
      <Button kind={kind} context={context}>
        {text}
      </Button>
    </form>
  );
}
