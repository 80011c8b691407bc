package dev.kith.web.request;

import dev.kith.http.request.RequestIds;
import jakarta.servlet.http.HttpServletRequest;

/** The id of the request at hand. */
public final class RequestId {

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The same id at every call for one request, also for one that Tomcat refused before any filter ran. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = RequestIds.takeOrMake(request.getHeader(RequestIds.HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
