/** What identifies a request and its client: in headers, logs, Kafka headers and problems. */
@NullMarked
package dev.kith.http.request;

import org.jspecify.annotations.NullMarked;
