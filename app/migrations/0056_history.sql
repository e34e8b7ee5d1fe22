-- What was done with a person, a mentor, a referral or a course, and who has looked: for the coordinators of the branch.
-- Details stay in the trail; here are the moment, who and what.
create function audit.history_of(subjects text[], most integer)
returns table (seq bigint, at timestamptz, actor text, action text)
language sql stable security definer
begin atomic
  select e.seq, e.at, e.actor, e.action from audit.event e
  where e.subject = any (history_of.subjects) and e.organisation_id = office.viewer_organisation()
    and office.viewer_has('coordinator')
    and (e.branch_id = any (office.viewer_branches())
         -- Who looks leaves no branch behind: the subject's own is asked.
         or (e.branch_id is null and exists (
               select 1 from programme.person p where p.id = any (history_of.subjects::uuid[]) and p.id::text = e.subject
                 and p.branch_id = any (office.viewer_branches())
               union all
               select 1 from programme.mentor m where m.id = any (history_of.subjects::uuid[]) and m.id::text = e.subject
                 and m.branch_id = any (office.viewer_branches())
               union all
               select 1 from programme.referral r where r.id = any (history_of.subjects::uuid[]) and r.id::text = e.subject
                 and r.branch_id = any (office.viewer_branches())
               union all
               select 1 from programme.course c where c.id = any (history_of.subjects::uuid[]) and c.id::text = e.subject
                 and c.branch_id = any (office.viewer_branches()))))
  order by e.seq desc limit least(history_of.most, 500);
end;
revoke execute on function audit.history_of from public;
grant execute on function audit.history_of to primus_case;
