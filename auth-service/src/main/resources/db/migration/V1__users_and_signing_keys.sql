create table users (
    id uuid primary key default uuidv7(),
    email text not null,
    -- One address has one key, however it is written: lower case, domain in ASCII. The service computes it.
    email_key text not null unique,
    password_hash text not null,
    time_created timestamptz not null default now()
);

-- A key is published from its creation on, signs from signs_from until a newer one does, and is believed until expires_at.
create table signing_keys (
    kid text primary key,
    x text not null,
    sealed_private_key text not null,
    created_at timestamptz not null default now(),
    signs_from timestamptz not null default now(),
    expires_at timestamptz check (expires_at > signs_from)
);
