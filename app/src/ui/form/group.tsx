import { fieldId, useForm, useLang } from '../context.ts';
import type { Content, Words } from '../types.ts';

const words: Words<'optional' | 'error'> = {
  da: { optional: '(frivilligt)', error: 'Ret dette: ' },
  en: { optional: '(optional)', error: 'Correct this: ' },
};

/** What every field has. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: Content;
  /** Overrides the form's own error of that name. */
  readonly error?: string | undefined;
  /** Fields are required unless marked optional; only the optional ones say so. */
  readonly optional?: boolean | undefined;
}

/** Ids and error of one field, from the form around it. */
export function useField({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const form = useForm();
  const key = name.replace(/\[\]$/u, '');
  const id = fieldId(form.id, key);
  const message = error ?? form.errors[key];
  const described = [hint ? `${id}-hint` : '', message ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    message,
    /** Attributes that tie the input to its hint and error. */
    aria: {
      'aria-describedby': described || undefined,
      'aria-invalid': message ? 'true' : undefined,
    },
  };
}

export const Optional = ({ when }: { readonly when?: boolean | undefined }) => {
  const lang = useLang();
  return when ? <span class="weight-normal"> {words[lang].optional}</span> : null;
};

export function HintAndError(props: {
  readonly id: string;
  readonly hint?: Content;
  readonly message?: string | undefined;
}) {
  const lang = useLang();
  return (
    <>
      {props.hint ? (
        <span class="form-hint" id={`${props.id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      {props.message ? (
        <span class="form-error-message" id={`${props.id}-error`}>
          <span class="sr-only">{words[lang].error}</span>
          {props.message}
        </span>
      ) : null}
    </>
  );
}

export interface GroupProps extends FieldProps {
  readonly children?: Content;
}

/** Label, hint, error and one input, in that order. */
export function Group({ name, label, hint, error, optional, children }: GroupProps) {
  const { id, message } = useField({ name, hint, error });
  return (
    <div class={message ? 'form-group form-error' : 'form-group'}>
      <label class="form-label" for={id}>
        {label}
        <Optional when={optional} />
      </label>
      <HintAndError id={id} hint={hint} message={message} />
      {children}
    </div>
  );
}

export interface ChoiceGroupProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: Content;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly class?: string | undefined;
  readonly children?: Content;
}

/** A fieldset with legend, hint and error around several inputs. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { id, message, aria } = useField(props);
  return (
    <div class={message ? 'form-group form-error' : 'form-group'}>
      <fieldset aria-describedby={aria['aria-describedby']} class={props.class}>
        <legend class="form-label">
          {props.legend}
          <Optional when={props.optional} />
        </legend>
        <HintAndError id={id} hint={props.hint} message={message} />
        {props.children}
      </fieldset>
    </div>
  );
}
