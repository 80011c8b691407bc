package dev.kith.fleet.bench;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in the feed.
 *
 * @param depth how many publications are newer
 * @param path of the page that begins there
 * @param before the id of the last publication before the page, as the service gives it to the database
 */
record FeedPosition(int depth, String path, String before) {

    static final int PAGE = 50;

    private static final int STEP = 100;
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

    /** The beginning, and these places, which are found as a client finds them: by going there from page to page. */
    static List<FeedPosition> walk(URI gateway, String authorization, List<Integer> depths)
            throws IOException, InterruptedException {
        var positions = new ArrayList<FeedPosition>();
        positions.add(new FeedPosition(0, "/api/feed/?limit=" + PAGE, "ffffffff-ffff-ffff-ffff-ffffffffffff"));
        try (var http = HttpClient.newHttpClient()) {
            var path = "/api/feed/?limit=" + STEP;
            for (int depth = STEP; positions.size() <= depths.size(); depth += STEP) {
                var request = HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Authorization", authorization)
                        .build();
                var page = http.send(request, BodyHandlers.ofString());
                var cursor = next(page);
                if (depths.contains(depth)) {
                    var last = JsonMapper.shared().readTree(page.body()).path(STEP - 1);
                    positions.add(new FeedPosition(
                            depth,
                            "/api/feed/?limit=%d&cursor=%s".formatted(PAGE, cursor),
                            last.path("id").asString()));
                }
                path = "/api/feed/?limit=%d&cursor=%s".formatted(STEP, cursor);
            }
        }
        return positions;
    }

    private static String next(HttpResponse<String> page) {
        var link = CURSOR.matcher(page.headers().firstValue("Link").orElse(""));
        if (page.statusCode() != 200 || !link.find()) {
            throw new CommandFailedException("%s answered %d without a Link to the next page"
                    .formatted(page.request().uri(), page.statusCode()));
        }
        return link.group(1);
    }
}
