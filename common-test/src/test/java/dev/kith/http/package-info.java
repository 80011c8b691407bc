/** Rules for common-http, which cannot depend on this module because this module uses it. */
@NullMarked
package dev.kith.http;

import org.jspecify.annotations.NullMarked;
