package dev.kith.auth.audit;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param retention how long an event is kept */
@Validated
@ConfigurationProperties("kith.auth.audit")
record AuditProperties(@DurationMin(hours = 1) Duration retention) {}
