import { FormProvider, fieldId, useLang } from '../context.ts';
import type { Content, FormErrors, PageContext, Words } from '../types.ts';
import { Button, type ButtonKind } from './buttons.tsx';
import { carriedBy, HiddenFields } from './hidden.tsx';

const words: Words<'one' | 'many' | 'help'> = {
  da: {
    one: 'Der er én ting at rette',
    many: 'Der er {n} ting at rette',
    help: 'Det, du har skrevet, er her stadig.',
  },
  en: {
    one: 'There is one thing to correct',
    many: 'There are {n} things to correct',
    help: 'What you wrote is still here.',
  },
};

export interface ErrorSummaryProps {
  readonly errors?: FormErrors | undefined;
  /** Id prefix of the form whose fields are linked; 'f' unless told. */
  readonly formId?: string | undefined;
}

/** What went wrong, first in the form, with a link to each field. Nothing when there is nothing. */
export function ErrorSummary({ errors = {}, formId = 'f' }: ErrorSummaryProps) {
  const lang = useLang();
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  const title =
    entries.length === 1 ? words[lang].one : words[lang].many.replace('{n}', String(entries.length));
  return (
    <div class="alert alert-error pm-error-summary" role="alert" tabindex={-1} data-error-summary="">
      <h2 class="alert-heading">{title}</h2>
      <ul class="nobullet-list">
        {entries.map(([name, text]) => (
          <li>{name === '' ? text : <a href={`#${fieldId(formId, name)}`}>{text}</a>}</li>
        ))}
      </ul>
      <p class="alert-text">{words[lang].help}</p>
    </div>
  );
}

export interface FormProps {
  readonly page: PageContext;
  readonly action: string;
  /** Text of the one primary button. */
  readonly submit: string;
  readonly submitKind?: ButtonKind | undefined;
  readonly errors?: FormErrors | undefined;
  /** One UUID per rendering; the same one again when a form comes back with errors. */
  readonly requestId?: string | undefined;
  /** Stands beside the primary button: a cancel link, a second button. */
  readonly secondary?: Content;
  /** Id prefix of the fields; needed only when a page has two forms with the same field names. */
  readonly id?: string | undefined;
  /** Keeps the text on this device until it has been sent; a key that names the record, e.g. `contact:42`. */
  readonly draft?: string | undefined;
  /** Keeps the primary button at the thumb on a phone. */
  readonly thumb?: boolean | undefined;
  /** The form carries files. */
  readonly files?: boolean | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly children?: Content;
}

/** A form that works without JavaScript: hidden token and request id, errors first, one primary button. */
export function Form(props: FormProps) {
  const { page, errors = {}, id = 'f' } = props;
  const request = props.requestId ?? crypto.randomUUID();
  return (
    <form
      method="post"
      action={props.action}
      class="pm-form"
      novalidate={true}
      enctype={props.files ? 'multipart/form-data' : undefined}
      data-draft={props.draft}
    >
      <HiddenFields fields={{ ...carriedBy(page, request), ...props.hidden }} />
      <ErrorSummary errors={errors} formId={id} />
      <FormProvider value={{ id, errors }}>{props.children}</FormProvider>
      <div class={props.thumb ? 'pm-actions pm-actions--thumb' : 'pm-actions'}>
        <Button kind={props.submitKind ?? 'primary'}>{props.submit}</Button>
        {props.secondary}
      </div>
    </form>
  );
}
