export { LangProvider, useLang } from './context.ts';
export {
  Button,
  type ButtonKind,
  ButtonLink,
  type ButtonLinkProps,
  type ButtonProps,
  PostButton,
  type PostButtonProps,
} from './form/buttons.tsx';
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxGroupProps,
  type CheckboxProps,
  type ChoiceVariant,
  type Option,
  RadioGroup,
  type RadioGroupProps,
  Select,
  type SelectProps,
  useFieldId,
} from './form/choices.tsx';
export {
  DateField,
  type DateFieldProps,
  type FieldWidth,
  FileField,
  type FileFieldProps,
  NumberField,
  type NumberFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
  TimeField,
  type TimeFieldProps,
} from './form/fields.tsx';
export { ErrorSummary, type ErrorSummaryProps, Form, type FormProps } from './form/form.tsx';
export type { FieldProps } from './form/group.tsx';
export { Hidden, HiddenFields } from './form/hidden.tsx';
export { ConfirmPage, type ConfirmPageProps } from './page/confirm.tsx';
export { LangSwitch, langHref } from './page/lang.tsx';
export { Mark } from './page/mark.tsx';
export { type Crumb, Page, type PageProps } from './page/page.tsx';
export { PublicPage, type PublicPageProps } from './page/public.tsx';
export {
  Card,
  type CardProps,
  Cards,
  Definitions,
  type DefinitionsProps,
  Details,
  type DetailsProps,
  EmptyState,
  type EmptyStateProps,
  Figures,
  Section,
  Tag,
  type TagKind,
  type TagProps,
} from './show/blocks.tsx';
export { DayLine, type DayLineProps, DayList, type DayTone } from './show/day.tsx';
export { Figure, type FigureProps } from './show/figure.tsx';
export { Icon, type IconName } from './show/icon.tsx';
export { Alert, type AlertKind, type AlertProps, Notice } from './show/notice.tsx';
export { Pagination, type PaginationProps } from './show/pagination.tsx';
export { type Step, type StepState, Steps, type StepsProps } from './show/steps.tsx';
export {
  type Column,
  PlainTable,
  type PlainTableProps,
  type Row,
  Table,
  type TableProps,
} from './show/table.tsx';
export {
  type EventState,
  Timeline,
  type TimelineEvent,
  type TimelinePhase,
  type TimelineProps,
} from './show/timeline.tsx';
export {
  type DateStyle,
  daysPhrase,
  formatDate,
  formatInstant,
  formatTime,
  parseDate,
} from './text/dates.ts';
export { lix, plainLix, wordsIn } from './text/lix.ts';
export {
  formatIntervalOf100,
  formatKroner,
  formatNumber,
  formatPercentOf100,
  plural,
} from './text/numbers.ts';
export { compareDanish, joinWords, sentence } from './text/words.ts';
export {
  type Content,
  type FormErrors,
  frameRoutes,
  hiddenFields,
  type Lang,
  type PageContext,
  type PageNotice,
  type Words,
} from './types.ts';
