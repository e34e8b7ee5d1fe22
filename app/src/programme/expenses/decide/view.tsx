import {
  CheckboxGroup,
  EmptyState,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  TextField,
} from '../../../ui/index.ts';
import { type Expense, noteLetters } from '../expense.ts';
import { expenseText, inKroner, texts } from '../texts.ts';

export interface DecidePageProps {
  readonly page: PageContext;
  readonly expenses: readonly Expense[];
  readonly values: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly errors: FormErrors;
  readonly requestId: string;
}

/** What waits for the coordinator: many are decided at once. */
export function DecidePage({ page, expenses, values, chosen, errors, requestId }: DecidePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const others = expenses.filter((expense) => !expense.own);
  const own = others.length < expenses.length ? <p>{text.ownWaits}</p> : null;
  if (others.length === 0)
    return (
      <Page page={page} title={text.decide}>
        <EmptyState text={text.nothing} />
        {own}
      </Page>
    );
  const sum = others.reduce((all, { amountOre }) => all + amountOre, 0);
  return (
    <Page
      page={page}
      title={text.decide}
      lead={text.waiting(others.length, inKroner(lang, sum))}
      errors={errors}
    >
      <Form
        page={page}
        action="/expenses"
        submit={text.approve}
        errors={errors}
        requestId={requestId}
        secondary={
          <button type="submit" name="refuse" value="yes" class="button button-secondary">
            {text.refuse}
          </button>
        }
      >
        <CheckboxGroup
          name="expenses"
          legend={text.pick}
          values={chosen}
          options={others.map((expense) => ({
            value: expense.id,
            text: `${expense.mentor}, ${formatDate(lang, expense.spentOn, 'short')}, ${inKroner(lang, expense.amountOre)}`,
            hint: expenseText(lang, expense),
          }))}
        />
        <TextField
          name="reason"
          label={text.reason}
          value={values['reason']}
          maxLength={noteLetters}
          optional
        />
      </Form>
      {own}
    </Page>
  );
}
