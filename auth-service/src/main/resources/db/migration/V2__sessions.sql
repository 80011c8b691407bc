-- Rises whenever sessions of the user are ended by others than themselves. A login reads it with the password's hash, and begins no
-- session of what is no longer true.
alter table users add column session_epoch bigint not null default 0;

create table sessions (
    id uuid primary key default uuidv7(),
    user_id uuid not null references users on delete cascade,
    -- Where it was seen last.
    address text not null,
    agent text not null check (length(agent) <= 200),
    created_at timestamptz not null,
    last_seen timestamptz not null,
    -- Without a refresh it ends then; never after expires_at.
    idle_until timestamptz not null check (idle_until <= expires_at),
    expires_at timestamptz not null,
    -- When the last access token of it expires.
    access_until timestamptz not null
);

create index sessions_by_user on sessions (user_id);
create index sessions_by_end on sessions (idle_until);

-- Of a refresh token there is only its SHA-256. A spent one stays as long as its session: who comes with it has stolen it, or was stolen
-- from.
create table refresh_tokens (
    hash bytea primary key,
    session_id uuid not null references sessions on delete cascade,
    spent_at timestamptz
);

create index refresh_tokens_by_session on refresh_tokens (session_id);
