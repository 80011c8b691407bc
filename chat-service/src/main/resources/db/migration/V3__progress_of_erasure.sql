-- In the row of somebody who is erased: up to where the conversation, and the peer's stream, have been gone through. Null costs the others
-- nothing.
alter table conversations add column erased_seq bigint, add column erased_position bigint;
