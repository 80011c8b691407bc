-- Accounts that were deleted. The id is given to their owners, who have no other proof any more: random, so that nobody comes upon it.
-- Whose it was is forgotten with the last receipt.
create table deletions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid unique,
    requested_at timestamptz not null default now(),
    completed_at timestamptz,
    check ((user_id is null) = (completed_at is not null))
);

-- Which services have to erase the user, and when each has.
create table deletion_receipts (
    deletion_id uuid not null references deletions on delete cascade,
    service text not null,
    erased_at timestamptz,
    primary key (deletion_id, service)
);
