\set clientId random(1, 9223372036854775807)
begin;
select id from people where id in (:one, :other) and not deleted
order by id for no key update;
with repeated as (
    select from messages where sender = :sender and client_id = :clientId
), advanced as (
    update people set position = position + 1
    where id in (:sender, :receiver) and not exists (select from repeated)
    returning id, position
), outgoing as (
    insert into conversations as known (user_id, peer_id, last_seq, last_position)
    select id, :receiver, 1, position from advanced where id = :sender
    on conflict (user_id, peer_id) do update
        set last_seq = known.last_seq + 1, last_position = excluded.last_position
    returning id, last_seq, last_position
), incoming as (
    insert into conversations as known (user_id, peer_id, id, last_seq, last_position, unread)
    select advanced.id, :sender, outgoing.id, outgoing.last_seq, advanced.position, 1
    from advanced, outgoing where advanced.id = :receiver and advanced.id <> :sender
    on conflict (user_id, peer_id) do update
        set last_seq = excluded.last_seq, last_position = excluded.last_position, unread = known.unread + 1
    returning last_position
), message as (
    insert into messages (
        conversation_id, seq, sender, receiver, text, client_id, sender_position, receiver_position)
    select id, last_seq, :sender, :receiver, :text, :clientId,
           last_position, coalesce((select last_position from incoming), last_position)
    from outgoing
    returning *
), changed as (
    insert into changes (user_id, position, kind, actor, peer, seq, message_id)
    select advanced.id, advanced.position, 'SENT', :sender, :receiver, message.seq, message.id
    from advanced, message
)
select id, conversation_id, seq, time_sent, version, sender_position, receiver_position from message;
insert into events.outbox (partition, topic, key, type, data, traceparent, request_id)
values (:partition, :topic, :key, :type, :data::json, :traceparent, :requestId);
commit;
