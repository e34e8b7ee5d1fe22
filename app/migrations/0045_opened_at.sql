-- Two courses of a person may open on one day: the instant says which came last. Of those before, only the day is known.
alter table programme.course add column opened_at timestamptz;
update programme.course set opened_at = opened_on;
alter table programme.course alter column opened_at set default clock_timestamp(), alter column opened_at set not null;
