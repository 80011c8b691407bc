package dev.kith.web.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service takes.
 *
 * @param maxBody of any request, whether its length is announced or not; more is 413
 */
@ConfigurationProperties("kith.request")
record RequestProperties(@DefaultValue("1MB") DataSize maxBody) {}
