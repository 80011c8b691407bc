package dev.kith.profile;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of this service.
 *
 * @param usernameTombstone how long the username of a deleted account stays reserved
 */
@Validated
@ConfigurationProperties("kith.profile")
public record ProfileProperties(@DurationMin Duration usernameTombstone) {}
