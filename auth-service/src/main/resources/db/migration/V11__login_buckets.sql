-- The limits on wrong passwords as token buckets: of an account on a network, of an account, of a network. A row says when its bucket will
-- be full; a full bucket needs no row. Keys are HMACs, so the table shows no e-mail address and no IP address. Unlogged, since every login
-- writes here before its password is checked and should not wait for the disk: after a crash of the server all buckets are full.
-- login_failures stays for instances of the version before, which may run during the update; a later version drops it.
create unlogged table login_buckets (
    key text collate "C" primary key,
    full_at timestamptz not null,
    -- Whether a login was refused since the last change of the tokens.
    refused boolean not null default false
);
