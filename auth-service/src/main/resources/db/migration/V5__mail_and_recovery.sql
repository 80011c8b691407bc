alter table users add column email_verified_at timestamptz;

-- Mail that is to be sent; gone when it is. What it is about is sealed: addresses stand in users alone.
create table mails (
    id uuid primary key default uuidv7(),
    occasion text not null,
    sealed text not null,
    ordered_at timestamptz not null default clock_timestamp(),
    due_at timestamptz not null default clock_timestamp(),
    attempts int not null default 0
);

create index mails_by_due on mails (due_at);

-- A user has one token for each purpose, the last one. Only its SHA-256 is here.
create table recovery_tokens (
    user_id uuid not null references users on delete cascade,
    purpose text not null,
    hash bytea not null unique,
    expires_at timestamptz not null,
    primary key (user_id, purpose)
);
