-- Whose the username was, for as long as there is an account: the profile alone was deleted, and its owner may take the name again.
alter table username_tombstones add column owner uuid;

create index username_tombstones_owner_idx on username_tombstones (owner) where owner is not null;
