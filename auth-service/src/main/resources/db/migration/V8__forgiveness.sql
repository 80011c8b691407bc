-- Failures are forgiven with time, and tries whose end is not known yet are counted apart. What was counted until now is forgotten.
drop table login_failures;

-- Wrong passwords: of an account on a network, of an account, of a network. Keys are HMACs, so no address stands here, neither of mail nor
-- of a machine. Unlogged, since a try is counted before its password is looked at and nobody should wait for the disk twice: a crash of
-- the server forgets the counts, and whoever guesses has the first tries anew.
create unlogged table login_failures (
    key text collate "C" primary key,
    -- When all of them are forgiven; each failure adds the time that one takes.
    forgiven_at timestamptz not null default now(),
    -- When the last was. Without a meaning once all are forgiven.
    failed_at timestamptz not null default now(),
    -- Whether somebody was turned away since.
    refused boolean not null default false,
    -- Tries that have begun and not ended, and when the last of them began.
    in_flight integer not null default 0,
    tried_at timestamptz
);
