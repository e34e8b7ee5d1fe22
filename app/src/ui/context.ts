import { createContext, useContext } from 'hono/jsx';
import type { FormErrors, Lang } from './types.ts';

const LangContext = createContext<Lang>('da');

/** Provides the language to every component inside a page. */
export const LangProvider = LangContext.Provider;

/** The language of the page around this component; Danish outside a page. */
export const useLang = (): Lang => useContext(LangContext);

interface FormScope {
  readonly id: string;
  readonly errors: FormErrors;
}

const FormContext = createContext<FormScope>({ id: 'f', errors: {} });

/** Provides errors and the id prefix to the fields of one form. */
export const FormProvider = FormContext.Provider;

export const useForm = (): FormScope => useContext(FormContext);

/** Id of a field: what its label, its error and the error summary point to. */
export const fieldId = (formId: string, name: string): string => `${formId}-${name}`;
