-- Wrong passwords: of an account on a network, of an account, of a network. Keys are HMACs, so no address stands here, neither of mail nor
-- of a machine. Unlogged, since a try is counted before its password is looked at and nobody should wait for the disk twice: a crash of
-- the server forgets the counts, and whoever guesses has the first tries anew.
create unlogged table login_failures (
    key text collate "C" primary key,
    failures integer not null,
    failed_at timestamptz not null,
    -- Whether somebody was turned away since.
    refused boolean not null default false
);

-- From where an account was logged in to. Whoever comes from there waits for the mistakes of nobody else.
create table known_networks (
    account text collate "C",
    network text collate "C",
    last_login timestamptz not null default now(),
    primary key (account, network)
);

-- A banned account keeps what it has, and begins no session.
alter table users add column banned_at timestamptz;
