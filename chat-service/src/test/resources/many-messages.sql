truncate people, conversations, messages, changes;

-- One user writes with a thousand others, fifty messages with each, and 50,000 more with the first. Every other one is the user's own.
insert into people (id, position) values ('00000000-0000-0000-0000-000000000001', 100000);
insert into people (id, position) select md5('peer ' || number)::uuid, 50 from generate_series(1, 1000) as number;

insert into conversations (user_id, peer_id, last_seq, last_position)
select '00000000-0000-0000-0000-000000000001', md5('peer ' || number)::uuid, 50, 49000 + number
from generate_series(1, 1000) as number;
insert into conversations (user_id, peer_id, id, last_seq, last_position)
select peer_id, user_id, id, 50, 50 from conversations;

create temporary view sendings as
select id, user_id, peer_id, number as seq, (number - 1) * 1000 + last_position - 49000 as position
from generate_series(1, 50) as number, conversations where user_id = '00000000-0000-0000-0000-000000000001'
union all
select id, user_id, peer_id, number, 49950 + number
from generate_series(51, 50050) as number, conversations where peer_id = md5('peer 1')::uuid;

insert into messages (conversation_id, seq, sender, receiver, text, sender_position, receiver_position)
select id, seq, user_id, peer_id, 'mine ' || seq, position, seq from sendings where seq % 2 = 0
union all
select id, seq, peer_id, user_id, 'theirs ' || seq, seq, position from sendings where seq % 2 = 1;

insert into changes (user_id, position, kind, actor, peer, seq, message_id)
select sender, sender_position, 'SENT', sender, receiver, seq, id from messages
union all
select receiver, receiver_position, 'SENT', sender, receiver, seq, id from messages;

drop view sendings;
analyze;
