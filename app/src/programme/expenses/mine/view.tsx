import {
  DateField,
  EmptyState,
  Form,
  type FormErrors,
  formatDate,
  NumberField,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
  Select,
  Table,
  Tag,
  TextField,
} from '../../../ui/index.ts';
import { type Expense, expenseKinds, noteLetters, type Rate } from '../expense.ts';
import type { ExpenseCourse } from '../store.ts';
import { expenseText, inKroner, stateKind, texts } from '../texts.ts';

export interface MyExpensesProps {
  readonly page: PageContext;
  readonly courses: readonly ExpenseCourse[];
  readonly expenses: readonly Expense[];
  /** The rate of today. */
  readonly rate: Rate | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

const NewExpense = ({ page, courses, rate, values, errors, requestId }: MyExpensesProps) => {
  const { lang } = page;
  const text = texts[lang];
  const [only] = courses;
  return (
    <Form
      page={page}
      action="/my/expenses"
      submit={text.save}
      errors={errors}
      requestId={requestId}
      hidden={rate === undefined ? { kind: 'outlay' } : undefined}
      thumb
    >
      <Select
        name="course"
        label={text.course}
        value={values['course'] ?? (courses.length === 1 ? only?.courseId : undefined)}
        options={courses.map(({ courseId, label, until }) => ({
          value: courseId,
          text: until === undefined ? label : text.left(label, formatDate(lang, until, 'short')),
        }))}
      />
      {rate === undefined ? null : (
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind']}
          options={expenseKinds.map((value) => ({ value, text: text.kinds[value] }))}
        />
      )}
      <p>
        {rate === undefined
          ? text.noRate
          : text.rate(inKroner(lang, rate.orePerKm), formatDate(lang, rate.from, 'short'))}
      </p>
      <DateField name="spentOn" label={text.day} value={values['spentOn']} />
      {rate === undefined ? null : (
        <NumberField name="km" label={text.km} hint={text.kmHint} value={values['km']} optional />
      )}
      <TextField
        name="amount"
        label={text.amount}
        hint={text.amountHint}
        value={values['amount']}
        width="s"
        optional={rate !== undefined}
      />
      <TextField
        name="note"
        label={text.note}
        hint={text.noteHint}
        value={values['note']}
        maxLength={noteLetters}
        optional
      />
    </Form>
  );
};

/** A mentor's own expenses, and the form for one more. */
export function MyExpensesPage(props: MyExpensesProps) {
  const { page, courses, expenses } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.mine}
      lead={text.lead}
      back={{ href: '/my', text: text.back }}
      errors={props.errors}
    >
      {courses.length === 0 ? <EmptyState text={text.noCourse} /> : <NewExpense {...props} />}
      <Section title={text.list}>
        {expenses.length === 0 ? (
          <EmptyState text={text.none} />
        ) : (
          <Table
            caption={text.list}
            captionHidden
            columns={[
              { key: 'day', text: text.day },
              { key: 'what', text: text.kind },
              { key: 'amount', text: text.amount, numeric: true },
              { key: 'state', text: text.state },
            ]}
            rows={expenses.map((expense) => ({
              day: formatDate(lang, expense.spentOn, 'short'),
              what: expenseText(lang, expense),
              amount: inKroner(lang, expense.amountOre),
              state: (
                <>
                  <Tag kind={stateKind[expense.state]}>{text.states[expense.state]}</Tag>
                  {expense.reason === '' ? '' : ` ${expense.reason}`}
                  {expense.state === 'written' ? (
                    <PostButton
                      page={page}
                      action="/my/expenses/take-back"
                      text={text.takeBack}
                      context={expenseText(lang, expense)}
                      fields={{ expense: expense.id }}
                    />
                  ) : null}
                </>
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
