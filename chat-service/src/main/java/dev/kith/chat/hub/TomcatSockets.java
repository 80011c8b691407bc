package dev.kith.chat.hub;

import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.Constants;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Adds Tomcat's WebSocket support with small buffers: each open socket has its own, and by default they would take 75
 * KiB.
 */
@Component
final class TomcatSockets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** The size of a buffer in bytes. Most frames fit; a larger one is read in parts and written in fragments. */
    private static final String BUFFER = "2048";

    /** The longest part of a text, in characters. */
    private static final int TEXT = 1_024;

    /** The bytes that are decoded into a text at once. Nothing else uses them, since binary frames are refused. */
    private static final String BINARY = "512";

    /** Whether a part of a frame has the largest possible size. */
    static boolean fillsBuffer(String part) {
        // Tomcat does not split a surrogate pair.
        return part.length() >= TEXT - 1;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The only way to set it. The first class that needs it reads it once.
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", BUFFER);
        factory.addContextCustomizers(TomcatSockets::addWebSocketSupport);
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", BUFFER);
            connector.setProperty("socket.appWriteBufSize", BUFFER);
        });
    }

    private static void addWebSocketSupport(Context context) {
        context.addParameter(Constants.TEXT_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, Integer.toString(TEXT));
        context.addParameter(Constants.BINARY_BUFFER_SIZE_SERVLET_CONTEXT_INIT_PARAM, BINARY);
        context.addServletContainerInitializer(new WsSci(), null);
    }
}
