package dev.lockstep.groupware.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Client credentials (RFC 6749, section 4.4) against an authority on this very machine without TLS,
 * which azure-identity refuses to talk to. Made for a simulator; never used for any other host.
 */
final class PlainCredential implements TokenCredential {

  private static final Duration EARLY = Duration.ofMinutes(2);

  private final GraphAccess access;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper mapper = new ObjectMapper();
  private Optional<AccessToken> current = Optional.empty();

  PlainCredential(GraphAccess access) {
    this.access = access;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request));
  }

  @Override
  public synchronized AccessToken getTokenSync(TokenRequestContext request) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    AccessToken token =
        current
            .filter(known -> known.getExpiresAt().isAfter(now.plus(EARLY)))
            .orElseGet(() -> fetch(request, now));
    current = Optional.of(token);
    return token;
  }

  private AccessToken fetch(TokenRequestContext request, OffsetDateTime now) {
    String form =
        Map.of(
                "grant_type", "client_credentials",
                "client_id", access.clientId(),
                "client_secret", access.clientSecret(),
                "scope", String.join(" ", request.getScopes()))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    URI address =
        URI.create(access.authority() + "/" + encode(access.tenant()) + "/oauth2/v2.0/token");
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(address)
                  .timeout(Duration.ofSeconds(10))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode body = mapper.readTree(response.body());
      if (response.statusCode() != 200 || !body.hasNonNull("access_token")) {
        throw new IOException("no token from " + address + ": " + response.statusCode());
      }
      return new AccessToken(
          body.get("access_token").asText(), now.plusSeconds(body.path("expires_in").asLong(300)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a token", e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
