/** What identifies one request on its whole way: headers, logs, Kafka headers, problems. */
@NullMarked
package dev.kith.http.request;

import org.jspecify.annotations.NullMarked;
