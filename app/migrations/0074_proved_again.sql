-- When whoever holds the session proved once more who they are, after the sign-in that made it.
alter table auth.session add column "provedAt" timestamptz;
