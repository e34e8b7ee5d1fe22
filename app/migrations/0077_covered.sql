-- Tables of personal data that came after `privacy.covers`: read for a copy of the own data, and emptied by an erasure.
select privacy.covers(t) from unnest(array['programme.person_change', 'programme.person_merge',
  'programme.merged_row']::regclass[]) t;
