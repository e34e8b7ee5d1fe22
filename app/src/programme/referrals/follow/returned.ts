import type { Returned } from './page.tsx';

export const returnedTo = (form: string, returned: Returned | undefined) =>
  returned?.form === form ? returned : undefined;
