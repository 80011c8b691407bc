package dev.kith.auth.deletion;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param services those, besides this one, that hold something of users and must say that it is erased, by their short
 *     names
 */
@Validated
@ConfigurationProperties("kith.auth.deletion")
record DeletionProperties(List<@NotBlank String> services) {}
