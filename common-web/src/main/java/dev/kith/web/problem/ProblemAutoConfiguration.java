package dev.kith.web.problem;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        var arguments = new InvalidArguments(new FieldPointers(mapper));
        return new ProblemWriter(mapper, new FailureMapper(new InvalidBody(mapper), arguments));
    }

    @Bean
    WebMvcConfigurer problemsOfHandlers(ProblemWriter problems) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                // After a controller's own @ExceptionHandler, before Spring's, which answer without a body.
                resolvers.add(1, new ProblemResolver(problems));
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTomcat(
            ObjectProvider<ProblemWriter> problems) {
        return factory -> {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemValve(problems.getObject())));
            // The total size of the headers is limited. Tomcat would refuse too many before the request's id is read.
            factory.addConnectorCustomizers(connector -> connector.setProperty("maxHeaderCount", "-1"));
        };
    }
}
