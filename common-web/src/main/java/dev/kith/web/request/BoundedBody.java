package dev.kith.web.request;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** Ends the request with 413 when more is announced, or comes unannounced (chunked), than is taken. */
final class BoundedBody extends ServletInputStream {

    private final ServletInputStream stream;
    private final DataSize limit;
    private long left;

    BoundedBody(ServletInputStream stream, long announced, DataSize limit) {
        this.stream = stream;
        this.limit = limit;
        this.left = limit.toBytes();
        if (announced > left) {
            throw tooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        var value = stream.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = stream.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLarge();
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE, "the body has more than %d bytes".formatted(limit.toBytes()));
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        stream.setReadListener(listener);
    }
}
