package dev.kith.web.request;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** The filters of every service, first to last. */
public enum FilterOrder {
    // Ten apart, so that the filter of Spring Boot's metrics, the second of all, counts what the later ones refuse.
    REQUEST_ID(0),
    BODY(10),
    IDENTITY(20);

    private final int order;

    FilterOrder(int offset) {
        this.order = Ordered.HIGHEST_PRECEDENCE + offset;
    }

    /** Registers the filter on all paths, in this position. */
    public <T extends Filter> FilterRegistrationBean<T> register(T filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
