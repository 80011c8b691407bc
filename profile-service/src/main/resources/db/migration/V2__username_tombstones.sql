-- Usernames of accounts that are gone, which nobody may have yet: SHA-256 of the name in lower case, and no word of whose it was.
create table username_tombstones (
    hash bytea primary key,
    expires_at timestamptz not null
);
