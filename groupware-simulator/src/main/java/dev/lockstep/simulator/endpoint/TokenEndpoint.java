package dev.lockstep.simulator.endpoint;

import dev.lockstep.simulator.auth.AccessTokens;
import dev.lockstep.simulator.exchange.Replies;
import dev.lockstep.simulator.http.Percent;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import java.util.HashMap;
import java.util.Map;

/** The token endpoint of the client credentials flow (RFC 6749 section 4.4). */
public final class TokenEndpoint {
  private final AccessTokens tokens;

  /** An endpoint that issues those tokens. */
  public TokenEndpoint(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** Answers a POST of a form with a token. */
  public Response.Sent handle(Request request) {
    if (!request.method().equals("POST")) {
      return refuse("invalid_request", "The token endpoint takes POST alone.");
    }
    Map<String, String> form = new HashMap<>();
    for (String part : request.text().split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        form.put(
            Percent.decodeQuery(part.substring(0, equals)),
            Percent.decodeQuery(part.substring(equals + 1)));
      }
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refuse("unsupported_grant_type", "The grant_type must be client_credentials.");
    }
    String client = form.getOrDefault("client_id", "");
    if (client.isBlank()) {
      return refuse("invalid_request", "The client_id is missing.");
    }
    if (form.getOrDefault("client_secret", form.getOrDefault("client_assertion", "")).isBlank()) {
      return refuse("invalid_client", "The client_secret is missing.");
    }
    String token = tokens.issue(client);
    long lifetime = AccessTokens.LIFETIME.toSeconds();
    return Replies.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("token_type", "Bearer");
          out.writeNumberField("expires_in", lifetime);
          out.writeNumberField("ext_expires_in", lifetime);
          out.writeStringField("access_token", token);
          out.writeEndObject();
        });
  }

  private static Response.Sent refuse(String error, String description) {
    return Replies.json(
        400,
        out -> {
          out.writeStartObject();
          out.writeStringField("error", error);
          out.writeStringField("error_description", description);
          out.writeEndObject();
        });
  }
}
