package dev.kith.chat.hub;

import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.Constants;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Adds Tomcat's WebSocket support, and makes its buffers small: each socket has some of its own for as long as it is
 * open, and by default they would be 75 KiB.
 */
@Component
final class TomcatSockets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Of a buffer, in bytes. Most frames fit; what does not is read in parts and written in fragments. */
    private static final String BUFFER = "2048";

    /** Of the text that is handed on at once, in characters. */
    private static final int TEXT = 1_024;

    /** Of what is decoded into that text at once; nothing else needs it, since binary frames are refused. */
    private static final String BINARY = "512";

    /** Whether a part of a frame is so long because no more is handed on at once. */
    static boolean fillsBuffer(String part) {
        // A pair of surrogates is not cut in two.
        return part.length() >= TEXT - 1;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // Tomcat has no other way to set it; read once, by the first class that needs it.
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
