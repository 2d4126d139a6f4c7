package dev.lockstep.simulator.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A Graph request as a test looks it up: without tokens. */
public record LoggedRequest(
    Instant at,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    int status,
    Optional<String> mailbox) {}
