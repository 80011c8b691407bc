package dev.kith.gateway.problem;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.request.Tracking;
import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers whatever goes wrong on the public port with a problem, unless an answer has already begun. */
@Component
class ProblemFilter implements EdgeFilter {

    private final JsonMapper json;

    ProblemFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Stage stage() {
        return Stage.PROBLEMS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(
                        failure -> !exchange.getResponse().isCommitted(),
                        failure -> answer(exchange, Problems.of(failure)));
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        if (problem.retryAfter() != null) {
            response.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(problem.retryAfter().toSeconds()));
        }
        var body = json.writeValueAsBytes(placed(problem.problem(), exchange));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Problem placed(Problem problem, ServerWebExchange exchange) {
        return problem.at(
                exchange.getRequest().getURI().getRawPath(),
                Tracking.of(exchange).requestId());
    }
}
