-- Deleted messages of a conversation, for the one who erases what is left of it.
create index messages_deleted on messages (conversation_id) where text is null;
