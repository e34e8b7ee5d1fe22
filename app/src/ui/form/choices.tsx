import { fieldId, useForm, useLang } from '../context.ts';
import type { Content, Words } from '../types.ts';
import {
  ChoiceGroup,
  type ChoiceGroupProps,
  type FieldProps,
  Group,
  HintAndError,
  useField,
} from './group.tsx';

const words: Words<'choose'> = { da: { choose: 'Vælg' }, en: { choose: 'Choose' } };

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: Content;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  /** Text of the empty first choice; there is none when the list must have a value already. */
  readonly empty?: string | false | undefined;
}

export function Select(props: SelectProps) {
  const lang = useLang();
  const { id, aria } = useField(props);
  return (
    <Group {...props}>
      <select id={id} name={props.name} class="form-select" required={!props.optional} {...aria}>
        {props.empty === false ? null : <option value="">{props.empty ?? words[lang].choose}</option>}
        {props.options.map((option) => (
          <option
            value={option.value}
            selected={option.value === props.value}
            disabled={option.disabled ?? false}
          >
            {option.text}
          </option>
        ))}
      </select>
    </Group>
  );
}

/** plain: a list; big: buttons for a thumb; chips: short words side by side. */
export type ChoiceVariant = 'plain' | 'big' | 'chips';

type GroupBase = Omit<ChoiceGroupProps, 'children' | 'class'>;

interface ItemProps {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
  readonly invalid: boolean;
}

const Item = ({ type, id, name, option, checked, invalid }: ItemProps) => (
  <div class={`form-group-${type}`}>
    <input
      type={type}
      id={id}
      name={name}
      value={option.value}
      class={`form-${type}`}
      checked={checked}
      disabled={option.disabled ?? false}
      aria-describedby={option.hint ? `${id}-hint` : undefined}
      aria-invalid={invalid && type === 'checkbox' ? 'true' : undefined}
    />
    <label for={id}>{option.text}</label>
    {option.hint ? (
      <span class="form-hint" id={`${id}-hint`}>
        {option.hint}
      </span>
    ) : null}
  </div>
);

/** The first choice carries the field's own id, so that the error summary lands on it. */
const itemId = (base: string, index: number): string => (index === 0 ? base : `${base}-${index + 1}`);

const variantClass = (variant: ChoiceVariant = 'plain') =>
  variant === 'plain' ? undefined : `pm-${variant}`;

export interface RadioGroupProps extends GroupBase {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly variant?: ChoiceVariant | undefined;
}

export function RadioGroup(props: RadioGroupProps) {
  const { id, message } = useField(props);
  return (
    <ChoiceGroup {...props} class={variantClass(props.variant)}>
      {props.options.map((option, i) => (
        <Item
          type="radio"
          id={itemId(id, i)}
          name={props.name}
          option={option}
          checked={option.value === props.value}
          invalid={message !== undefined}
        />
      ))}
    </ChoiceGroup>
  );
}

/** A list is posted under `name[]`, so that one choice arrives as a list too; its error is keyed by `name`. */
const listName = (name: string): string => (name.endsWith('[]') ? name : `${name}[]`);

export interface CheckboxGroupProps extends GroupBase {
  readonly options: readonly Option[];
  readonly values?: readonly string[] | undefined;
  readonly variant?: ChoiceVariant | undefined;
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const { id, message } = useField(props);
  return (
    <ChoiceGroup {...props} class={variantClass(props.variant)}>
      {props.options.map((option, i) => (
        <Item
          type="checkbox"
          id={itemId(id, i)}
          name={listName(props.name)}
          option={option}
          checked={props.values?.includes(option.value) ?? false}
          invalid={message !== undefined}
        />
      ))}
    </ChoiceGroup>
  );
}

export interface CheckboxProps {
  readonly name: string;
  readonly label: Content;
  readonly checked?: boolean | undefined;
  /** What is posted when it is ticked; 'yes' unless told. */
  readonly value?: string | undefined;
  readonly hint?: Content;
  readonly error?: string | undefined;
  /** concern: the always-visible "I am worried" of a phone page. */
  readonly tone?: 'concern' | undefined;
}

/** One box with its own sentence. */
export function Checkbox(props: CheckboxProps) {
  const { id, message, aria } = useField(props);
  const classes = ['form-group', message ? 'form-error' : '', props.tone ? `pm-${props.tone}` : ''];
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value={props.value ?? 'yes'}
          class="form-checkbox"
          checked={props.checked ?? false}
          {...aria}
        />
        <label for={id}>{props.label}</label>
        <HintAndError id={id} hint={props.hint} message={message} />
      </div>
    </div>
  );
}

/** Id of a field inside the form around it, for links that point at it. */
export const useFieldId = (name: string): string => fieldId(useForm().id, name);
