begin;
select true from authors where user_id = :user and not erased for share;
insert into publications (user_id, text) values (:user, :text) returning *;
insert into events.outbox (partition, topic, key, type, data, traceparent, request_id)
values (:partition, :topic, :key, :type, :data::json, :traceparent, :requestId);
commit;
