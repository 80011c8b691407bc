package dev.kith.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** A response as it is stored: without headers that could be secret. */
final class StoredResponse {

    private final int status;
    private final @Nullable String contentType;
    private final @Nullable String location;
    private final @Nullable String etag;
    private final byte[] body;

    StoredResponse(ContentCachingResponseWrapper response) {
        this.status = response.getStatus();
        this.contentType = response.getContentType();
        this.location = response.getHeader(HttpHeaders.LOCATION);
        this.etag = response.getHeader(HttpHeaders.ETAG);
        this.body = response.getContentAsByteArray();
    }

    StoredResponse(ResultSet row) throws SQLException {
        this.status = row.getInt("status");
        this.contentType = row.getString("content_type");
        this.location = row.getString("location");
        this.etag = row.getString("etag");
        this.body = row.getBytes("body");
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The values by the names of their columns. */
    Map<String, @Nullable Object> columns() {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("status", status);
        columns.put("content_type", contentType);
        columns.put("location", location);
        columns.put("etag", etag);
        columns.put("body", body);
        return columns;
    }

    void replay(HttpServletResponse response) throws IOException {
        response.setHeader("Idempotency-Replayed", "true");
        response.setStatus(status);
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.LOCATION, location);
        response.setHeader(HttpHeaders.ETAG, etag);
        response.getOutputStream().write(body);
    }
}
