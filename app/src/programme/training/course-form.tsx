import { Checkbox, Form, type FormErrors, NumberField, type PageContext, TextField } from '../../ui/index.ts';
import type { TrainingCourse } from '../mentors/demands.ts';
import { texts } from './texts.ts';

export interface Returned {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

interface FieldsProps {
  readonly page: PageContext;
  readonly course?: TrainingCourse;
  readonly returned?: Returned | undefined;
}

const valuesOf = (course: TrainingCourse | undefined): Readonly<Record<string, string>> =>
  course === undefined
    ? {}
    : {
        da: course.name.da,
        en: course.name.en,
        hours: String(course.hours),
        required: course.required ? 'yes' : '',
        refresherMonths: course.refresherMonths === undefined ? '' : String(course.refresherMonths),
      };

export function CourseForm({ page, course, returned }: FieldsProps) {
  const text = texts[page.lang];
  const values = returned?.values ?? valuesOf(course);
  return (
    <Form
      page={page}
      id={course === undefined ? 'new' : `t${course.id}`}
      action="/settings/training"
      submit={text.save}
      submitKind="secondary"
      errors={returned?.errors}
      requestId={returned?.values['_request']}
      hidden={{ id: course?.id ?? '' }}
    >
      <TextField name="da" label={text.name} value={values['da']} />
      <TextField name="en" label={text.nameEn} value={values['en']} />
      <NumberField name="hours" label={text.hours} value={values['hours']} />
      <Checkbox name="required" label={text.required} checked={values['required'] === 'yes'} />
      <NumberField
        name="refresherMonths"
        label={text.refresher}
        hint={text.refresherHint}
        value={values['refresherMonths']}
        optional
      />
    </Form>
  );
}
