package dev.kith.web.page;

import dev.kith.web.page.PageRoom.Reservation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Reserves room for each request for a page, from before it is read until it is written. */
final class PageRoomInterceptor implements HandlerInterceptor {

    private static final String RESERVATION = PageRoomInterceptor.class.getName() + ".reservation";

    private final PageRoom room;

    PageRoomInterceptor(PageRoom room) {
        this.room = room;
    }

    static Optional<Reservation> reservation(HttpServletRequest request) {
        return Optional.ofNullable((Reservation) request.getAttribute(RESERVATION));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && givesPages(method)) {
            request.setAttribute(RESERVATION, room.reserve());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        reservation(request).ifPresent(Reservation::close);
    }

    private static boolean givesPages(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == PageRequest.class);
    }
}
