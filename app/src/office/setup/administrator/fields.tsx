import { TextField, useLang } from '../../../ui/index.ts';
import { passwordLength } from '../../accounts/accounts.ts';

const texts = {
  da: {
    name: 'Dit navn',
    email: 'Din mailadresse',
    password: 'Adgangskode',
    hint: `Mindst ${passwordLength.least} tegn. Fire tilfældige ord er gode og lette at huske.`,
  },
  en: {
    name: 'Your name',
    email: 'Your mail address',
    password: 'Password',
    hint: `At least ${passwordLength.least} characters. Four random words are good and easy to remember.`,
  },
} as const;

export interface AdministratorFieldsProps {
  readonly values: Readonly<Record<string, string>>;
}

/** Name, mail address and a new password. What was typed as a password never comes back. */
export function AdministratorFields({ values }: AdministratorFieldsProps) {
  const text = texts[useLang()];
  return (
    <>
      <TextField name="name" label={text.name} autocomplete="name" value={values['name']} />
      <TextField
        name="email"
        label={text.email}
        type="email"
        autocomplete="username"
        value={values['email']}
      />
      <TextField
        name="password"
        label={text.password}
        hint={text.hint}
        type="password"
        autocomplete="new-password"
      />
    </>
  );
}
