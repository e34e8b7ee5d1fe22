-- A mentor who is back before the day that was written says so without asking anybody, as of being away.
grant update (period, return_on) on programme.mentor_absence to primus_mentor;
create policy mentor_returns on programme.mentor_absence for update to primus_mentor
  using (mentor_id = (select programme.viewer_mentor())) with check (mentor_id = (select programme.viewer_mentor()));
