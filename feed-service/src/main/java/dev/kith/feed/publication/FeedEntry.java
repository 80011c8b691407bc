package dev.kith.feed.publication;

import dev.kith.feed.author.Author;

/** A publication as the feed shows it. */
record FeedEntry(Publication publication, Author author) {}
