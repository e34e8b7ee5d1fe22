-- What was made after the versions is watched as well.
select office.watch_branch_tables();
