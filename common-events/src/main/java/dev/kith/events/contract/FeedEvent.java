package dev.kith.events.contract;

import dev.kith.events.Event;

/**
 * Something happened to a publication or to one of its comments. The key is the publication's id, so that all of it is
 * delivered in order.
 */
public sealed interface FeedEvent extends Event
        permits PublicationCreated, PublicationUpdated, PublicationDeleted, CommentCreated, CommentDeleted {}
