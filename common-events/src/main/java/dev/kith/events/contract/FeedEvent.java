package dev.kith.events.contract;

import dev.kith.events.Event;

/**
 * Something happened to a publication or below it. The key is the publication's id, so that all of it is heard in
 * order.
 */
public sealed interface FeedEvent extends Event
        permits PublicationCreated, PublicationUpdated, PublicationDeleted, CommentCreated, CommentDeleted {

    String TOPIC = "feed-events";
}
